from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.choices import Precision
from articles.models.derived import public_change_triggers
from articles.models.fields import one_of, web_address
from articles.models.history import tracked
from articles.models.organization import Organization
from articles.models.reference import NOT_IN_HISTORY, Reference


class SuccessionKind(models.TextChoices):
    RENAMING = "renaming", _("renamed")
    MERGER = "merger", _("merged")
    SPLIT = "split", _("split off")
    TAKEOVER = "takeover", _("taken over")
    REPLACEMENT = "replacement", _("replaced")


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class OrganizationSuccession(Reference):
    """One organization followed another: a merger has several predecessors, a split several successors."""

    Kind = SuccessionKind

    predecessor = models.ForeignKey(
        Organization, models.CASCADE, related_name="successions", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(Organization, models.CASCADE, related_name="precessions", verbose_name=_("successor"))
    kind = models.CharField(_("how"), max_length=20, choices=SuccessionKind)
    happened_on = models.DateField(_("on"), null=True, blank=True)
    date_precision = models.CharField(
        _("precision of the date"), max_length=10, choices=Precision, default=Precision.UNKNOWN
    )
    source_url = models.URLField(_("where it is told"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = [F("happened_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organization_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="organization_succession_of_two"),
            one_of("organization_succession", "kind", SuccessionKind),
            one_of("organization_succession", "date_precision", Precision),
            models.CheckConstraint(
                condition=Q(happened_on=None, date_precision=Precision.UNKNOWN)
                | (Q(happened_on__isnull=False) & ~Q(date_precision=Precision.UNKNOWN)),
                name="organization_succession_date",
            ),
            web_address("organization_succession", "source_url"),
        ]
        triggers = [*public_change_triggers()]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
