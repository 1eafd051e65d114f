"""Where a name stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A name from `start` to `end` (code points of the body), and the likely kind of what it names."""

    start: int
    end: int
    kind: str = ""

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def longest(found: list[Span]) -> list[Span]:
    """Of spans that overlap the longest, in their order."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and span.overlaps(kept[-1]):
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept
