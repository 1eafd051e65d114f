from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.blob import Blob
from articles.models.fields import not_blank


class Capture(models.Model):
    """One receipt of a blob: from which address or file, when, and by which intake."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="captures", verbose_name=_("blob"))
    address = models.TextField(_("address"), blank=True)
    file_name = models.CharField(_("file name"), max_length=300, blank=True)
    fetched_at = models.DateTimeField(
        _("fetched at"), null=True, blank=True, help_text=_("As the receipt itself says.")
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    intake = models.CharField(_("intake"), max_length=20, default="command")

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["blob", "address", "file_name"], name="capture_once"),
            models.CheckConstraint(condition=~Q(address="", file_name=""), name="capture_says_whence"),
            not_blank("capture", "intake"),
        ]

    def __str__(self) -> str:
        return self.address or self.file_name

    def get_or_save(self) -> Self:
        """This receipt as the archive holds it, saved first if it does not yet."""
        self.blob.save()
        return type(self).objects.get_or_create(
            blob=self.blob, address=self.address, file_name=self.file_name, defaults={"intake": self.intake}
        )[0]
