"""The one page to browse and search."""

from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles import bitmaps, pagination, plots
from articles.facets import Facets, facets, loosened
from articles.filters import ArticleFilter, Ignored, Result, fields
from articles.models import Article
from articles.pagination import Page
from articles.snippets import snippet

LONGEST_FIND = 100
SLIM = 96


class ArticleList(TemplateView):
    """All state is in the address. Nothing in it is an error: what is not understood is left out and said to be."""

    template_name = "articles/article-list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        filterset = ArticleFilter(asked)
        result = filterset.result(bitmaps.current())
        find = one_line(asked, "find", LONGEST_FIND)
        counted = facets(filterset, result, more=asked.get("more", "organization" if find else ""), find=find)
        page = page_of(filterset, result, asked.get("cursor", ""))
        return super().get_context_data(
            filterset=filterset,
            facets=counted,
            charts=charts(filterset, counted),
            page=page,
            ignored=ignored(filterset, asked.get("cursor", "")),
            rows=with_snippets(page, filterset.choices["q"].only or ""),
            sorts=sorts(filterset),
            together=toggled(filterset, "together", "all"),
            undated=toggled(filterset, "year", fields.UNKNOWN),
            loosened=loosened(filterset, result) if filterset.chips and not counted.total else [],
            find=find,
            **kwargs,
        )


def one_line(asked: MultiValueDict[str, str], name: str, longest: int) -> str:
    """A parameter as plain text that the database takes: no NUL, no line breaks, not too long."""
    return " ".join(asked.get(name, "").replace("\0", " ").split())[:longest]


def page_of(filterset: ArticleFilter, result: Result, cursor: str) -> Page:
    if filterset.order == "relevance":
        return pagination.best(filterset.qs, filterset.choices["q"].only, cursor=cursor)
    return pagination.page(result.index, result.within(), cursor=cursor, oldest=filterset.order == "oldest")


def ignored(filterset: ArticleFilter, cursor: str) -> list[Ignored]:
    """What in the address was not understood, the place in the list among it."""
    known = pagination.understood(cursor, ranked=filterset.order == "relevance")
    return filterset.ignored if known else [*filterset.ignored, Ignored.of(_("Place in the list"), cursor)]


def toggled(filterset: ArticleFilter, name: str, value: str) -> str:
    """The address that sets a parameter to `value`, or takes it back where it has it."""
    address = filterset.address.without(*({"month"} if name == "year" else ()))
    return str(address.lacking(name, value) if (name, value) in address.pairs else address.setting(name, value))


def with_snippets(page: Page, words: str) -> list[tuple[Article, str]]:
    """Each article with the words of the search in their surroundings, "" where its visible beginning has none."""
    return [(article, snippet(article.visible_beginning, words) if words else "") for article in page.articles]


def sorts(filterset: ArticleFilter) -> list[tuple[str, str, bool]]:
    """The orders to choose from: label, address, and whether it is the present one."""
    field = filterset.filters["sort"].field
    return [
        (
            str(label),
            str(filterset.address.without("sort") if word == "newest" else filterset.address.setting("sort", word)),
            word == filterset.order,
        )
        for word, label in field.words.items()
        if word != "relevance" or filterset.choices["q"]
    ]


def charts(filterset: ArticleFilter, counted: Facets) -> dict[str, plots.Chart]:
    """Articles by year and, where a year is chosen, by month. A chosen column's address takes the choice back."""
    address, choices = filterset.address, filterset.choices
    year, month = (next(iter(choices[name].keys), "") for name in ("year", "month"))
    timeless = address.without("year", "month")
    drawn = {}
    if len(counted.years.counts) > 1 or (year and counted.years.counts):
        items = plots.years(
            counted.years.counts,
            lambda key: str(timeless if key == year else timeless.having("year", key)),
            chosen=year,
        )
        drawn["year"] = plots.columns(items, title=_("Articles by year"), head=_("Year"), height=SLIM)
    if counted.months.counts:
        monthless = address.without("month")
        items = plots.months(
            counted.months.counts,
            lambda key: str(monthless if key == month else monthless.having("month", key)),
            chosen=month,
        )
        title = _("Articles by month of %(year)s") % {"year": year}
        drawn["month"] = plots.columns(items, title=title, head=_("Month"), height=SLIM)
    return drawn
