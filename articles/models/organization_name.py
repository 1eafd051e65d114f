from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import public_change_triggers
from articles.models.fields import not_blank, one_of
from articles.models.history import tracked
from articles.models.organization import Organization
from articles.models.reference import NOT_IN_HISTORY, Reference


class NameKind(models.TextChoices):
    ALIAS = "alias", _("alias")
    ACRONYM = "acronym", _("acronym")
    FORMER = "former", _("former name")


@tracked(exclude=NOT_IN_HISTORY)
class OrganizationName(Reference):
    """Another name of an organization: an alias, an acronym or a former name."""

    Kind = NameKind

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names", verbose_name=_("organization"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind, default=NameKind.ALIAS)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("BCP 47 tag, such as zh."))
    case_sensitive = models.BooleanField(_("case-sensitive"), default=False)
    ambiguous = models.BooleanField(
        _("ambiguous"), default=False, help_text=_("Means other things too: tagged only with support in the text.")
    )
    valid_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)

    class Meta:
        verbose_name = _("name of an organization")
        verbose_name_plural = _("names of organizations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="organization_name_once"),
            not_blank("organization_name", "name"),
            one_of("organization_name", "kind", NameKind),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="organization_name_years_in_order",
            ),
        ]
        indexes = [models.Index(fields=["name"], name="organization_name_name")]
        triggers = [*public_change_triggers()]

    def __str__(self) -> str:
        return self.name
