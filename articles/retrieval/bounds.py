"""Sets of articles that are known in part: which ones match for sure, and beyond which none does."""

from dataclasses import dataclass
from typing import Self

from pyroaring import BitMap


@dataclass(frozen=True, slots=True)
class Bounds:
    """A set between two others: `sure` holds some of its members, `maybe` all of them and perhaps more."""

    sure: BitMap
    maybe: BitMap

    @classmethod
    def exactly(cls, articles: BitMap) -> Self:
        return cls(articles, articles)

    @property
    def exact(self) -> bool:
        return self.sure is self.maybe or len(self.sure) == len(self.maybe)

    @property
    def open(self) -> BitMap:
        """Those of which it is not known whether they belong to the set."""
        return self.maybe - self.sure

    def __and__(self, other: "Bounds") -> "Bounds":
        maybe = self.maybe & other.maybe
        return Bounds.exactly(maybe) if self.exact and other.exact else Bounds(self.sure & other.sure, maybe)

    def __or__(self, other: "Bounds") -> "Bounds":
        maybe = self.maybe | other.maybe
        return Bounds.exactly(maybe) if self.exact and other.exact else Bounds(self.sure | other.sure, maybe)

    def complement(self, everything: BitMap) -> "Bounds":
        """The members of `everything` that do not belong to the set."""
        sure = everything - self.maybe
        return Bounds.exactly(sure) if self.exact else Bounds(sure, everything - self.sure)
