"""Keyset pages: the place in a list is a date and a number, so that a deep page costs no more than the first.

A cursor reads `after.2016-11-17.123`: the page that follows the article 123, dated 17 November 2016, in the order of
the list; `before.…` is the page that leads up to it. Whatever else stands there is the first page.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pyroaring import BitMap

from articles.bitmaps import Bitmaps
from articles.models import LAST_DATE, LEAD_CHARACTERS, UNDATED, Article

SIZE = 20
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


def page(
    index: Bitmaps,
    within: BitMap,
    *,
    cursor: str = "",
    oldest: bool = False,
    size: int = SIZE,
    characters: int = LEAD_CHARACTERS,
    verified: Callable[[Iterator[int]], Iterator[int]] = iter,
) -> Page:
    """One page of the articles `within` by date, newest or oldest first; unknown dates come last in both orders.

    `verified` lets through, in their order, those keys that belong to the list: `within` may hold more. Where it ends
    before all were looked at, the page is shorter and another one follows. `characters` of each text are read.
    """
    place = Cursor.parse(cursor)
    backwards = place is not None and place.direction == "before"
    beyond = (place.day, place.pk) if place else None
    walk = index.walk(within, beyond=beyond, ascending=oldest != backwards, oldest=oldest)
    keys = list(islice(verified(walk), size + 1))
    more, keys = len(keys) > size or next(walk, None) is not None, keys[:size]
    if backwards:
        keys.reverse()
    rows = cards(keys, characters)
    return Page(
        rows,
        previous=cursor_at("before", rows[0], oldest=oldest) if rows and (more if backwards else place) else "",
        next=cursor_at("after", rows[-1], oldest=oldest) if rows and (more or backwards) else "",
    )


def newest(index: Bitmaps, within: BitMap, number: int) -> list[Article]:
    """The first articles of a list, ready for their cards."""
    return cards(list(islice(index.walk(within), number)))


def cards(keys: Sequence[int], characters: int = LEAD_CHARACTERS) -> list[Article]:
    """The public articles with these keys, ready for their cards, in the same order."""
    found = Article.objects.public().for_cards(characters).in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def ranked(keys: Sequence[int], *, cursor: str = "", size: int = SIZE, characters: int = LEAD_CHARACTERS) -> Page:
    """One page of a list that is ranked already. Its cursor is a place in that list."""
    match = RANK.fullmatch(cursor)
    start = int(match[1]) if match else 0
    following = start + size
    return Page(
        cards(keys[start:following], characters),
        previous=f"best.{max(start - size, 0)}" if start else "",
        next=f"best.{following}" if following < len(keys) else "",
    )


def date_of(article: Article, *, oldest: bool) -> date:
    """The date by which a list sorts an article: known dates as they are, unknown ones last."""
    return article.published_on or (LAST_DATE if oldest else UNDATED)


def cursor_at(direction: str, article: Article, *, oldest: bool) -> str:
    return str(Cursor(direction, date_of(article, oldest=oldest), article.pk))
