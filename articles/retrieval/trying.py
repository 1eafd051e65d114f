"""What another query than the one that was asked would find."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.models import vocabulary
from articles.retrieval.finding import Found, found_by, spread
from articles.retrieval.matter import Matter
from articles.retrieval.statements import Deadline, Late

SAMPLE, ENOUGH = 100, 5
"""Of so many articles, spread evenly, so many have to match for an estimate."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query, and how many articles it finds (`exact`: not an estimate)."""

    text: str
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Trial:
    """Tries queries within one time limit; `within` are the articles that the page's other choices leave."""

    index: Bitmaps
    deadline: Deadline
    within: BitMap | None = None
    names: search.Vocabulary = field(default_factory=vocabulary.current)

    def find(self, text: str) -> Found | None:
        """What `text` finds; None where it asks for nothing or time runs out."""
        tree = search.parse(text, self.names).tree
        found = found_by(tree, self.index, seconds=self.deadline.left) if tree else None
        return None if found is None or found.late else found

    def estimate(self, text: str) -> Suggestion:
        """How many articles `text` finds, by a few of them where it finds many; never some where there are none."""
        tree = search.parse(text, self.names).tree
        articles = self.index.everything if self.within is None else self.within
        some = spread(articles, SAMPLE)
        matter = Matter.of(tree, self.index, self.deadline, ask=False) if tree and some else None
        try:
            if matter and not matter.late:
                matter.look_at(some)
                if (number := len(matter.known(some).sure)) >= ENOUGH:
                    return Suggestion(text, round(number / len(some) * len(articles)), exact=False)
        except Late:
            return Suggestion(text, 0)
        return self.count(text)

    def count(self, text: str) -> Suggestion:
        found = self.find(text)
        if found is None:
            return Suggestion(text, 0)
        number = len(found.ids) if self.within is None else found.ids.intersection_cardinality(self.within)
        return Suggestion(text, round(number * found.share), found.exact)
