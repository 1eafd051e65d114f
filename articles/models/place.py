from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.derived import public_change_triggers
from articles.models.fields import country_code, not_blank, texts
from articles.models.history import tracked
from articles.models.reference import NOT_IN_HISTORY, Reference


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class Place(Reference):
    """A place that datelines name, with its names in both languages."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    name_zh = models.CharField(_("Chinese name"), max_length=120, blank=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    country = models.CharField(_("country"), max_length=3, blank=True, help_text=_("ISO 3166 code, two letters."))
    other_names = texts(_("other names"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [not_blank("place", "name"), country_code("place")]
        triggers = [*public_change_triggers()]

    def __str__(self) -> str:
        return self.name
