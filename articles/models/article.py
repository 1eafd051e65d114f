from datetime import date
from functools import cached_property
from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Left
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles import excerpts, search
from articles.models import vocabulary
from articles.models.article_constraints import ARTICLE_CONSTRAINTS
from articles.models.article_desk import DESK_INDEXES
from articles.models.choices import PUBLIC_STATUSES, DisplayPolicy, Origin, Precision, Status, WithdrawalKind
from articles.models.derived import dissolving_triggers, public_change_triggers, withdrawal_triggers
from articles.models.event import Event
from articles.models.fields import page, texts
from articles.models.history import events_of, tracked
from articles.models.mention import Mention
from articles.models.place import Place
from articles.models.source import Source
from articles.models.story import Story
from articles.models.topic import Topic

UNDATED = date(1, 1, 1)
"""The sort date of an article whose date is unknown, so that it comes last."""

LAST_DATE = date(9999, 12, 31)
"""The same for lists that begin with the oldest."""

LEAD_CHARACTERS = 1200
LEAD_WORDS = 45
EXCERPT_WORDS = 80
KEPT_BY_TRIGGERS = ("organization_ids", "topic_ids")
BOOKKEEPING = (
    "text_hash",
    "copy_of",
    "canonical_address",
    "candidates",
    "created_at",
    "updated_at",
)
UNSEEN = ("body", "search_vector", "title_vector")
ON_CARD = (
    *("title", "language", "published_on", "date_precision", "date_origin", "outlet_name", "status", "sample"),
    *("event__year", "event__name", "event__series"),
    *(f"{publisher}__{field}" for publisher in ("source", "agency") for field in ("slug", "name", "display_policy")),
)
MENTION_ON_CARD = ("article", "count", "organization__name", "organization__slug")
"""Of each row only what a list shows: reading whole rows takes longer than finding them."""


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> Self:
        """Articles that anyone may see, restricted ones (metadata only) included. The one door to the public."""
        return self.filter(status__in=PUBLIC_STATUSES)

    def search(self, query: str) -> Self:
        """Articles that match `query`: words, "phrases", OR, -without, beginnings*, fields. Never raises."""
        if not query or query.isspace():
            return self
        condition = search.condition(search.parse(query, vocabulary.current()).tree)
        return self if condition is None else self.filter(condition)

    def newest(self) -> Self:
        """Newest first, unknown dates last, in an order that no two articles share."""
        return self.order_by("-sort_date", "-pk")

    def oldest(self) -> Self:
        """Oldest first, unknown dates last here too."""
        return self.order_by(Coalesce("published_on", Value(LAST_DATE)), "pk")

    def one_a_story(self) -> Self:
        """Of the copies of one text among these articles the first by day, unknown days last."""
        told = self.filter(story__isnull=False).order_by("story", Coalesce("published_on", Value(LAST_DATE)), "pk")
        return self.filter(Q(story=None) | Q(pk__in=told.distinct("story").values("pk")))

    def for_cards(self, characters: int = LEAD_CHARACTERS) -> Self:
        """What a list shows of an article, in two queries however many there are.

        No body, but so many of its first `characters` as `lead`.
        """
        accepted = Mention.objects.accepted().select_related("organization").only(*MENTION_ON_CARD)
        return (
            self.only(*ON_CARD)
            .annotate(lead=Left("body", characters))
            .select_related("event", "source", "agency")
            .prefetch_related(
                models.Prefetch("mentions", accepted.order_by("-count", "organization__name"), to_attr="accepted")
            )
        )


