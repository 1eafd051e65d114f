from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import public_change_triggers, version_trigger
from articles.models.fields import not_blank, one_of, texts
from articles.models.history import tracked
from articles.models.organization import Organization
from articles.models.reference import NOT_IN_HISTORY, Reference


class NameKind(models.TextChoices):
    ALIAS = "alias", _("alias")
    ACRONYM = "acronym", _("acronym")
    FORMER = "former", _("former name")


JUDGED = ("name", "case_sensitive", "ambiguous", "required", "forbidden", "valid_from", "valid_to")
"""What makes a name match: a change of any of it makes a new version."""


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
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
    required = texts(_("only near"), help_text=_("One a line: one of these has to stand in the same paragraph."))
    forbidden = texts(_("not near"), help_text=_("One a line: none of these may stand in the same paragraph."))
    valid_from = models.DateField(
        _("from"), null=True, blank=True, help_text=_("First day of the name; 1 January where only the year is known.")
    )
    valid_to = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Last day; 31 December where only the year is known.")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

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
        triggers = [version_trigger(*JUDGED), *public_change_triggers()]

    def __str__(self) -> str:
        return self.name
