from typing import Self

from django.apps import apps
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models.blob import Blob
from articles.models.fields import not_blank
from articles.models.intake import Channel, Intake


class CaptureQuerySet(models.QuerySet["Capture"]):
    def with_newest_reading(self) -> Self:
        """Each with `last_state`, `last_error`, `last_failed` (records), `last_reader` and `last_version` of its newest
        reading; None if never read."""
        newest = (
            apps.get_model("articles", "Reading").objects.filter(capture=OuterRef("pk")).order_by("-read_at", "-pk")
        )
        return self.annotate(
            last_state=Subquery(newest.values("state")[:1]),
            last_error=Subquery(newest.values("error")[:1]),
            last_failed=Subquery(newest.values("failed")[:1]),
            last_reader=Subquery(newest.values("reader")[:1]),
            last_version=Subquery(newest.values("reader_version")[:1]),
        )

    def last_read_by(self, reader: str) -> Self:
        """Captures whose newest reading is this reader's."""
        return self.with_newest_reading().filter(Q(last_reader=reader))

    def failing(self) -> Self:
        """Captures whose newest reading failed, for the whole of it or for some records."""
        failed = apps.get_model("articles", "Reading").objects.filter(Q(state="failed") | Q(failed__gt=0))
        some = self.filter(pk__in=failed.order_by().values("capture"))  # few, of which alone the newest is looked for
        return some.with_newest_reading().filter(Q(last_state="failed") | Q(last_failed__gt=0))


class Capture(models.Model):
    """One receipt of a blob: from which address or file, when, and by which intake."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="captures", verbose_name=_("blob"))
    address = models.TextField(_("address"), blank=True)
    file_name = models.CharField(_("file name"), max_length=300, blank=True)
    fetched_at = models.DateTimeField(
        _("fetched at"), null=True, blank=True, help_text=_("As the receipt itself says.")
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.COMMAND)
    intake = models.ForeignKey(
        Intake, models.SET_NULL, null=True, blank=True, related_name="captures", verbose_name=_("intake")
    )

    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["blob", "address", "file_name"], name="capture_once"),
            models.CheckConstraint(condition=~Q(address="", file_name=""), name="capture_says_whence"),
            not_blank("capture", "channel"),
        ]
        indexes = [HashIndex(fields=["address"], condition=~Q(address=""), name="capture_address")]

    def __str__(self) -> str:
        return self.address or self.file_name

    def get_or_save(self) -> Self:
        """This receipt as the archive holds it, saved first if it does not yet."""
        Blob.objects.bulk_create([self.blob], ignore_conflicts=True)  # it may be there, from another receipt
        return type(self).objects.get_or_create(
            blob=self.blob,
            address=self.address,
            file_name=self.file_name,
            defaults={"channel": self.channel, "intake": self.intake, "fetched_at": self.fetched_at},
        )[0]
