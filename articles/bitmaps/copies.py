"""Which public articles are copies of one text, so that lists and counts can take each story once.

The articles that belong to stories lie in arrays, ordered by story and day: of those in a result, all but the first of
each story are too many. A facet's number is too high by the copies that share story and value: counted in one pass over
arrays, and exact for any result.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from articles.models import LAST_DATE, UNDATED

Numbers = NDArray[np.int64]
TRAITS = frozenset({"kind", "country", "family"})
"""Columns whose values change with the registry."""


class Copy(NamedTuple):
    """A public article that belongs to a story."""

    story: int
    day: date
    pk: int


class Pairs(NamedTuple):
    """The values of one column that several copies of a story share, ordered by story and value.

    places  of the articles; codes: numbers of `values`; first: whether story or value differ from those before
    """

    values: list[Any]
    places: Numbers
    codes: Numbers
    groups: Numbers


@dataclass(frozen=True)
class Copies:
    """Public articles with a story, ordered by story, day (unknown ones last) and key."""

    stories: Numbers
    days: Numbers
    keys: Numbers
    kept: dict[str, Pairs] = field(default_factory=dict)
    """What was made of columns so far."""

    @classmethod
    def of(cls, copies: Iterable[Copy]) -> "Copies":
        rows = [(copy.story, (LAST_DATE if copy.day == UNDATED else copy.day).toordinal(), copy.pk) for copy in copies]
        numbers = np.array(rows, np.int64).reshape(-1, 3)
        return cls._ordered(numbers[:, 0], numbers[:, 1], numbers[:, 2])

    @classmethod
    def _ordered(cls, stories: Numbers, days: Numbers, keys: Numbers) -> "Copies":
        order = np.lexsort((keys, days, stories))
        return cls(stories[order], days[order], keys[order])

    @cached_property
    def members(self) -> BitMap:
        return bitmap(self.keys)

    @cached_property
    def followers(self) -> BitMap:
        """All but the first of each story: where a result has none of these, it has no copies to take together."""
        return bitmap(self.keys[1:][self.stories[1:] == self.stories[:-1]])

    @cached_property
    def by_key(self) -> tuple[Numbers, Numbers]:
        """The keys in ascending order, and the place of each."""
        order = np.argsort(self.keys)
        return self.keys[order], order

    def places(self, articles: BitMap) -> Numbers:
        """Where those of some articles lie that have a story."""
        ascending, order = self.by_key
        asked = numbers(articles & self.members)
        return order if len(asked) == len(order) else order[np.searchsorted(ascending, asked)]

    def followed(self, gone: BitMap, copies: Iterable[Copy], *, registered: bool) -> "Copies":
        """Without the articles `gone`, with `copies`. What was made of columns is kept where no copy changed.

        `registered`: the registry changed, and values of `TRAITS` with it.
        """
        new = Copies.of(copies)
        if not len(new.keys) and not self.members.intersect(gone):
            kept = {name: pairs for name, pairs in self.kept.items() if not registered or name not in TRAITS}
            return Copies(self.stories, self.days, self.keys, kept)
        stay = np.ones(len(self.keys), bool)
        stay[self.places(gone)] = False
        return self._ordered(
            np.concatenate([self.stories[stay], new.stories]),
            np.concatenate([self.days[stay], new.days]),
            np.concatenate([self.keys[stay], new.keys]),
        )

    def pairs(self, column: str, sets: Mapping[Any, BitMap]) -> Pairs:
        """The values that copies share in a column; `sets` has its articles by value."""
        if column not in self.kept:
            self.kept[column] = self._pairs(sets)
        return self.kept[column]

    def _pairs(self, sets: Mapping[Any, BitMap]) -> Pairs:
        values = list(sets)
        places = [self.places(sets[value]) if sets[value].intersect(self.members) else EMPTY for value in values]
        codes = np.repeat(np.arange(len(values)), [len(found) for found in places])
        everywhere = np.concatenate([EMPTY, *places])
        groups = self.stories[everywhere] * max(len(values), 1) + codes
        order = np.lexsort((everywhere, groups))
        groups = groups[order]
        several = np.zeros(len(groups), bool)
        several[1:] = groups[1:] == groups[:-1]
        several[:-1] |= several[1:]
        return Pairs(values, everywhere[order][several], codes[order][several], groups[several])

    def within(self, articles: BitMap) -> "Repeated":
        """The copies among some articles that follow another copy of their story."""
        mask = np.zeros(len(self.keys), bool)
        mask[self.places(articles)] = True
        places = np.flatnonzero(mask)
        stories = self.stories[places]
        return Repeated(self, mask, places[1:][stories[1:] == stories[:-1]])

    def others(self, articles: Iterable[int]) -> dict[int, int]:
        """How many further public copies there are of each of some articles; those without any are left out."""
        keys = [key for key in articles if key in self.members]
        found = {}
        for key, place in zip(keys, self._places_of(keys), strict=True):
            story = self.stories[place]
            first, last = np.searchsorted(self.stories, [story, story + 1])
            if last - first > 1:
                found[key] = int(last - first) - 1
        return found

    def _places_of(self, keys: list[int]) -> Numbers:
        ascending, order = self.by_key
        return order[np.searchsorted(ascending, np.array(keys, np.int64))]


@dataclass(frozen=True)
class Repeated:
    """Which copies of a result are too many where each story counts once: all but the first by day.

    mask   which of `copies` are in the result
    extra  the places of those that are too many
    """

    copies: Copies
    mask: NDArray[np.bool_]
    extra: Numbers

    def __len__(self) -> int:
        return len(self.extra)

    @cached_property
    def articles(self) -> BitMap:
        return bitmap(self.copies.keys[self.extra])

    def counts(self, column: str, sets: Mapping[Any, BitMap]) -> dict[Any, int]:
        """By how much the number of articles of each value is higher than that of stories."""
        if not len(self.extra):
            return {}
        pairs = self.copies.pairs(column, sets)
        there = self.mask[pairs.places]
        groups, codes = pairs.groups[there], pairs.codes[there]
        again = np.bincount(codes[1:][groups[1:] == groups[:-1]], minlength=0)
        return {pairs.values[code]: int(again[code]) for code in np.flatnonzero(again)}


EMPTY = np.empty(0, np.int64)
NO_COPIES = Copies.of([])


def numbers(articles: BitMap) -> Numbers:
    return np.frombuffer(articles.to_array(), np.uint32).astype(np.int64) if articles else EMPTY


def bitmap(keys: Numbers) -> BitMap:
    found = array("I")
    found.frombytes(keys.astype(np.uint32).tobytes())
    return BitMap(found)
