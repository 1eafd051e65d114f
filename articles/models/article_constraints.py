"""The rules that hold for every article, however it is written."""

from django.db import models
from django.db.models import Q

from articles.models.article_desk import SOUGHT
from articles.models.choices import PUBLIC_STATUSES, Origin, Precision, Status, WithdrawalKind
from articles.models.fields import not_blank, one_of, web_address

UNKNOWN_DATE = Q(published_on=None, date_precision=Precision.UNKNOWN, date_origin="")
KNOWN_DATE = (
    Q(published_on__isnull=False)
    & ~Q(date_precision=Precision.UNKNOWN)
    & ~Q(date_origin="")
    & (Q(date_precision=Precision.DAY) | Q(published_on__day=1))
    & (~Q(date_precision=Precision.YEAR) | Q(published_on__month=1))
)


def origin_beside(field: str, unknown: Q) -> models.CheckConstraint:
    """The value has an origin exactly where it is known."""
    name = f"article_{field}_has_origin"
    no_origin = Q(**{f"{field}_origin": ""})
    return models.CheckConstraint(condition=(unknown & no_origin) | (~unknown & ~no_origin), name=name)


def inferred_shows_evidence(field: str) -> models.CheckConstraint:
    """A guess carries the words that it rests on."""
    guessed, evidence = Q(**{f"{field}_origin": Origin.INFERRED}), Q(**{f"{field}_evidence__regex": r"\S"})
    return models.CheckConstraint(condition=~guessed | evidence, name=f"article_{field}_inferred_with_evidence")


ARTICLE_CONSTRAINTS = [
    not_blank("article", "title"),
    one_of("article", "title_origin", Origin),
    one_of("article", "language_origin", Origin, empty=True),
    one_of("article", "date_precision", Precision),
    one_of("article", "date_origin", Origin, empty=True),
    one_of("article", "place_origin", Origin, empty=True),
    one_of("article", "byline_origin", Origin, empty=True),
    one_of("article", "source_origin", Origin, empty=True),
    one_of("article", "agency_origin", Origin, empty=True),
    one_of("article", "event_origin", Origin, empty=True),
    one_of("article", "status", Status),
    web_address("article", "source_url"),
    models.CheckConstraint(
        condition=Q(language__regex=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$"), name="article_language_is_bcp47"
    ),
    models.CheckConstraint(condition=UNKNOWN_DATE | KNOWN_DATE, name="article_date_and_precision_agree"),
    models.CheckConstraint(
        condition=Q(published_time=None) | Q(date_precision=Precision.DAY), name="article_time_needs_a_day"
    ),
    origin_beside("language", Q(language="")),
    origin_beside("place", Q(place=None, place_text="")),
    origin_beside("byline", Q(byline=[])),
    origin_beside("source", Q(source=None, outlet_name="")),
    origin_beside("agency", Q(agency=None)),
    origin_beside("event", Q(event=None)),
    inferred_shows_evidence("date"),
    inferred_shows_evidence("source"),
    inferred_shows_evidence("agency"),
    inferred_shows_evidence("event"),
    models.CheckConstraint(
        condition=~Q(status__in=PUBLIC_STATUSES) | Q(published_at__isnull=False), name="article_public_has_time"
    ),
    models.CheckConstraint(
        condition=~Q(status=Status.WITHDRAWN) | Q(withdrawn_at__isnull=False, withdrawn_reason__regex=r"\S"),
        name="article_withdrawn_says_why",
    ),
    models.CheckConstraint(
        condition=Q(withdrawn_kind__in=WithdrawalKind.values) | (Q(withdrawn_kind="") & ~Q(status=Status.WITHDRAWN)),
        name="article_withdrawn_kind_known",
    ),
    models.CheckConstraint(
        condition=Q(publish_at=None) | Q(status__in=[Status.DRAFT, Status.IN_REVIEW]),
        name="article_scheduled_waits",
    ),
    models.CheckConstraint(condition=Q(without__contained_by=list(SOUGHT)), name="article_without_known"),
    models.UniqueConstraint(fields=["text_hash", "copy_of"], condition=~Q(text_hash=""), name="article_text_once"),
    models.CheckConstraint(condition=Q(text_hash__regex=r"^([0-9a-f]{64})?$"), name="article_text_hash_form"),
]
