"""A text with what is decided about marked in it: pure, in time linear in the text and the marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

HEADING = "## "
GAP = "\n\n"
MOST = 2000
"""Marks of one text: what is named more often is not read by the marks any more."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of the text speak for the tag `key`, which is in the state `state`."""

    start: int
    end: int
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `keys` of the tags that it speaks for, none for the rest of the text.

    state  of the tag that wants a look most
    first  the keys of which this is the first piece: where a link from the tag leads to
    """

    text: str
    keys: tuple[str, ...] = ()
    state: str = ""
    first: tuple[str, ...] = ()

    @property
    def only_topics(self) -> bool:
        return all(key.startswith("topic-") for key in self.keys)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading."""

    heading: bool
    pieces: tuple[Piece, ...]


URGENT = ("suggested", "inferred", "unsure", "accepted", "rejected")


def marked(body: str, spans: Sequence[Span]) -> list[Block]:
    """The blocks of `body`, cut where a mark begins or ends. Where marks overlap, a piece speaks for all of them."""
    within = sorted((span for span in spans if 0 <= span.start < span.end <= len(body)), key=lambda one: one.start)
    seen: set[str] = set()
    return list(_blocks(body, within[:MOST], seen))


def _blocks(body: str, spans: Sequence[Span], seen: set[str]) -> Iterator[Block]:
    start = place = 0
    for text in body.split(GAP):
        end = start + len(text)
        heading = text.startswith(HEADING)
        first = start + len(HEADING) if heading else start
        while place < len(spans) and spans[place].end <= first:
            place += 1
        here = [span for span in _until(spans, place, end) if span.end > first]
        if body[first:end].strip():
            yield Block(heading, tuple(_pieces(body, first, end, here, seen)))
        start = end + len(GAP)


def _until(spans: Sequence[Span], place: int, end: int) -> Iterator[Span]:
    """The spans from `place` on that begin before `end`."""
    for number in range(place, len(spans)):
        if spans[number].start >= end:
            return
        yield spans[number]


def _pieces(body: str, start: int, end: int, spans: Sequence[Span], seen: set[str]) -> Iterator[Piece]:
    bounds = {start, end} | {min(max(bound, start), end) for span in spans for bound in (span.start, span.end)}
    over: list[Span] = []
    ahead = 0
    for left, right in pairwise(sorted(bounds)):
        over = [span for span in over if span.end > left]
        while ahead < len(spans) and spans[ahead].start <= left:
            over.append(spans[ahead])
            ahead += 1
        keys = tuple(dict.fromkeys(span.key for span in over))
        first = tuple(key for key in keys if key not in seen)
        seen.update(first)
        state = min((span.state for span in over), key=URGENT.index, default="")
        yield Piece(body[left:right], keys, state, first)
