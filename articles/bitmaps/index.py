"""The sets of articles, and what can be asked of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pyroaring import BitMap

from articles.bitmaps.copies import NO_COPIES, Copies
from articles.models import LAST_DATE, UNDATED, Stamp
from articles.models.families import Families

Sets = Mapping[Any, BitMap]
NONE = BitMap()
ALONE = Families()
PORTION = 64
FEW, SPARSE = 2_000, 12
"""Between so many articles and such a part of all, counting the others is quicker: up to six times at a million."""
LARGEST = 2**32 - 1
"""The largest key that a bitmap holds."""


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """The public archive as it stood at `stamp`. Nobody changes it, nor the bitmaps that it gives away.

    everything  the keys of all public articles
    columns     the articles of each value of `COLUMNS`, of "kind" and "country" of the organizations named, and as
                "family" of each organization with all that count with it
    registered  the last change to the registry: whoever keeps names can tell by it whether they still hold
    copies      which of them are copies of one text
    families    the organizations that count together
    """

    stamp: Stamp | None
    registered: Stamp | None
    everything: BitMap
    columns: Mapping[str, Sets]
    days: list[date] = field(default_factory=list)
    """All days with articles, first to last, without that of the undated."""
    copies: Copies = NO_COPIES
    families: Families = ALONE

    @property
    def number(self) -> int:
        """The number of the public change at which these stand; 0 where the database does not know."""
        return self.stamp.number if self.stamp else 0

    def having(self, column: str, value: Any) -> BitMap:
        """The articles with this value; none where no article has it."""
        return self.columns[column].get(value, NONE)

    def any_of(self, column: str, values: Iterable[Any]) -> BitMap:
        """The articles with one of these values or several."""
        sets = self.columns[column]
        return BitMap.union(BitMap(), *(sets[value] for value in values if value in sets))

    def between(self, first: date | None, last: date | None) -> BitMap:
        """The dated articles from one day to another, both included; None for no bound."""
        start = bisect_left(self.days, first) if first else 0
        stop = bisect_right(self.days, last) if last else len(self.days)
        days = self.days[start:stop]
        whole = range(days[0].year + 1, days[-1].year) if days else range(0)
        inside = self.any_of("year", whole)
        return inside | self.any_of("day", (day for day in days if day.year not in whole))

    def counts(self, column: str, within: BitMap) -> dict[Any, int]:
        """How many articles of `within` have each value; values that none has are left out."""
        sets = self.columns[column].items()
        if len(within) == len(self.everything):
            return {value: len(articles) for value, articles in sets if articles}
        if FEW < len(within) < len(self.everything) / SPARSE:
            # A sparse bitmap holds lists of numbers, and two lists take long to compare; its complement is dense.
            others = self.everything - within
            differences = (
                (value, len(articles) - articles.intersection_cardinality(others)) for value, articles in sets
            )
            return {value: number for value, number in differences if number}
        return {value: number for value, articles in sets if (number := articles.intersection_cardinality(within))}

    def walk(
        self, within: BitMap, *, beyond: tuple[date, int] | None = None, ascending: bool = False, oldest: bool = False
    ) -> Iterator[int]:
        """The articles of `within` by day, then by key, beginning past `beyond`, a day and a key.

        Unknown dates come last in a list read forwards: they count as `UNDATED`, or with `oldest` as `LAST_DATE`.
        """
        days = [*self.days, LAST_DATE] if oldest else [UNDATED, *self.days]
        if beyond and ascending:
            days = days[bisect_left(days, beyond[0]) :]
        elif beyond:
            days = days[: bisect_right(days, beyond[0])]
        years = {year for year, articles in self.columns["year"].items() if articles.intersect(within)}
        sets = self.columns["day"]
        for day in days if ascending else reversed(days):
            undated = day in (UNDATED, LAST_DATE)
            if undated or day.year in years:
                articles = sets.get(UNDATED if undated else day, NONE) & within
                yield from keys(articles, ascending, beyond[1] if beyond and beyond[0] == day else None)


def keys(articles: BitMap, ascending: bool, beyond: int | None) -> Iterator[int]:
    """The members of a bitmap in either direction, from the first one past `beyond`."""
    if ascending:
        yield from articles if beyond is None else articles.iter_equal_or_larger(min(beyond + 1, LARGEST))
        return
    end = len(articles) if beyond is None else articles.rank(min(max(beyond - 1, 0), LARGEST)) if beyond else 0
    while end > 0:
        start = max(end - PORTION, 0)
        yield from reversed(list(articles[start:end]))
        end = start
