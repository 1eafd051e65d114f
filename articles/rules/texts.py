"""The parts of a text that rules look at, with their paragraphs."""

import re
from dataclasses import dataclass
from functools import cached_property

from articles.matching import Folded, fold, lowered

Span = tuple[int, int]
BREAK = "\n"
HALVES = re.compile("[\ud800-\udfff]")


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

    @cached_property
    def encodable(self) -> str:
        """The text with halves of characters replaced, which no UTF-8 has; places are the same."""
        return HALVES.sub("\ufffd", self.text)

    @property
    def plain(self) -> str:
        return self.folded.text

    @cached_property
    def lower(self) -> str:
        return lowered(self.plain)

    def origin(self, span: Span) -> Span:
        """The place in the text as it came of a place in its folded form."""
        start, end = span
        return self.folded.origin(start), self.folded.origin(end - 1) + 1

    def paragraph(self, span: Span) -> Span:
        """The paragraph around a place, which may reach over several: a blank line or a line break ends one."""
        end = self.text.find(BREAK, span[1])
        return self.text.rfind(BREAK, 0, span[0]) + 1, len(self.text) if end < 0 else end
