"""Counting articles by their values: sizes of intersections of bitmaps, and the names that people know."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from articles.bitmaps import Bitmaps, Repeated
from articles.facets.names import Names, names_of
from articles.models import UNDATED, Precision


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: how many articles of `within` have each value of `of`, a key of `COUNTED` or a column?

    limit   most values wanted, by count; None for all
    always  primary keys of values that are wanted however few articles have them
    among   the only values wanted; None for no such limit
    repeated  the copies that are not counted, where each story counts once
    """

    of: str
    within: BitMap
    limit: int | None = None
    always: Collection[int] = ()
    among: Collection[Any] | None = None
    repeated: Repeated | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A value, as the address says it and as people read it, and its number of articles.

    `note` is what stands beside the label: a Chinese name, the number of an edition.
    """

    key: str
    label: str
    note: str
    count: int
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer to a tally: its counts, and how many values there are in all, beyond its limit too.

    Counts come by number, then by label; editions, years, months and days by key.
    """

    counts: tuple[Count, ...] = ()
    values: int = 0

    @property
    def largest(self) -> int:
        return max((count.count for count in self.counts), default=0)


BY_KEY = {"edition": True, "year": False, "month": False, "day": False}
"""What is listed by its key, and whether the last comes first."""


def count(index: Bitmaps, tally: Tally) -> Counted:
    """Answer one question, in memory alone but for names that have changed."""
    numbers = counted(index, tally)
    if tally.among is not None:
        wanted = set(tally.among)
        numbers = {value: number for value, number in numbers.items() if value in wanted}
    names = names_of(index)
    shown = most(numbers, tally.limit, set(tally.always), names, tally.of)
    counts = [Count(*names.of(tally.of, value), number, pk_of(tally.of, value)) for value, number in shown.items()]
    if tally.of in BY_KEY:
        counts.sort(key=lambda count: count.key, reverse=BY_KEY[tally.of])
    else:
        counts.sort(key=lambda count: (-count.count, count.label.lower(), count.key))
    return Counted(tuple(counts), len(numbers))


def counted(index: Bitmaps, tally: Tally) -> dict[Any, int]:
    within, repeated = tally.within, tally.repeated
    if tally.of == "day":  # only where the day itself is known
        within = within & index.having("precision", Precision.DAY)
        repeated = repeated and index.copies.within(within)
    numbers = index.counts(tally.of, within)
    for value, extra in repeated.counts(tally.of, index.columns[tally.of]).items() if repeated else ():
        numbers[value] -= extra
    return numbers


def undated(index: Bitmaps, within: BitMap, *, per_story: bool = False) -> int:
    """How many articles of `within`, or stories, have no date."""
    found = index.having("day", UNDATED) & within
    return len(found) - (len(index.copies.within(found)) if per_story else 0)


def most(numbers: dict[Any, int], limit: int | None, always: set[int], names: Names, of: str) -> dict[Any, int]:
    """The values with most articles, and those in `always` besides. Among equals the label decides, not chance."""
    if limit is None or len(numbers) <= limit:
        return numbers
    kept = {value: numbers[value] for value in always if value in numbers}
    rest = [value for value in numbers if value not in kept]
    least = sorted((numbers[value] for value in rest), reverse=True)[:limit][-1]
    high = [value for value in rest if numbers[value] >= least]
    high.sort(key=lambda value: (-numbers[value], names.of(of, value)[1].lower()))
    return kept | {value: numbers[value] for value in high[:limit]}


def pk_of(of: str, value: Any) -> int | None:
    return value if isinstance(value, int) and of != "year" else None
