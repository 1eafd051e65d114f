"""What is looked for, on what conditions, and what is found."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from articles.matching.boundaries import bounded
from articles.matching.folding import fold, lowered

LOOKALIKE = "lookalike"
"""A name of this kind hides the names of its key that overlap it: it only looks like them."""
LINE = "\n"

Days = tuple[datetime.date, datetime.date]
"""The first and the last day that a date may mean."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a spelling is the name: one of `required` and none of `forbidden` stands in its paragraph, and the text is
    of the days from `valid_from` to `valid_to`, both included. A text whose day is unknown may be of any.
    """

    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def __bool__(self) -> bool:
        return bool(self.required or self.forbidden or self.valid_from or self.valid_to)

    def is_of(self, days: Days | None) -> bool:
        """Whether a text may be of the days of the name."""
        if days is None:
            return True
        after = self.valid_to is not None and days[0] > self.valid_to
        return not after and not (self.valid_from is not None and days[1] < self.valid_from)

    def suits(self, text: str, start: int, end: int) -> bool:
        """Whether the paragraph around a place has what the name needs and nothing that rules it out."""
        if not self.required and not self.forbidden:
            return True
        begin, finish = paragraph_of(text, start, end)
        around = text[begin:finish]
        if any(stands(word, around) for word in self.forbidden):
            return False
        return not self.required or any(stands(word, around) for word in self.required)


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling to look for. `key` says whose it is; several names may share a spelling, and a key has many names.

    `spelled` is the name as the registry has it, where `text` is a variant of it; `row` and `version` tell its row.
    """

    key: str
    text: str
    kind: str = "alias"
    case_sensitive: bool = False
    ambiguous: bool = False
    plural: bool = False
    spelled: str = ""
    row: int = 0
    version: int = 0
    condition: Condition | None = None


class Match(NamedTuple):
    """A spelling found at `start` to `end` (code points of the text), and every name that is spelled so."""

    start: int
    end: int
    surface: str
    names: tuple[Name, ...]


def paragraph_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the line around a place: blocks of a text are parted by line breaks."""
    after = text.find(LINE, end)
    return text.rfind(LINE, 0, start) + 1, len(text) if after < 0 else after


def stands(word: str, paragraph: str) -> bool:
    """True if a word or phrase stands in a paragraph, in any case, as a whole word by its script, or in its plural."""
    lower, wanted = lowered(fold(paragraph).text), _spelled(word)
    place = lower.find(wanted) if wanted else -1
    while place >= 0:
        if bounded(lower, place, place + len(wanted), plural=True):
            return True
        place = lower.find(wanted, place + 1)
    return False


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    return lowered(" ".join(fold(word).text.split()))
