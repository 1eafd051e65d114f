from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import former_slug_trigger, public_change_triggers
from articles.models.fields import country_code, not_blank, page, texts, web_address
from articles.models.history import tracked
from articles.models.reference import NOT_IN_HISTORY, Reference

WIC = "wic"
"""The series of the World Internet Conference (Wuzhen Summit)."""


class EventQuerySet(models.QuerySet["Event"]):
    def wic(self) -> "EventQuerySet":
        """The editions of the World Internet Conference, newest first."""
        return self.filter(series=WIC)


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class Event(Reference):
    """One edition of a conference, of the World Internet Conference unless `series` says otherwise."""

    series = models.SlugField(_("series"), max_length=40, default=WIC)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    start_date = models.DateField(_("first day"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=3, blank=True)
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    theme_zh = models.CharField(_("Chinese theme"), max_length=300, blank=True)
    other_names = texts(_("other names"))
    website = models.URLField(_("website"), max_length=500, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-year", "series"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="event_year_unique"),
            models.UniqueConstraint(fields=["series", "number"], name="event_number_unique"),
            not_blank("event", "name"),
            country_code("event"),
            web_address("event", "website"),
            models.CheckConstraint(condition=Q(year__range=(1900, 2200)), name="event_year_plausible"),
            models.CheckConstraint(
                condition=Q(start_date=None, end_date=None)
                | Q(start_date__lte=F("end_date"), start_date__year=F("year")),
                name="event_dates_in_order",
            ),
        ]
        triggers = [former_slug_trigger("event"), *public_change_triggers()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page("event-detail", self.year)
