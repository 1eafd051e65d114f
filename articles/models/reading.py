from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.capture import Capture
from articles.models.fields import one_of


class ReadingState(models.TextChoices):
    READ = "read", _("read")
    FAILED = "failed", _("failed")


class Reading(models.Model):
    """One attempt to read a capture; may be repeated when a reader got better."""

    State = ReadingState

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="readings", verbose_name=_("capture"))
    reader = models.CharField(_("reader"), max_length=40, blank=True)
    reader_version = models.CharField(_("version of the reader"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ReadingState)
    error = models.TextField(_("error"), blank=True)
    warnings = ArrayField(models.TextField(), default=list, blank=True, verbose_name=_("warnings"))
    records = models.PositiveIntegerField(_("records"), default=0)
    failed = models.PositiveIntegerField(_("records that could not be read"), default=0)
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)
    seconds = models.FloatField(_("seconds"), default=0)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-read_at", "-id"]
        constraints = [
            one_of("reading", "state", ReadingState),
            models.CheckConstraint(
                condition=Q(state=ReadingState.READ, error="") | Q(state=ReadingState.FAILED, error__regex=r"\S"),
                name="reading_failed_says_why",
            ),
            models.CheckConstraint(condition=Q(failed__lte=F("records")), name="reading_failed_within_records"),
            models.CheckConstraint(condition=Q(seconds__gte=0), name="reading_seconds_not_negative"),
        ]
        indexes = [models.Index(F("capture"), F("read_at").desc(), name="reading_newest")]

    def __str__(self) -> str:
        return f"{self.capture}: {self.get_state_display()}"
