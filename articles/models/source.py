from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.choices import DisplayPolicy
from articles.models.derived import former_slug_trigger, public_change_triggers
from articles.models.fields import country_code, not_blank, one_of, page, texts, web_address
from articles.models.history import tracked
from articles.models.reference import NOT_IN_HISTORY, Reference


class SourceKind(models.TextChoices):
    WIRE = "wire", _("wire agency")
    NEWSPAPER = "newspaper", _("newspaper")
    MAGAZINE = "magazine", _("magazine")
    BROADCASTER = "broadcaster", _("broadcaster")
    ONLINE = "online", _("online outlet")
    OFFICIAL = "official", _("official site")
    THINK_TANK = "think_tank", _("think tank")


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class Source(Reference):
    """An outlet or a wire agency. An article has an outlet, and may have an agency whose copy the outlet carried."""

    Kind = SourceKind

    name = models.CharField(_("name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    country = models.CharField(_("country"), max_length=3, blank=True)
    languages = texts(_("languages"), help_text=_("BCP 47 tags."))
    website = models.URLField(_("website"), max_length=500, blank=True)
    domains = texts(_("domains"), help_text=_("Bare host names; each belongs to one outlet."))
    dateline_forms = texts(_("dateline forms"), help_text=_("How datelines and credits name it."))
    rights_statement = models.TextField(_("rights statement"), blank=True)
    display_policy = models.CharField(
        _("display policy"),
        max_length=10,
        choices=DisplayPolicy,
        blank=True,
        help_text=_("How much of its texts the public sees; empty: the installation's default."),
    )

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="source_name_unique"),
            not_blank("source", "name"),
            country_code("source"),
            web_address("source", "website"),
            one_of("source", "kind", SourceKind),
            one_of("source", "display_policy", DisplayPolicy, empty=True),
        ]
        triggers = [former_slug_trigger("source"), *public_change_triggers()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page("source-detail", self.slug)
