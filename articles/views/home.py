"""The first page: what this is, and the ways in."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from articles import bitmaps, plots
from articles.bitmaps import Bitmaps
from articles.facets import Counted, Tally, count
from articles.models import Event, Organization
from articles.pagination import newest
from articles.views.profiles import page_about

NEWEST = 5
LIMITS = {"organization": 10, "outlet": 8, "topic": 6}


class Home(TemplateView):
    template_name = "articles/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index = bitmaps.current()
        counted = {name: count(index, tally) for name, tally in tallies(index).items()}
        per_edition = {row.pk: row.count for row in counted["edition"].counts}
        return super().get_context_data(
            editions=[(event, per_edition.get(event.pk, 0)) for event in Event.objects.wic().order_by("year")],
            most_in_edition=max(counted["edition"].largest, 1),
            total=len(index.everything),
            newest=newest(index, index.everything, NEWEST),
            companies=ranking("organization", counted),
            outlets=ranking("outlet", counted),
            topics=ranking("topic", counted),
            **kwargs,
        )


def tallies(index: Bitmaps) -> dict[str, Tally]:
    """The public articles by edition, company, outlet and topic."""
    companies = Organization.objects.filter(kind=Organization.Kind.COMPANY).values_list("pk", flat=True)
    return {
        "edition": Tally("edition", index.everything),
        "organization": Tally("organization", index.everything, LIMITS["organization"], among=set(companies)),
        "outlet": Tally("outlet", index.everything, LIMITS["outlet"]),
        "topic": Tally("topic", index.everything, LIMITS["topic"]),
    }


def ranking(facet: str, counted: Mapping[str, Counted]) -> list[plots.Bar]:
    """The values of `facet` that most articles have; each leads to its page, its number to the articles."""
    articles = reverse("articles:article-list")
    return plots.bars(
        counted[facet].counts,
        lambda row: f"{articles}?{facet}={row.key}",
        lambda row: page_about(facet, row.key),
    )
