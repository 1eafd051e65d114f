"""Phrases with slips of the pen: letters left out, put in, replaced or swapped, a few in a phrase."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from articles.matching import bounded, lowered
from articles.rules.texts import Part, Span
from articles.rules.words import Hits, spelled

HAN = ("\u3400", "\u9fff")
SIZES, HAN_SIZES = ((28, 3), (16, 2), (8, 1)), ((12, 2), (5, 1))
"""How long a phrase has to be for how many slips. The shorter forgives none."""
MOST = 200
"""Places of one piece that are looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase that has to stand in the text as it is: of n slips, two parts each are hurt at most."""

    text: str
    place: int


def slips(phrase: str) -> int:
    """How many slips of the pen a phrase may have."""
    plain = spelled(phrase)
    sizes = HAN_SIZES if any(HAN[0] <= char <= HAN[1] for char in plain) else SIZES
    return next((number for size, number in sizes if len(plain) >= size), 0)


def pieces(phrase: str) -> Iterator[Piece]:
    """The phrase in so many pieces that one at least is whole whatever slips there are."""
    plain = lowered(spelled(phrase))
    number = 2 * slips(phrase) + 1
    for nth in range(number):
        start, end = len(plain) * nth // number, len(plain) * (nth + 1) // number
        if end > start:
            yield Piece(plain[start:end], start)


def seeds(phrases: Iterable[str]) -> Iterator[str]:
    """The words that a `Finder` has to look for, so that `places_of` finds the phrases."""
    for phrase in phrases:
        yield from (piece.text for piece in pieces(phrase))


def places_of(phrase: str, part: Part, hits: Hits, *, case_sensitive: bool = False) -> list[Span]:
    """Where the phrase stands in a part with as few slips as there are, in code points; places never overlap."""
    wanted = spelled(phrase) if case_sensitive else lowered(spelled(phrase))
    text = part.plain if case_sensitive else part.lower
    most = slips(phrase)
    found: dict[Span, int] = {}
    for start in sorted(_starts(phrase, hits, most)):
        for span, distance in _ends(text, wanted, start, most):
            found[span] = distance
    chosen: list[Span] = []
    reached = 0
    for span in sorted(found, key=lambda one: (found[one], abs(one[1] - one[0] - len(wanted)), one[0])):
        if all(span[1] <= start or span[0] >= end for start, end in chosen):
            chosen.append(span)
            reached += 1
            if reached >= MOST:
                break
    return [part.origin(span) for span in sorted(chosen)]


def _starts(phrase: str, hits: Hits, most: int) -> set[int]:
    """Where the phrase may begin, as the places of its pieces say."""
    return {
        place - piece.place + shift
        for piece in pieces(phrase)
        for place, _end in hits.get(piece.text, ())[:MOST]
        for shift in range(-most, most + 1)
        if place - piece.place + shift >= 0
    }


def _ends(text: str, wanted: str, start: int, most: int) -> Iterator[tuple[Span, int]]:
    """The whole words from `start` on that are the phrase but for slips."""
    for end in range(start + len(wanted) - most, min(len(text), start + len(wanted) + most) + 1):
        if end <= start or text[start].isspace() or text[end - 1].isspace() or not bounded(text, start, end):
            continue
        distance = OSA.distance(wanted, text[start:end], score_cutoff=most)
        if distance <= most:
            yield (start, end), distance