@tracked(exclude=[*UNSEEN, "sort_date", "organization_ids", "topic_ids", *BOOKKEEPING])
@events_of(
    pghistory.UpdateEvent("body_update", row=pghistory.Old),
    pghistory.DeleteEvent("body_delete"),
    fields=["body"],
    model_name="ArticleBodyEvent",
    owned=False,
)
class Article(models.Model):
    """One published text as the archive knows it.

    Every value that was read or guessed carries its origin; for date, place, outlet, agency and edition, the words
    that it rests on are its evidence. `body` is clean text: blocks parted by a blank line, headings begin with "## ".
    """

    title = models.CharField(_("title"), max_length=500)
    title_origin = models.CharField(_("origin of the title"), max_length=10, choices=Origin)
    body = models.TextField(_("text"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True, help_text=_("BCP 47 tag: en, zh-Hans …"))
    language_origin = models.CharField(_("origin of the language"), max_length=10, choices=Origin, blank=True)

    published_on = models.DateField(_("published on"), null=True, blank=True)
    date_precision = models.CharField(
        _("precision of the date"), max_length=10, choices=Precision, default=Precision.UNKNOWN
    )
    date_origin = models.CharField(_("origin of the date"), max_length=10, choices=Origin, blank=True)
    date_evidence = models.TextField(_("evidence for the date"), blank=True)
    published_time = models.TimeField(
        _("time of the day"), null=True, blank=True, help_text=_("As the document states it, in its own time zone.")
    )
    published_zone = models.CharField(
        _("time zone"), max_length=40, blank=True, help_text=_("As the document states it: GMT, +08:00 …")
    )

    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("place")
    )
    place_text = models.CharField(_("place as printed"), max_length=200, blank=True)
    place_origin = models.CharField(_("origin of the place"), max_length=10, choices=Origin, blank=True)

    byline = texts(_("byline"))
    byline_origin = models.CharField(_("origin of the byline"), max_length=10, choices=Origin, blank=True)

    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("outlet")
    )
    outlet_name = models.CharField(_("outlet as printed"), max_length=200, blank=True)
    source_origin = models.CharField(_("origin of the outlet"), max_length=10, choices=Origin, blank=True)
    source_evidence = models.TextField(_("evidence for the outlet"), blank=True)
    source_url = models.TextField(_("address of the original"), blank=True)

    agency = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="agency_articles", verbose_name=_("agency")
    )
    agency_origin = models.CharField(_("origin of the agency"), max_length=10, choices=Origin, blank=True)
    agency_evidence = models.TextField(_("evidence for the agency"), blank=True)

    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("edition")
    )
    event_origin = models.CharField(_("origin of the edition"), max_length=10, choices=Origin, blank=True)
    event_evidence = models.TextField(_("evidence for the edition"), blank=True)
    related_events = models.ManyToManyField(
        Event, through="ArticleRelatedEvent", related_name="related_articles", verbose_name=_("other editions named")
    )
    topics = models.ManyToManyField(Topic, through="ArticleTopic", related_name="articles", verbose_name=_("topics"))

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("put into review by"),
    )
    submitted_at = models.DateTimeField(_("put into review at"), null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(_("to be published at"), null=True, blank=True, editable=False)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("scheduled by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawn_kind = models.CharField(
        _("class of the reason"), max_length=20, choices=WithdrawalKind, blank=True, editable=False
    )
    withdrawn_reason = models.TextField(_("reason of the withdrawal"), blank=True)

    warnings = texts(_("warnings of the intake"))
    without = texts(_("known to have no"), help_text=_("Values that an editor looked for and that there are not."))
    sample = models.BooleanField(_("sample"), default=False, help_text=_("Ships with the software; no real report."))
    candidates = models.JSONField(
        _("candidates"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("What else might have been the date, the outlet …, with its evidence, and what was chosen."),
    )
    canonical_address = models.TextField(
        blank=True, editable=False, help_text=_("The original's address without what does not tell pages apart.")
    )
    text_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("SHA-256 of title and text as taken in; finds doubles.")
    )
    copy_of = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Empty for the first article with its text; for a copy in another outlet, what names that outlet."),
    )
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("story")
    )
    story_decided = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("An editor said whether it belongs to a story; without one, the intake gives it none."),
    )
    created_at = models.DateTimeField(_("taken in at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    sort_date = models.GeneratedField(
        expression=Coalesce("published_on", Value(UNDATED)), output_field=models.DateField(), db_persist=True
    )
    title_vector = models.GeneratedField(
        expression=search.TitleVector("title"), output_field=SearchVectorField(), db_persist=True
    )
    search_vector = models.GeneratedField(
        expression=search.TextVector("title", "body"), output_field=SearchVectorField(), db_persist=True
    )
    organization_ids = ArrayField(models.BigIntegerField(), default=list, editable=False)
    topic_ids = ArrayField(models.BigIntegerField(), default=list, editable=False)

    objects = ArticleQuerySet.as_manager()
    further_copies: int = 0
    """How many other public copies a list stands it for; the browse page sets it."""

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = ARTICLE_CONSTRAINTS
        permissions = [
            ("publish_article", _("Can show articles to the public and take them back")),
            ("withdraw_article", _("Can withdraw articles and bring them back")),
        ]
        indexes = [
            models.Index(
                F("sort_date").desc(), F("id").desc(), condition=Q(status__in=PUBLIC_STATUSES), name="article_newest"
            ),
            models.Index(
                Coalesce("published_on", Value(LAST_DATE)),
                F("id"),
                condition=Q(status__in=PUBLIC_STATUSES),
                name="article_oldest",
            ),
            models.Index(F("event"), F("sort_date").desc(), F("id").desc(), name="article_event_newest"),
            models.Index(F("source"), F("sort_date").desc(), F("id").desc(), name="article_source_newest"),
            models.Index(F("agency"), F("sort_date").desc(), F("id").desc(), name="article_agency_newest"),
            models.Index(fields=["status", "-created_at"], name="article_desk"),
            models.Index(
                fields=["canonical_address"], condition=~Q(canonical_address=""), name="article_canonical_address"
            ),
            *DESK_INDEXES,
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="article_scheduled"),
            GinIndex(fields=["organization_ids"], name="article_organization_ids"),
            GinIndex(fields=["topic_ids"], name="article_topic_ids"),
            GinIndex(fields=["search_vector"], name="article_search"),
            GinIndex(fields=["title_vector"], name="article_title_search"),
        ]
        triggers = [
            *public_change_triggers(
                condition="changed.status IN ('published', 'restricted', 'withdrawn')", article="changed.id"
            ),
            *dissolving_triggers(),
            *withdrawal_triggers(),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As ever, but for the columns that triggers keep: they may have moved on since this row was read."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            left = {"id", *KEPT_BY_TRIGGERS, *self.get_deferred_fields()}
            columns = [field for field in self._meta.concrete_fields if not field.generated]
            kwargs["update_fields"] = [field.name for field in columns if field.attname not in left]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return page("article-detail", self.pk, self.slug)

    @property
    def slug(self) -> str:
        """The readable part of the address, Chinese characters kept; the number alone finds the article."""
        return slugify(self.title, allow_unicode=True)[:80].strip("-") or "article"

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC_STATUSES

    @property
    def display_policy(self) -> str:
        """How much of the text the public sees: a `DisplayPolicy` value. Without an outlet, the agency decides."""
        if self.status in (Status.RESTRICTED, Status.WITHDRAWN):
            return DisplayPolicy.METADATA
        publisher = self.source or self.agency
        return (publisher and publisher.display_policy) or settings.DEFAULT_DISPLAY_POLICY

    @property
    def visible_body(self) -> str:
        """The text as far as the public may see it; empty where only metadata are shown."""
        return self._visible(self.body)

    @property
    def visible_lead(self) -> str:
        """One paragraph for lists and link previews, within the display policy. Uses `for_cards`' `lead` if there."""
        return excerpts.lead(self.visible_beginning, LEAD_WORDS)

    @property
    def visible_beginning(self) -> str:
        """The beginning of the text that `for_cards` read, as far as the public may see it."""
        beginning: str = getattr(self, "lead", None) or self.body[:LEAD_CHARACTERS]
        return self._visible(beginning)

    @cached_property
    def accepted_mentions(self) -> list[Any]:
        """The accepted mentions with their organizations, most named first."""
        if hasattr(self, "accepted"):
            return list(self.accepted)
        mentions = self.mentions.accepted().select_related("organization")
        return list(mentions.order_by("-count", "organization__name"))

    def _visible(self, text: str) -> str:
        match self.display_policy:
            case DisplayPolicy.FULL:
                return text
            case DisplayPolicy.EXCERPT:
                return excerpts.excerpt(text, EXCERPT_WORDS)
            case _:
                return ""
