"""What pages about one thing share: its articles counted in every way, and addresses that outlive a change of name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from articles import bitmaps, plots
from articles.facets import Count, Counted, Tally, count, label_of, note_of, undated
from articles.filters import Address, ArticleFilter
from articles.models import Article, FormerSlug
from articles.pagination import newest

NEWEST = 6
LISTED = 12
TITLES = {
    "edition": _("Editions"),
    "organization": _("Organizations named"),
    "outlet": _("Outlets"),
    "agency": _("Wire agencies"),
    "topic": _("Topics"),
    "language": _("Languages"),
}
PAGES = {"organization": "organization", "outlet": "source", "agency": "source", "topic": "topic", "edition": "event"}


class Profile(DetailView):
    """A thing under its slug; a slug that it once had redirects for ever."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            bearer = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=kwargs.get("slug", ""))
            thing = self.model._default_manager.filter(pk__in=bearer.values("object_id")).first()
            if thing is None:
                raise
            return redirect(thing.get_absolute_url(), permanent=True)


def page_about(facet: str, key: str) -> str:
    """The address of the page about a counted value."""
    return reverse(f"articles:{PAGES[facet]}-detail", args=[key])


@dataclass(frozen=True, slots=True)
class Part:
    """A ranked list with its title; `rest` is how many it leaves out, `address` the page that lists them all."""

    facet: str
    title: str
    bars: list[plots.Bar]
    rest: int
    address: str


class Portrait:
    """The public articles of one choice (`parameter=key`), counted as the parts of its page.

    `facets` names what is counted besides the years.
    """

    def __init__(self, parameter: str, key: str, facets: Iterable[str]) -> None:
        self.parameter = parameter
        self.key = key
        self.filterset = ArticleFilter({parameter: [key]})
        self.index = bitmaps.current()
        self.articles = self.filterset.result(self.index).within()
        limits = {name: LISTED + 1 if name in PAGES and name != "edition" else None for name in ("year", *facets)}
        self.counted: dict[str, Counted] = {
            name: count(self.index, Tally(name, self.articles, limit)) for name, limit in limits.items()
        }

    @property
    def address(self) -> Address:
        """The browse page with all of them."""
        return self.filterset.address

    @property
    def total(self) -> int:
        return len(self.articles)

    @property
    def undated(self) -> int:
        return undated(self.index, self.articles)

    @property
    def years(self) -> plots.Chart | None:
        if not self.counted["year"].counts:
            return None
        items = plots.years(self.counted["year"].counts, lambda key: str(self.address.having("year", key)))
        return plots.columns(items, title=gettext("Articles by year"), head=gettext("Year"))

    def part(self, facet: str, title: Any = "") -> Part:
        """A ranked list of one facet; beside an organization it counts those that are named together with it."""
        own = facet == self.parameter
        counts = [row for row in self.counted[facet].counts if not (own and row.key == self.key)]
        shown = counts if facet == "edition" else counts[:LISTED]

        whole = self.address.having("together", "all") if own and facet == "organization" else self.address

        def address(row: Count) -> str:
            return str(whole.having(facet, row.key))

        return Part(
            facet,
            str(title or TITLES[facet]),
            plots.bars(
                [replace(row, label=label_of(facet, row), note=note_of(facet, row)) for row in shown],
                address,
                lambda row: page_about(facet, row.key) if facet in PAGES else "",
            ),
            rest=max(self.counted[facet].values - own - len(shown), 0),
            address=f"{whole.setting('more', facet)}#facet-{facet}",
        )

    def parts(self, *facets: str) -> list[Part]:
        """Ranked lists of those facets that have anything to list."""
        return [part for part in map(self.part, facets) if part.bars]

    def newest(self, number: int = NEWEST) -> list[Article]:
        return newest(self.index, self.articles, number)


def with_counts(things: Iterable[Model], numbers: Mapping[int, int]) -> list[tuple[Model, int]]:
    """Things with their numbers of public articles, by primary key; most articles first."""
    return sorted(
        ((thing, numbers.get(thing.pk, 0)) for thing in things), key=lambda pair: (-pair[1], str(pair[0]).lower())
    )
