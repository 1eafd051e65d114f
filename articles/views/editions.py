"""The editions of the World Internet Conference."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from articles import bitmaps, plots
from articles.models import Event, FormerSlug
from articles.views.profiles import Portrait


class EventList(ListView):
    template_name = "articles/event-list.html"

    def get_queryset(self) -> QuerySet[Event]:
        return Event.objects.wic()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index = bitmaps.current()
        numbers = index.counts("edition", index.everything)
        editions = [(event, numbers.get(event.pk, 0), standing(event)) for event in self.object_list]
        return super().get_context_data(editions=editions, largest=max(numbers.values(), default=1), **kwargs)


class EventPage(DetailView):
    template_name = "articles/event-detail.html"
    context_object_name = "event"

    def get_object(self, queryset: QuerySet[Event] | None = None) -> Event:
        return get_object_or_404(Event.objects.wic(), year=self.kwargs["year"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.object
        years = list(Event.objects.wic().values_list("year", flat=True))
        portrait = Portrait(
            "edition", str(event.year), ["organization", "outlet", "agency", "topic", "language", "day"]
        )
        return super().get_context_data(
            portrait=portrait,
            newest=portrait.newest(),
            organizations=portrait.part("organization"),
            parts=portrait.parts("outlet", "agency", "topic", "language"),
            days=days(event, portrait),
            dayless=portrait.total - sum(row.count for row in portrait.counted["day"].counts),
            standing=standing(event),
            earlier=max((year for year in years if year < event.year), default=None),
            later=min((year for year in years if year > event.year), default=None),
            **kwargs,
        )


def standing(event: Event) -> str:
    """How sure the facts of an edition are: "ahead" and "unconfirmed" are plans, "substitute" was no numbered one.

    Unconfirmed is an edition whose days have passed and whose theme is known in Chinese alone: from its announcement.
    """
    today = timezone.localdate()
    if event.start_date > today if event.start_date else event.year > today.year:
        return "ahead"
    if event.theme_zh and not event.theme:
        return "unconfirmed"
    return "" if any(character.isdigit() for character in event.name) else "substitute"


def days(event: Event, portrait: Portrait) -> plots.Chart | None:
    """Articles by day around the edition; None without its dates or without a dated article."""
    counted = portrait.counted["day"].counts
    if not (event.start_date and event.end_date and counted):
        return None

    def address(first: date | None, last: date | None) -> str:
        within = portrait.address
        within = within.having("after", first.isoformat()) if first else within
        return str(within.having("before", last.isoformat()) if last else within)

    title = _("Articles by day, around %(month)s") % {"month": date_format(event.start_date, "F Y")}
    items = plots.days(counted, event.start_date, event.end_date, address)
    return plots.columns(items, title=title, head=_("Day"), height=170)


def event_by_slug(request: HttpRequest, slug: str) -> HttpResponse:
    """/editions/wic-2016/ leads to /editions/2016/, by a former slug too."""
    former = FormerSlug.objects.filter(kind="event", slug=slug).values_list("object_id", flat=True)
    event = Event.objects.wic().filter(slug=slug).first() or get_object_or_404(Event.objects.wic(), pk__in=former)
    return redirect(event, permanent=True)
