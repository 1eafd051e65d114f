"""Keyset pages: the place in a list is a date and a number, so that a deep page costs no more than the first.

A cursor reads `after.2016-11-17.123`: the page that follows the article 123, dated 17 November 2016, in the order of
the list; `before.…` is the page that leads up to it. Whatever else stands there is the first page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from articles.models import LAST_DATE, Article, ArticleQuerySet

SIZE = 20
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
    if oldest:
        articles = articles.annotate(ascending_date=Coalesce("published_on", Value(LAST_DATE)))
        key = "ascending_date"
    else:
        key = "sort_date"
    if place:
        articles = articles.filter(beyond(key, place, ascending=ascending))
    order = [F(key).asc(), F("pk").asc()] if ascending else [F(key).desc(), F("pk").desc()]
    rows = list(articles.order_by(*order)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows,
        previous=str(cursor_at("before", rows[0], key)) if rows and (more if backwards else place) else "",
        next=str(cursor_at("after", rows[-1], key)) if rows and (more or backwards) else "",
    )


def beyond(key: str, place: Cursor, *, ascending: bool) -> Q:
    """Rows past `place`. The first condition repeats what the second implies: an index can use it."""
    past, bound = ("gt", "gte") if ascending else ("lt", "lte")
    return Q(**{f"{key}__{bound}": place.day}) & (
        Q(**{f"{key}__{past}": place.day}) | Q(**{key: place.day, f"pk__{past}": place.pk})
    )


def cursor_at(direction: str, article: Any, key: str) -> Cursor:
    return Cursor(direction, getattr(article, key), article.pk)
