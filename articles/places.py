"""Where the words of a text stand in its next version. Pure."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from articles.differences import TOKEN, runs
from articles.matching import bounded

Span = tuple[int, int]

SENTENCE = re.compile(r"[^\n.!?。！？]*[\n.!?。！？]+\s*|[^\n.!?。！？]+")
"""Every text is the sum of these: sentences or less of one, with the space behind them."""

MOST_SOUGHT = 2000
MOST_STRETCHES = 50
"""Looks for words in new stretches of a text, and stretches that are looked through."""


class Places:
    """Two versions of a text, compared sentence by sentence and word by word. Places are code points, [start, end)."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._sought = 0

    @cached_property
    def _stretches(self) -> list[tuple[bool, Span, Span]]:
        """In turn: whether a stretch is the same in both, and where it stands in the old text and in the new one."""
        found: list[tuple[bool, Span, Span]] = []
        one = other = 0
        for same, before, after in compared(self.old, self.new):
            first, second = (one, one + len(before)), (other, other + len(after))
            one, other = first[1], second[1]
            if same and found and found[-1][0]:  # one sentence that is the same, and words of the next one
                _, (begin, _), (start, _) = found.pop()
                first, second = (begin, one), (start, other)
            found.append((same, first, second))
        return found

    @cached_property
    def _begins(self) -> list[int]:
        return [before[0] for _same, before, _after in self._stretches]

    def moved(self, offsets: Iterable[Sequence[int]]) -> list[list[int]]:
        """Where the words at `offsets` stand now, in order. What is there no more is left out.

        Words in a stretch that stayed move with it; others are looked for where the text is new, so that a paragraph
        which was put elsewhere keeps its marks, and words that were there without a mark get none.
        """
        if self.old == self.new:
            return [list(offset) for offset in offsets]
        found: set[Span] = set()
        for start, end in offsets:
            if not 0 <= start < end <= len(self.old):
                continue
            span = self._stayed(start, end) or next(self._anew(self.old[start:end], found), None)
            if span is not None:
                found.add(span)
        return [list(span) for span in sorted(found)]

    def _stayed(self, start: int, end: int) -> Span | None:
        number = bisect_right(self._begins, start) - 1  # of two that begin there, the second is no mere insertion
        if number < 0:
            return None
        same, before, after = self._stretches[number]
        if not same or end > before[1]:
            return None
        return start - before[0] + after[0], end - before[0] + after[0]

    def _anew(self, words: str, taken: Container[Span]) -> Iterator[Span]:
        """The same words where the text is new, in order; looked for `MOST_SOUGHT` times in all."""
        for first, last in self._new:
            place = first
            while self._sought < MOST_SOUGHT:
                self._sought += 1
                place = self.new.find(words, place, last)
                if place < 0:
                    break
                span = place, place + len(words)
                if span not in taken and bounded(self.new, *span):
                    yield span
                place += 1

    @cached_property
    def _new(self) -> list[Span]:
        """The stretches that only the new text has, the longest few in their order."""
        found = [after for same, _before, after in self._stretches if not same and after[0] < after[1]]
        return sorted(sorted(found, key=lambda span: span[0] - span[1])[:MOST_STRETCHES])


def compared(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """The two texts in stretches that are the same and stretches that are not: by sentences, then by words in them."""
    for same, before, after in runs(SENTENCE.findall(old), SENTENCE.findall(new)):
        first, second = "".join(before), "".join(after)
        if same:
            yield True, first, second
            continue
        for alike, some, others in runs(TOKEN.findall(first), TOKEN.findall(second)):
            yield alike, "".join(some), "".join(others)
