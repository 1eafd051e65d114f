"""What a filter set finds, as bitmaps: one for each parameter, so that any of them can be left out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

from pyroaring import BitMap

from articles import retrieval
from articles.bitmaps import Bitmaps, Repeated
from articles.retrieval import Found


@dataclass(frozen=True, slots=True)
class Result:
    """The articles that each choice finds, and those that meet all of them.

    index  the state of the archive that they belong to
    parts  by parameter; parameters without a choice have none
    text   what the words of the search found; None where there are none
    per_story  whether each story counts once, and the list has its first copy by day
    """

    index: Bitmaps
    parts: Mapping[str, BitMap]
    text: Found | None = None
    per_story: bool = False
    _repeated: dict[frozenset[str], Repeated] = field(default_factory=dict, repr=False, compare=False)

    def within(self, without: Collection[str] = ()) -> BitMap:
        """The articles that meet all choices but those of the parameters in `without`."""
        parts = sorted((part for name, part in self.parts.items() if name not in without), key=len)
        return reduce(BitMap.intersection, parts) if parts else self.index.everything

    def repeated(self, without: Collection[str] = ()) -> Repeated | None:
        """Those of them that are further copies of a story; None where each copy counts."""
        if not self.per_story:
            return None
        given_up = frozenset(name for name in without if name in self.parts)
        if given_up not in self._repeated:
            self._repeated[given_up] = self.index.copies.within(self.within(given_up))
        return self._repeated[given_up]

    def listed(self) -> BitMap:
        """The articles of the list: all that meet the choices, or the first copy of each story among them."""
        repeated = self.repeated()
        return self.within() - repeated.articles if repeated else self.within()

    def number(self, without: Collection[str] = ()) -> int:
        """How many articles, or stories, meet all choices but those of the parameters in `without`."""
        return len(self.within(without)) - len(self.repeated(without) or ())

    def size(self, articles: BitMap) -> int:
        """How many articles, or stories, some articles are."""
        return len(articles) - (len(self.index.copies.within(articles)) if self.per_story else 0)

    def verified(self, keys: Iterable[int]) -> Iterator[int]:
        """Those of some articles `within` that are certain to match, in their order."""
        return iter(keys) if self.text is None else retrieval.verified(self.text, keys)

    @property
    def exact(self) -> bool:
        """Whether every article in the bitmaps is certain; else numbers are estimates."""
        return self.text is None or self.text.exact

    @property
    def late(self) -> bool:
        """Whether the search ran out of time, so that nothing can be counted."""
        return self.text is not None and self.text.late

    def estimated(self, number: int) -> int:
        """How many of so many articles really match."""
        return number if self.text is None or self.text.exact else round(number * self.text.share)
