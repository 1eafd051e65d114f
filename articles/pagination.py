"""Keyset pages: the place in a list is a date and a number, so that a deep page costs no more than the first.

A cursor reads `after.2016-11-17.123`: the page that follows the article 123, dated 17 November 2016, in the order of
the list; `before.…` is the page that leads up to it. Whatever else stands there is the first page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from articles import search
from articles.models import LAST_DATE, UNDATED, Article, ArticleQuerySet

SIZE = 20
RANKED, CONSIDERED = 200, 200
"""How many best matches can be paged through, and among how many of the newest they are looked for."""
RANK = re.compile(r"best\.([0-9]{1,4})")
CURSOR = re.compile(r"(after|before)\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: beyond (`after`) or ahead of (`before`) the article with this date and number."""

    direction: str
    day: date
    pk: int

    def __str__(self) -> str:
        return f"{self.direction}.{self.day.isoformat()}.{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """The cursor that `text` spells; None for anything else, however it was tampered with."""
        match = CURSOR.fullmatch(text)
        try:
            return cls(match[1], date.fromisoformat(match[2]), int(match[3])) if match else None
        except ValueError:
            return None


def understood(cursor: str, *, ranked: bool) -> bool:
    """Whether a list in the order of dates, or one of the best matches, has such places. "" is its beginning."""
    return not cursor or bool(RANK.fullmatch(cursor) if ranked else Cursor.parse(cursor))


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles in the order of the list, and the cursors of the pages on either side; "" where there is none."""

    articles: Sequence[Article]
    previous: str = ""
    next: str = ""


def page(articles: ArticleQuerySet, *, cursor: str = "", oldest: bool = False, size: int = SIZE) -> Page:
    """One page of `articles` by date, newest or oldest first; unknown dates come last in both orders."""
    place = Cursor.parse(cursor)
    backwards = place is not None and place.direction == "before"
    ascending = oldest != backwards
    key = "ascending_date" if oldest else "sort_date"
    if oldest:
        articles = articles.alias(ascending_date=Coalesce("published_on", Value(LAST_DATE)))
    if place:
        articles = articles.filter(beyond(key, place, ascending=ascending))
    order = [F(key).asc(), F("pk").asc()] if ascending else [F(key).desc(), F("pk").desc()]
    rows = cards(articles.order_by(*order), size + 1)
    rows.sort(key=lambda row: (date_of(row, oldest=oldest), row.pk), reverse=not ascending)
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows,
        previous=cursor_at("before", rows[0], oldest=oldest) if rows and (more if backwards else place) else "",
        next=cursor_at("after", rows[-1], oldest=oldest) if rows and (more or backwards) else "",
    )


def best(articles: ArticleQuerySet, text: str, *, cursor: str = "", size: int = SIZE) -> Page:
    """One page of the best matches for `text` among `articles`, which match it already.

    Ranking reads each vector, so only the newest `CONSIDERED` and the newest of those with a match in their title are
    ranked, and the best `RANKED` of them are shown. The cursor is a place in that short list.
    """
    newest = articles.newest().values("pk")
    titles = articles.filter(search.title_matches(text)).newest().values("pk")
    candidates = articles.filter(Q(pk__in=newest[:CONSIDERED]) | Q(pk__in=titles[:CONSIDERED]))
    match = RANK.fullmatch(cursor)
    start = min(int(match[1]), RANKED - size) if match else 0
    ranked = candidates.order_by(search.relevance(text).desc(), "-sort_date", "-pk").values_list("pk", flat=True)
    keys = list(ranked[start : start + size + 1])
    found = Article.objects.public().for_cards().in_bulk(keys[:size])
    following = start + size
    return Page(
        [found[pk] for pk in keys[:size] if pk in found],
        previous=f"best.{max(start - size, 0)}" if start else "",
        next=f"best.{following}" if len(keys) > size and following < RANKED else "",
    )


def cards(articles: ArticleQuerySet, number: int) -> list[Article]:
    """The first `number` articles, ready for their cards, in no order. Only their texts are read, not those of all."""
    return list(Article.objects.public().for_cards().filter(pk__in=articles.values("pk")[:number]))


def beyond(key: str, place: Cursor, *, ascending: bool) -> Q:
    """Rows past `place`. The first condition repeats what the second implies: an index can use it."""
    past, bound = ("gt", "gte") if ascending else ("lt", "lte")
    return Q(**{f"{key}__{bound}": place.day}) & (
        Q(**{f"{key}__{past}": place.day}) | Q(**{key: place.day, f"pk__{past}": place.pk})
    )


def date_of(article: Article, *, oldest: bool) -> date:
    """The date by which a list sorts an article: known dates as they are, unknown ones last."""
    return article.published_on or (LAST_DATE if oldest else UNDATED)


def cursor_at(direction: str, article: Article, *, oldest: bool) -> str:
    return str(Cursor(direction, date_of(article, oldest=oldest), article.pk))
