"""Texts in one spelling: compatible forms, straight quotes, single spaces; and where each place of it stood before."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

STRAIGHT = {
    **dict.fromkeys("’‘ʼ＇", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("‐‑–", "-"),
    **dict.fromkeys("\u00a0\u3000\n\t", " "),
    **dict.fromkeys("・･‧", "·"),
    # Chinese punctuation stands in no name: a text full of it need not be made anew.
    **{char: char for char in "，。：；！？、"},
}
PARTED = "\x1f\x1f"
"""What becomes of a blank line: it parts paragraphs, and no name goes on over it."""
SPACES = re.compile(r" {2,}")
# Nothing in these has another form: Chinese characters, Korean syllables, halves of characters, private ones.
AS_THEY_ARE = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xAC00, 0xF900))
JAMO = range(0x1160, 0x1200)
FIRST, LAST = 0x80, 0x10000
MOST_SWAPS = 24


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in compatible forms, and for each run of it where that run stood in the text."""

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)
    size: int = 0

    def origin(self, place: int) -> int:
        """The place in the text as it came of a place in the folded text."""
        if len(self.starts) == 1:
            return min(self.origins[0] + place - self.starts[0], self.size)
        run = bisect_right(self.starts, place) - 1
        return min(self.origins[run] + place - self.starts[run], self.size)


def form_of(char: str) -> str:
    """The compatible form of a character. What becomes no letters stays (…, ™)."""
    form = STRAIGHT.get(char) or unicodedata.normalize("NFKC", char)
    if len(form) > 1 and (not form.isalnum() or char == "™"):
        return char
    return STRAIGHT.get(form, form)


class _CharacterFolds(dict[int, str]):
    """The compatible form of each character, worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        form = self[code] = form_of(chr(code))
        return form


FOLDS = _CharacterFolds()


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """Compatible forms (NFKC), straight quotes, single spaces; case is kept. Blank lines become `PARTED`."""
    plain = text.replace("\n\n", PARTED).replace("\n", " ").replace("\t", " ")
    if plain.isascii():
        return _single_spaces(plain, (0,), (0,), len(text))
    found = set(special().findall(plain))
    swaps = [(char, form) for char in found if (form := FOLDS[ord(char)]) != char]
    if any(len(form) > 1 for _, form in swaps) or not (
        all(map(stands_alone, found)) or unicodedata.is_normalized("NFC", plain)
    ):
        return _fold_by_clusters(plain)
    if len(swaps) > MOST_SWAPS:
        plain = plain.translate(FOLDS)
    else:
        for char, form in swaps:
            plain = plain.replace(char, form)
    return _single_spaces(plain, (0,), (0,), len(text))


def stands_alone(char: str) -> bool:
    """True for what never makes one character with the one before it."""
    return not unicodedata.category(char).startswith("M") and ord(char) not in JAMO


@lru_cache(maxsize=1)
def special() -> re.Pattern[str]:
    """The characters that have another form, or make one with the one before them. Made in some milliseconds."""
    runs: list[list[int]] = []
    for code in _codes():
        char = chr(code)
        if form_of(char) == char and stands_alone(char):
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    ranges = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in runs)
    return re.compile(f"[{ranges}\U00010000-\U0010ffff]")


def _codes() -> Iterator[int]:
    place = FIRST
    for start, end in (*AS_THEY_ARE, (LAST, LAST)):
        yield from range(place, start)
        place = end


def _fold_by_clusters(text: str) -> Folded:
    """The same for a text in which a letter is written in several characters, or one character stands for several."""
    pieces: list[str] = []
    starts, origins, place, number = [0], [0], 0, 0
    while number < len(text):
        after = number + 1
        while after < len(text) and unicodedata.combining(text[after]):
            after += 1
        piece = FOLDS[ord(text[number])]
        if after > number + 1:
            piece = unicodedata.normalize("NFC", piece + text[number + 1 : after])
        if len(piece) != after - number:
            starts += [place, place + len(piece)]
            origins += [number, after]
        pieces.append(piece)
        place += len(piece)
        number = after
    return _single_spaces("".join(pieces), tuple(starts), tuple(origins), len(text))


def _single_spaces(text: str, starts: tuple[int, ...], origins: tuple[int, ...], size: int) -> Folded:
    """Runs of spaces as one space; positions are mapped through the earlier mapping."""
    if "  " not in text:
        return Folded(text, starts, origins, size)
    pieces: list[str] = []
    place = last = 0
    cuts: list[tuple[int, int]] = []
    for found in SPACES.finditer(text):
        start, end = found.span()
        pieces.append(text[last : start + 1])
        place += start + 1 - last
        last = end
        cuts.append((place, last))
    pieces.append(text[last:])
    if starts == origins == (0,):
        return Folded("".join(pieces), (0, *(new for new, _ in cuts)), (0, *(old for _, old in cuts)), size)
    before = Folded(text, starts, origins, size)
    marks = [(start, origin) for start, origin in zip(starts, origins, strict=True)]
    new_starts, new_origins = [0], [before.origin(0)]
    for new, old in _merged(marks, cuts):
        new_starts.append(new)
        new_origins.append(before.origin(old))
    return Folded("".join(pieces), tuple(new_starts), tuple(new_origins), size)


def _merged(marks: list[tuple[int, int]], cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Run starts of the shortened text, each with its place in the longer one, in order."""
    out: list[tuple[int, int]] = []
    number = 0
    shift = 0
    for place, old in cuts:
        while number < len(marks) and marks[number][0] < old:
            out.append((max(0, marks[number][0] - shift), marks[number][0]))
            number += 1
        shift = old - place
        out.append((place, old))
    out += [(start - shift, start) for start, _ in marks[number:]]
    return out


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Lower case with every character in its place."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(one if len(one := char.lower()) == 1 else char for char in text)
    )
