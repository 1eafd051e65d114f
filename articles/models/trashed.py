from datetime import datetime, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.act import Act
from articles.models.capture import Capture
from articles.models.fields import not_blank

DAYS = 30
"""How long what was put into the trash can be restored."""


class TrashedQuerySet(models.QuerySet["Trashed"]):
    def expired(self) -> Self:
        """What has lain in the trash for longer than it is kept."""
        return self.filter(act__created_at__lte=timezone.now() - timedelta(days=DAYS))


class Trashed(models.Model):
    """A row that was put into the trash, with all that went with it. Its table has it no more.

    Who, when and why is told by the act, which a restoring undoes.

    model     label of the model, as "articles.article"
    snapshot  the row and all that belongs to it, as `articles.snapshots` writes them
    marks     by what the intake knows an article that comes again: as `articles.trash` writes them
    """

    model = models.CharField(_("kind"), max_length=100)
    object_id = models.BigIntegerField(_("key"))
    name = models.TextField(_("name"))
    snapshot = models.JSONField(default=dict, editable=False)
    marks = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    act = models.ForeignKey(Act, models.PROTECT, related_name="trashed", verbose_name=_("act"))

    objects = TrashedQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing in the trash")
        verbose_name_plural = _("trash")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["model", "object_id"], name="trashed_once"),
            not_blank("trashed", "model"),
            not_blank("trashed", "name"),
        ]
        indexes = [GinIndex(fields=["marks"], name="trashed_marks")]

    def __str__(self) -> str:
        return self.name

    @property
    def expires_at(self) -> datetime:
        return self.act.created_at + timedelta(days=DAYS)


class DiscardedRecord(models.Model):
    """A record of a capture whose article was deleted for good: reading the capture again does not bring it back."""

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="discarded_records", verbose_name=_("capture"))
    record = models.PositiveIntegerField(_("record"))

    class Meta:
        verbose_name = _("record deleted for good")
        verbose_name_plural = _("records deleted for good")
        constraints = [models.UniqueConstraint(fields=["capture", "record"], name="discarded_record_once")]

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.record}"
