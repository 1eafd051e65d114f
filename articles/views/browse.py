"""The one page to browse and search."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles import bitmaps, numbers, pagination, plots, retrieval
from articles.facets import Facets, facets, family, loosened
from articles.filters import ArticleFilter, Ignored, Result, fields
from articles.models import LEAD_CHARACTERS, Article
from articles.pagination import Page
from articles.search import Query
from articles.snippets import marked, snippet
from articles.views.caching import not_kept

LONGEST_FIND = 100
SEARCHED = 6000
"""In how many characters of a text matches are looked for, to show them."""
FEW = 3
"""Up to how many articles another spelling is looked for."""
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
        page, ranked_bound = page_of(filterset, result, asked.get("cursor", ""))
        return super().get_context_data(
            filterset=filterset,
            query=filterset.query,
            facets=counted,
            charts=charts(filterset, counted),
            page=page,
            ranked_bound=ranked_bound,
            ignored=ignored(filterset, asked.get("cursor", "")),
            rows=with_matches(page, filterset.query),
            pers=pers(filterset, result),
            sorts=sorts(filterset),
            together=toggled(filterset, "together", "all"),
            families=toggled(filterset, "family", "1") if result.index.families.members else "",
            family=family(filterset, result),
            undated=toggled(filterset, "year", fields.UNKNOWN),
            find=find,
            bulk=bulk_address(self.request, filterset),
            **ways_on(filterset, result, counted),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        response = super().render_to_response(context, **options)
        if context["facets"].late or not context["facets"].exact:  # the next time it may be known better
            not_kept(response)
        return response


def bulk_address(request: HttpRequest, filterset: ArticleFilter) -> str:
    """Where an editor changes all that is found; "" for anybody else. Who brings no session is not asked for one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.has_perm("articles.change_article"):
        return ""
    _path, _mark, query = str(filterset.address).partition("?")
    return f"{reverse('admin:articles_article_bulk')}?{query}"


def one_line(asked: MultiValueDict[str, str], name: str, longest: int) -> str:
    """A parameter as plain text that the database takes: no NUL, no line breaks, not too long."""
    return " ".join(asked.get(name, "").replace("\0", " ").split())[:longest]


def page_of(filterset: ArticleFilter, result: Result, cursor: str) -> tuple[Page, int | None]:
    """One page in the order asked for; for best matches also how many were ranked, where not all of them were."""
    characters = SEARCHED if filterset.query else LEAD_CHARACTERS
    bound = None
    if filterset.order == "relevance" and result.text:
        ranked = retrieval.best(result.text, filterset.query, result.index, result.listed())
        page, bound = pagination.ranked(ranked.ids, cursor=cursor, characters=characters), ranked.bound
    else:
        page = pagination.page(
            result.index,
            result.listed(),
            cursor=cursor,
            oldest=filterset.order == "oldest",
            characters=characters,
            verified=result.verified,
        )
    if result.per_story:
        copies = result.index.copies.others(article.pk for article in page.articles)
        for article in page.articles:
            article.further_copies = copies.get(article.pk, 0)
    return page, bound


def ways_on(filterset: ArticleFilter, result: Result, counted: Facets) -> dict[str, Any]:
    """What to ask instead where little was found: another spelling, looser words, one choice fewer."""
    few = result.text is not None and not counted.late and (counted.total or 0) <= FEW
    ways: dict[str, Any] = {"suggestion": None, "looser": [], "loosened": []}

    def asking(text: str) -> str:
        return str(filterset.address.setting("q", text))

    if few:
        within = result.within({"q"})
        other = retrieval.suggestions(filterset.query, result.index, within=within)
        ways["suggestion"] = next(((way.text, asking(way.text)) for way in other), None)
        if not counted.total:
            looser = retrieval.looser(filterset.query, result.index, within=within)
            ways["looser"] = [(way.text, numbers.articles(way.count, way.exact), asking(way.text)) for way in looser]
    if filterset.chips and not counted.total:
        ways["loosened"] = loosened(filterset, result)
    return ways


def ignored(filterset: ArticleFilter, cursor: str) -> list[Ignored]:
    """What in the address was not understood, the place in the list among it."""
    known = pagination.understood(cursor, ranked=filterset.order == "relevance")
    return filterset.ignored if known else [*filterset.ignored, Ignored.of(_("Place in the list"), cursor)]


def toggled(filterset: ArticleFilter, name: str, value: str) -> str:
    """The address that sets a parameter to `value`, or takes it back where it has it."""
    address = filterset.address.without(*({"month"} if name == "year" else ()))
    return str(address.lacking(name, value) if (name, value) in address.pairs else address.setting(name, value))


def with_matches(page: Page, query: Query) -> list[tuple[Article, str, str]]:
    """Each article with its title and its text around the first match, matches marked; "" where there is none to show.

    A snippet comes from the part of the text that the public may see.
    """
    marks = query.marks
    if not marks:
        return [(article, "", "") for article in page.articles]
    return [(row, marked(row.title, marks), snippet(row.visible_beginning, marks)) for row in page.articles]


def pers(filterset: ArticleFilter, result: Result) -> list[tuple[str, str, bool]]:
    """Whether copies are listed one by one or once a story: label, address, whether it is so now.

    Nothing where the result has no copies to take together.
    """
    if not result.per_story and not result.within().intersect(result.index.copies.followers):
        return []
    address = filterset.address.without("per")
    return [
        (_("each copy"), str(address), not result.per_story),
        (_("each story once"), str(address.setting("per", "story")), result.per_story),
    ]


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
        drawn["year"] = plots.columns(
            items, title=_("Articles by year"), head=_("Year"), height=SLIM, exact=counted.exact
        )
    if counted.months.counts:
        monthless = address.without("month")
        items = plots.months(
            counted.months.counts,
            lambda key: str(monthless if key == month else monthless.having("month", key)),
            chosen=month,
        )
        title = _("Articles by month of %(year)s") % {"year": year}
        drawn["month"] = plots.columns(items, title=title, head=_("Month"), height=SLIM, exact=counted.exact)
    return drawn
