"""Phrases with slips of the pen: letters left out, put in, replaced or swapped with the next, a few in a phrase."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from articles.matching import SPACED, bounded
from articles.rules.texts import Part, Span
from articles.rules.words import Hits, pattern_of, spelled

HAN = ("\u3400", "\u9fff")
SIZES, HAN_SIZES = ((28, 3), (16, 2), (8, 1)), ((12, 2), (5, 1))
"""How long a phrase has to be for how many slips. A shorter one forgives none."""
MOST = 200
"""Places of one piece that are looked at."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is looked for: in small letters, the slips that it forgives, and the pieces that find it.

    Of one piece more than slips are forgiven one is whole, unless letters were swapped over the end of a piece; so each
    piece is also looked for with its first, and with its last letter exchanged for that of its neighbour. `pieces`:
    what to look for, and where in the phrase it stands.
    """

    text: str
    slips: int
    pieces: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def phrase_of(words: str) -> Phrase:
    text, forgiven = pattern_of(words), slips(words)
    cuts = [len(text) * nth // (forgiven + 1) for nth in range(forgiven + 2)]
    pieces: dict[tuple[str, int], None] = {}
    for start, end in pairwise(cuts):
        pieces[text[start:end], start] = None
        if start:
            pieces[text[start - 1] + text[start + 1 : end], start] = None
        if end < len(text):
            pieces[text[start : end - 1] + text[end], start] = None
    return Phrase(text, forgiven, tuple(piece for piece in pieces if piece[0]))


def slips(words: str) -> int:
    """How many slips of the pen a phrase may have."""
    plain = spelled(words)
    sizes = HAN_SIZES if any(HAN[0] <= char <= HAN[1] for char in plain) else SIZES
    return next((number for size, number in sizes if len(plain) >= size), 0)


def seeds(words: str) -> Iterable[str]:
    """The patterns that a `Finder` has to look for, so that `places_of` finds a phrase."""
    return (piece for piece, _place in phrase_of(words).pieces)


def places_of(words: str, part: Part, hits: Hits, *, case_sensitive: bool = False) -> list[Span]:
    """Where a phrase stands in a part with as few slips as there are, in code points; places never overlap."""
    phrase = phrase_of(words)
    wanted = spelled(words) if case_sensitive else phrase.text
    text = part.plain if case_sensitive else part.lower
    found: dict[Span, int] = {}
    for start in sorted(_starts(phrase, hits, text)):
        for span, distance in _ends(text, wanted, start, phrase.slips):
            found[span] = distance
    chosen: list[Span] = []
    for span in sorted(found, key=lambda one: (found[one], abs(one[1] - one[0] - len(wanted)), one[0])):
        if len(chosen) < MOST and all(span[1] <= start or span[0] >= end for start, end in chosen):
            chosen.append(span)
    return [part.origin(span) for span in sorted(chosen)]


def _starts(phrase: Phrase, hits: Hits, text: str) -> set[int]:
    """Where the phrase may begin, as the places of its pieces say: never within a word."""
    found: set[int] = set()
    for piece, offset in phrase.pieces:
        for place, _end in hits.get(piece, ())[:MOST]:
            first = place - offset - phrase.slips
            for start in range(max(0, first), min(len(text), first + 2 * phrase.slips + 1)):
                if start == 0 or not (text[start - 1] in SPACED and text[start] in SPACED):
                    found.add(start)
    return found


def _ends(text: str, wanted: str, start: int, most: int) -> Iterator[tuple[Span, int]]:
    """The whole words from `start` on that are the phrase but for slips."""
    for end in range(max(start + 1, start + len(wanted) - most), min(len(text), start + len(wanted) + most) + 1):
        if text[start].isspace() or text[end - 1].isspace() or not bounded(text, start, end):
            continue
        distance = OSA.distance(wanted, text[start:end], score_cutoff=most)
        if distance <= most:
            yield (start, end), distance
