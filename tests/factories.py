"""Rows for tests. Each factory makes the smallest valid row; traits (`draft=True`) and keywords say what matters."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from articles import models

PASSWORD = "correct horse battery staple"
PUBLIC_SINCE = datetime(2020, 1, 1, tzinfo=UTC)


@cache
def hashed_password() -> str:
    """Hashing is slow on purpose: once is enough."""
    return make_password(PASSWORD)


class UserFactory(DjangoModelFactory):
    """Somebody of the staff with `PASSWORD`; `administrator=True` may do everything."""

    class Meta:
        model = get_user_model()

    class Params:
        administrator = factory.Trait(is_superuser=True)

    username = factory.Sequence(lambda n: f"editor{n}")
    is_staff = True
    password = factory.LazyFunction(hashed_password)


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place

    name = factory.Sequence(lambda n: f"Town {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.name))
    country = "CN"


class EventFactory(DjangoModelFactory):
    """An edition of the World Internet Conference: the n-th, in the n-th year from 2014."""

    class Meta:
        model = models.Event
        django_get_or_create = ("year",)

    year = factory.Sequence(lambda n: 2014 + n % 150)
    number = factory.LazyAttribute(lambda row: row.year - 2013)
    slug = factory.LazyAttribute(lambda row: f"wic-{row.year}")
    name = factory.LazyAttribute(lambda row: f"World Internet Conference {row.year}")
    start_date = factory.LazyAttribute(lambda row: date(row.year, 11, 16))
    end_date = factory.LazyAttribute(lambda row: date(row.year, 11, 18))


class SourceFactory(DjangoModelFactory):
    """An outlet whose texts may be shown in full; `kind="wire"` for an agency."""

    class Meta:
        model = models.Source

    name = factory.Sequence(lambda n: f"Outlet {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.name))
    kind = "newspaper"
    country = "CN"
    display_policy = "full"


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic

    label = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.label))


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organization

    name = factory.Sequence(lambda n: f"Organization {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.name))
    kind = "company"
    country = "CN"


class OrganizationNameFactory(DjangoModelFactory):
    class Meta:
        model = models.OrganizationName

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Alias {n}")
    kind = "alias"


class OrganizationSuccessionFactory(DjangoModelFactory):
    """Two organizations, the second of which is the first one renamed, nobody knows when."""

    class Meta:
        model = models.OrganizationSuccession

    predecessor = factory.SubFactory(OrganizationFactory)
    successor = factory.SubFactory(OrganizationFactory)
    kind = "renaming"


class TaggingRuleFactory(DjangoModelFactory):
    """A rule that looks for "sample words" for a topic, or for the organization that is given."""

    class Meta:
        model = models.TaggingRule

    label = factory.Sequence(lambda n: f"Rule {n}")
    organization = None
    topic = factory.Maybe("organization", None, factory.SubFactory(TopicFactory))
    kind = "any"
    terms = ["sample words"]


class ArticleFactory(DjangoModelFactory):
    """A published article without edition and outlet; traits `draft`, `restricted`, `withdrawn`, `undated`."""

    class Meta:
        model = models.Article

    class Params:
        draft = factory.Trait(status="draft", published_at=None)
        restricted = factory.Trait(status="restricted")
        withdrawn = factory.Trait(
            status="withdrawn",
            withdrawn_at=PUBLIC_SINCE,
            withdrawn_kind="other",
            withdrawn_reason="Asked by its author.",
        )
        undated = factory.Trait(published_on=None, date_precision="unknown", date_origin="")

    title = factory.Sequence(lambda n: f"Ministers discuss cyber rules, part {n}")
    title_origin = "extracted"
    body = factory.LazyAttribute(lambda row: f"{row.title}.\n\nDelegates spoke about security and trade.")
    language = "en"
    language_origin = "extracted"
    published_on = date(2016, 11, 17)
    date_precision = "day"
    date_origin = "extracted"
    event_origin = factory.LazyAttribute(lambda row: "extracted" if row.event else "")
    source_origin = factory.LazyAttribute(lambda row: "extracted" if row.source or row.outlet_name else "")
    agency_origin = factory.LazyAttribute(lambda row: "extracted" if row.agency else "")
    place_origin = factory.LazyAttribute(lambda row: "extracted" if row.place or row.place_text else "")
    byline_origin = factory.LazyAttribute(lambda row: "extracted" if row.byline else "")
    event = source = agency = place = None
    outlet_name = place_text = ""
    byline: list[str] = []
    status = "published"
    published_at = PUBLIC_SINCE


class MentionFactory(DjangoModelFactory):
    """An accepted mention that a rule found; `suggested=True` or `rejected=True` for the other states."""

    class Meta:
        model = models.Mention

    class Params:
        suggested = factory.Trait(state="suggested")
        rejected = factory.Trait(state="rejected")

    article = factory.SubFactory(ArticleFactory)
    organization = factory.SubFactory(OrganizationFactory)
    state = "accepted"
    origin = "rule"
    surface = factory.LazyAttribute(lambda row: row.organization.name)
    sentence = factory.LazyAttribute(lambda row: f"{row.surface} spoke about security.")
    count = 1
    rule = "name"


class CaptureFactory(DjangoModelFactory):
    """A receipt of `data`, whose bytes are kept under BLOB_ROOT."""

    class Meta:
        model = models.Capture

    file_name = factory.Sequence(lambda n: f"document-{n}.txt")
    data = factory.LazyAttribute(lambda row: f"Text of {row.file_name}".encode())

    @classmethod
    def _create(cls, model_class: type[models.Capture], *args: Any, data: bytes, **kwargs: Any) -> models.Capture:
        kwargs.setdefault("blob", models.Blob.store(data, media_type="text/plain"))
        return super()._create(model_class, *args, **kwargs)


class ArticleCaptureFactory(DjangoModelFactory):
    """Where an article was read: a double, since there is one origin at most."""

    class Meta:
        model = models.ArticleCapture

    article = factory.SubFactory(ArticleFactory)
    capture = factory.SubFactory(CaptureFactory)
    role = models.ArticleCapture.Role.DOUBLE


class FeedFactory(DjangoModelFactory):
    class Meta:
        model = models.Feed

    title = factory.Sequence(lambda n: f"Feed {n}")
    address = factory.Sequence(lambda n: f"https://feeds.example.org/{n}.xml")


class IntakeFactory(DjangoModelFactory):
    """A run that has finished; `running=True` is one that goes on, or was cut off."""

    class Meta:
        model = models.Intake

    class Params:
        running = factory.Trait(state="running", finished_at=None)

    inputs = ["articles/"]
    key = factory.Sequence(lambda n: f"{n:064x}")
    state = "finished"
    finished_at = PUBLIC_SINCE
