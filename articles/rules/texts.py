"""The parts of a text that rules look at."""

from dataclasses import dataclass
from functools import cached_property

from articles.matching import Folded, fold, lowered

Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """The title of an article, or its text. Places are code points of `text`, those in `plain` are of its folded form.

    Not slotted: what is derived is kept with it.
    """

    text: str
    is_title: bool = False

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @property
    def plain(self) -> str:
        return self.folded.text

    @cached_property
    def lower(self) -> str:
        return lowered(self.plain)

    def origin(self, span: Span) -> Span:
        """The place in the text as it came of a place in its folded form."""
        start, end = span
        return self.folded.origin(start), self.folded.origin(end)
