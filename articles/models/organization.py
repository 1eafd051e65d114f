from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.derived import former_slug_trigger, public_change_triggers, version_trigger
from articles.models.fields import country_code, not_blank, one_of, page, web_address
from articles.models.history import tracked
from articles.models.reference import NOT_IN_HISTORY, Reference


class OrganizationKind(models.TextChoices):
    COMPANY = "company", _("company")
    GOVERNMENT = "government", _("government body")
    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organization")
    ASSOCIATION = "association", _("association")
    STANDARDS_BODY = "standards_body", _("standards body")
    CERT = "cert", _("emergency response team")
    UNIVERSITY = "university", _("university")
    THINK_TANK = "think_tank", _("think tank")
    MEDIA = "media", _("media organization")
    MILITARY = "military", _("military body")


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def called(self, text: str) -> Self:
        """Organizations one of whose names contains `text`, in any case."""
        names = Q(name__icontains=text) | Q(name_zh__icontains=text) | Q(names__name__icontains=text)
        return self.filter(pk__in=self.model._default_manager.filter(names).values("pk"))


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class Organization(Reference):
    """A body that articles name, under its canonical name; its other names are `OrganizationName` rows."""

    Kind = OrganizationKind

    name = models.CharField(_("name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganizationKind)
    country = models.CharField(_("country"), max_length=3, blank=True, help_text=_("ISO 3166 code, EU or INT."))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    wikidata_qid = models.CharField(_("Wikidata item"), max_length=20, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("For editors; the public does not see it."))
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, help_text=_("Of its canonical names, which find it in texts.")
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="organization_name_unique"),
            models.UniqueConstraint(
                fields=["wikidata_qid"], condition=~Q(wikidata_qid=""), name="organization_qid_unique"
            ),
            models.CheckConstraint(
                condition=Q(wikidata_qid="") | Q(wikidata_qid__regex=r"^Q[1-9][0-9]*$"), name="organization_qid_form"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="organization_not_own_parent"),
            not_blank("organization", "name"),
            one_of("organization", "kind", OrganizationKind),
            country_code("organization"),
            web_address("organization", "website"),
        ]
        indexes = [models.Index(fields=["kind", "country"], name="organization_kind_country")]
        triggers = [
            former_slug_trigger("organization"),
            version_trigger("name", "name_zh"),
            *public_change_triggers(),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page("organization-detail", self.slug)
