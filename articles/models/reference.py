"""What the reference data have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reference(models.Model):
    """A row that `load_reference` may have written, and editors may correct."""

    loaded_hash = models.CharField(
        max_length=64,
        blank=True,
        default="",
        editable=False,
        help_text=_("Hash of what load_reference last wrote here; empty for a row that an editor made."),
    )

    class Meta:
        abstract = True


NOT_IN_HISTORY = ("loaded_hash",)
