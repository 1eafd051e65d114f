"""What pages about one thing share: its articles counted in every way, and addresses that outlive a change of name."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from articles import plots
from articles.facets import Counted, Tally, count
from articles.filters import Address, ArticleFilter
from articles.models import Article, ArticleQuerySet, FormerSlug
from articles.pagination import cards

NEWEST = 6
LISTED = 12
PAGES = {"organization": "organization", "outlet": "source", "agency": "source", "topic": "topic", "edition": "event"}


class Profile(DetailView):
    """A thing under its slug; a slug that it once had redirects for ever."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=kwargs.get("slug", "")).first()
            thing = former and self.model._default_manager.filter(pk=former.object_id).first()
            if thing is None:
                raise
            return redirect(thing, permanent=True)


def page_about(facet: str, key: str) -> str:
    """The address of the page about a counted value."""
    return reverse(f"articles:{PAGES[facet]}-detail", args=[key])


class Portrait:
    """The public articles of one choice (`parameter=key`), counted in one query, as the parts of its page.

    `facets` names what is counted besides the total and the years; `beside` are further tallies for the same query.
    """

    def __init__(self, parameter: str, key: str, facets: Iterable[str], *, beside: Iterable[Tally] = ()) -> None:
        self.parameter = parameter
        self.key = key
        self.filterset = ArticleFilter({parameter: [key]})
        self.articles: ArticleQuerySet = self.filterset.qs
        names = ["total", "year", "undated", *facets]
        own = [
            Tally(name, name, self.articles, limit=LISTED + 1 if name in PAGES and name != "edition" else None)
            for name in names
        ]
        self.counted: dict[str, Counted] = count([*own, *beside])

    @property
    def address(self) -> Address:
        """The browse page with all of them."""
        return self.filterset.address

    @property
    def total(self) -> int:
        return self.counted["total"].single

    @property
    def undated(self) -> int:
        return self.counted["undated"].single

    @property
    def years(self) -> plots.Chart:
        items = plots.years(self.counted["year"].counts, lambda key: str(self.address.having("year", key)))
        return plots.columns(items, title=_("Articles by year"), head=_("Year"))

    def bars(self, facet: str) -> list[plots.Bar]:
        """A ranked list of one facet; beside organizations it counts those that are named together."""
        together = facet == self.parameter == "organization"
        counts = [row for row in self.counted[facet].counts if not (facet == self.parameter and row.key == self.key)]

        def address(row: Any) -> str:
            also = self.address.having(facet, row.key)
            return str(also.having("together", "all") if together else also)

        about = (lambda row: page_about(facet, row.key)) if facet in PAGES else (lambda row: "")
        return plots.bars(counts[:LISTED] if facet != "edition" else counts, address, about)

    def rest(self, facet: str) -> int:
        """How many values of `facet` its ranked list leaves out."""
        own = 1 if facet == self.parameter else 0
        return max(self.counted[facet].values - own - LISTED, 0)

    def newest(self, number: int = NEWEST) -> list[Article]:
        found = cards(self.articles.newest(), number)
        return sorted(found, key=lambda article: (article.sort_date, article.pk), reverse=True)


def with_counts(things: Iterable[Model], counted: Counted) -> list[tuple[Model, int]]:
    """Things with their numbers of public articles, most articles first."""
    numbers = {row.pk: row.count for row in counted.counts}
    return sorted(
        ((thing, numbers.get(thing.pk, 0)) for thing in things), key=lambda pair: (-pair[1], str(pair[0]).lower())
    )
