from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce, Greatest, Least, Now, Power
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import not_blank, web_address
from articles.models.history import tracked
from articles.models.source import Source

LONGEST_MINUTES = 24 * 60
"""Between two polls of a feed that fails, unless its interval is longer still."""


POLLING = ("etag", "last_modified", "polled_at", "succeeded_at", "last_new_at", "failures", "error")
"""What polling writes, and no history tells."""


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self) -> Self:
        """Active feeds whose last poll lies as far back as their interval, longest waiting first.

        After failures the interval is doubled for each, up to a day.
        """
        minutes = F("interval_minutes")
        longer = Least(minutes * Power(2, Least(F("failures"), 10)), Greatest(minutes, LONGEST_MINUTES))
        every = ExpressionWrapper(longer * Value(timedelta(minutes=1)), output_field=DurationField())
        waited = Q(polled_at=None) | Q(polled_at__lte=Now() - every)
        return self.filter(waited, active=True).order_by(F("polled_at").asc(nulls_first=True), "pk")

    def silent(self) -> Self:
        """Active feeds that brought nothing new for longer than they may."""
        allowed = ExpressionWrapper(F("silence_days") * Value(timedelta(days=1)), output_field=DurationField())
        return self.alias(since=Coalesce("last_new_at", "created_at")).filter(since__lte=Now() - allowed, active=True)


@tracked(exclude=POLLING, every_insert=True)
class Feed(models.Model):
    """An RSS or Atom feed that editors registered: a list of addresses that is asked for again and again."""

    title = models.CharField(_("title"), max_length=200)
    address = models.TextField(_("address"), unique=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="feeds", verbose_name=_("outlet")
    )
    active = models.BooleanField(_("active"), default=True)
    interval_minutes = models.PositiveIntegerField(_("minutes between two polls"), default=60)
    silence_days = models.PositiveIntegerField(
        _("days of silence until the alarm"), default=14, help_text=_("How long it may bring nothing new.")
    )
    etag = models.TextField(blank=True, editable=False)
    last_modified = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    polled_at = models.DateTimeField(_("last polled at"), null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField(_("last success at"), null=True, blank=True, editable=False)
    last_new_at = models.DateTimeField(_("last new entry at"), null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures since the last success"), default=0, editable=False)
    error = models.TextField(_("last error"), blank=True, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["title", "pk"]
        constraints = [
            not_blank("feed", "title"),
            not_blank("feed", "address"),
            web_address("feed", "address"),
            models.CheckConstraint(condition=Q(interval_minutes__gte=5), name="feed_interval_not_too_short"),
            models.CheckConstraint(condition=Q(silence_days__gte=1), name="feed_silence_at_least_a_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def quiet_since(self) -> datetime:
        """When it last brought something new; before the first time, when it was registered."""
        return self.last_new_at or self.created_at

    @property
    def is_silent(self) -> bool:
        """Whether it has brought nothing new for longer than it may."""
        return self.active and timezone.now() - self.quiet_since > timedelta(days=self.silence_days)
