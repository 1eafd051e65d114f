"""From a query to the set of public articles that match it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic

from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.retrieval.bounds import Bounds
from articles.retrieval.matter import Matter
from articles.retrieval.statements import Deadline, Late

SECONDS = 1.2
"""What the statements of one search may take together, of the three seconds that a request has."""
SECONDS_FOR_A_PAGE = 0.5
SAMPLE = 500
"""So many articles are looked at one by one at first: some 10 us each, more where they have to come from the disk."""
LOOKED_AT, SECONDS_TO_LOOK = 20_000, 0.08
"""So many more are looked at if that takes no longer, by the pace of the first; they make the answer exact."""
ENOUGH = 50
"""So many matches among the first make a good estimate."""
FIRST_PORTION = 60
"""How many articles are looked at to fill a page of twenty, unless too few of them match."""


@dataclass(frozen=True, slots=True)
class Found:
    """The public articles that match a query.

    ids    those that match and, unless `exact`, others that may not: `verified` tells them apart
    share  the part of `ids` that matches, by a sample; 1 where `exact`
    late   time ran out: `ids` is far too large, and nothing can be said of the number
    """

    ids: BitMap
    exact: bool = True
    share: float = 1.0
    late: bool = False
    matter: Matter | None = field(default=None, repr=False, compare=False)

    @property
    def about(self) -> int:
        """How many articles match: their number where `exact`, else an estimate."""
        return round(len(self.ids) * self.share)


def found(query: search.Query, index: Bitmaps) -> Found:
    """The public articles that `query` asks for; all of them where it asks for nothing. Never raises for its words.

    The same as `Article.objects.public().search(…)`. Where too many articles would have to be looked at one by one, a
    part of them, spread evenly, gives the share; asking again looks at more of them, until the answer is exact.
    """
    return found_by(query.tree, index)


def found_by(tree: search.Node | None, index: Bitmaps, *, seconds: float | None = None) -> Found:
    """The same for a tree, with a time limit in seconds."""
    if tree is None:
        return Found(index.everything)
    matter = Matter.of(tree, index, Deadline(SECONDS if seconds is None else seconds))
    known = matter.known()
    if known.exact or matter.late:
        return Found(known.maybe, known.exact, 1.0, matter.late and not known.exact, matter)
    try:
        look_around(matter, known.open)
    except Late:
        return Found(known.maybe, False, 1.0, True, matter)
    known = matter.known()
    return Found(known.maybe, known.exact, 1.0 if known.exact else share_of(matter, known), False, matter)


def share_of(matter: Matter, known: Bounds) -> float:
    """The part of `known.maybe` that matches, if the rest is like those that were looked at."""
    first = matter.known(looked_at=False)
    matching, others = len(known.sure) - len(first.sure), len(first.maybe) - len(known.maybe)
    likely = matching / max(matching + others, 1)
    return (len(known.sure) + likely * len(known.open)) / max(len(known.maybe), 1)


def look_around(matter: Matter, articles: BitMap) -> None:
    """Look at some of these articles one by one, and at more where that is quick. Raises `Late`."""
    begun, some = monotonic(), spread(articles, SAMPLE)
    matter.look_at(some)
    rest, pace = articles - some, max((monotonic() - begun) / len(some), 1e-6)
    affordable = min(int(SECONDS_TO_LOOK / pace), LOOKED_AT)
    if len(rest) > affordable:  # of many, more than some are worth the time only where few of these match
        few = len(matter.known().sure & some) < ENOUGH
        rest = spread(rest, min(affordable // 2, 8 * SAMPLE)) if few and affordable > 1 else BitMap()
    with suppress(Late):
        matter.look_at(rest)


def spread(articles: BitMap, number: int) -> BitMap:
    """About so many members, evenly spread; all where there are fewer."""
    return articles[:: max(len(articles) // number, 1)]


def verified(found: Found, keys: Iterable[int], deadline: Deadline | None = None) -> Iterator[int]:
    """Those of some members of `found.ids` that match for certain, in their order, looked at in growing portions.

    Where time runs out, it ends: what was not looked at is left out.
    """
    if found.exact or found.matter is None:
        yield from keys
        return
    matter = found.matter.within(deadline or Deadline(SECONDS_FOR_A_PAGE))
    rest, size = iter(keys), FIRST_PORTION
    while asked := list(islice(rest, size)):
        within = BitMap(asked)
        try:
            matter.look_at(within - matter.known(within).sure)
        except Late:
            return
        sure = matter.known(within).sure
        yield from (key for key in asked if key in sure)
        size = min(2 * size, SAMPLE)
