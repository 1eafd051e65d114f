"""Names in a text: every spelling of a list at once, with boundaries that suit each script.

The text is folded (compatible forms, straight quotes, single spaces) and searched by two automata, one for names that
need their case and one for the rest; what is found is given in code points of the text as it came.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

STRAIGHT = {
    **dict.fromkeys("’‘ʼ＇", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("‐‑–", "-"),
    **dict.fromkeys("\u00a0\u3000\n\t", " "),
    **dict.fromkeys("・･‧", "·"),
}
# A name of this kind hides the names of its key that overlap it: it only looks like them.
LOOKALIKE = "lookalike"
LONGEST_LOOKALIKE = 60
SPACES = re.compile(r" {2,}")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'）)，。]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
# Scripts that put spaces between words, so that a name must not be part of a longer word.
SPACED = frozenset(
    map(chr, (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xAA, 0x2B0), *range(0x370, 0x2000)))
)
DOMAIN_TAIL = re.compile(r"\.(?:com|org|net|cn|gov|edu|info|co|io|eu|ru|jp|de|uk)\b")


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


@dataclass(frozen=True, slots=True)
class Match:
    """A spelling found at `start` to `end` (code points of the text), and every name that is spelled so."""

    start: int
    end: int
    surface: str
    names: tuple[Name, ...]


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


class _CharacterFolds(dict[int, str]):
    """The compatible form of each character, worked out when it first occurs. What becomes no letters stays (…, ™)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        form = STRAIGHT.get(char) or unicodedata.normalize("NFKC", char)
        if len(form) > 1 and (not form.isalnum() or char == "™"):
            form = char
        self[code] = form
        return form


FOLDS = _CharacterFolds()


@lru_cache(maxsize=2)
def fold(text: str) -> Folded:
    """Compatible forms (NFKC), straight quotes, single spaces; case is kept."""
    if text.isascii():
        return _single_spaces(text.replace("\n", " ").replace("\t", " "), (0,), (0,), len(text))
    plain = text.translate(FOLDS)
    if len(plain) == len(text) and unicodedata.is_normalized("NFC", plain):
        return _single_spaces(plain, (0,), (0,), len(text))
    return _fold_by_clusters(text)


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


class Matcher:
    """Finds the names of a list in texts. Building one costs a few milliseconds a thousand names; keep it."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: dict[str, list[Name]] = {}
        self._loose: dict[str, list[Name]] = {}
        self._hides = False
        for name in names:
            self._hides = self._hides or name.kind == LOOKALIKE
            pattern = " ".join(fold(name.text).text.split())
            if not pattern:
                continue
            if name.case_sensitive:
                self._exact.setdefault(pattern, []).append(name)
            else:
                self._loose.setdefault(lowered(pattern), []).append(name)
        self._exact_patterns, self._loose_patterns = list(self._exact), list(self._loose)
        self._exact_automaton = _automaton(self._exact_patterns)
        self._loose_automaton = _automaton(self._loose_patterns)

    def find(self, text: str) -> list[Match]:
        """All names in `text`, leftmost first and of several at one place the longest; matches never overlap."""
        folded = fold(text)
        plain = folded.text
        if not plain:
            return []
        lower = lowered(plain)
        barred = (
            [found.span() for found in ADDRESS.finditer(plain)]
            if "://" in plain or "www." in plain or "@" in plain
            else []
        )
        spans: dict[tuple[int, int], list[Name]] = {}
        if self._exact_automaton:
            for number, start, end in self._exact_automaton.find_matches_as_indexes(plain, overlapping=True):
                if bounded(plain, start, end):
                    spans.setdefault((start, end), []).extend(self._exact[self._exact_patterns[number]])
        if self._loose_automaton:
            for number, start, end in self._loose_automaton.find_matches_as_indexes(lower, overlapping=True):
                names = self._loose[self._loose_patterns[number]]
                if bounded(plain, start, end, plural=names[0].plural):
                    spans.setdefault((start, end), []).extend(names)
        return self._chosen(text, folded, spans, barred)

    def _chosen(
        self, text: str, folded: Folded, spans: dict[tuple[int, int], list[Name]], barred: list[tuple[int, int]]
    ) -> list[Match]:
        hiding = sorted(
            (start, end, name.key)
            for (start, end), names in (spans.items() if self._hides else ())
            for name in names
            if name.kind == LOOKALIKE
        )
        matches: list[Match] = []
        reached = 0
        for start, end in sorted(spans, key=_leftmost_longest):
            if start < reached or (barred and any(begin <= start < stop for begin, stop in barred)):
                continue
            names = _distinct(spans[start, end])
            if hiding and names:
                hidden = _hidden(hiding, start, end)
                names = tuple(name for name in names if name.key not in hidden)
            if not names:
                continue
            first, last = folded.origin(start), folded.origin(end - 1) + 1
            surface = text[first:last]
            if not _cased_like_a_name(surface, names, folded.text, start, end):
                continue
            matches.append(Match(first, last, surface, names))
            reached = end
        return matches


def _hidden(hiding: list[tuple[int, int, str]], start: int, end: int) -> set[str]:
    """The keys whose names are hidden from `start` to `end` by a longer lookalike that overlaps it."""
    keys = set()
    for number in range(bisect_left(hiding, (start - LONGEST_LOOKALIKE,)), len(hiding)):
        begin, stop, key = hiding[number]
        if begin >= end:
            break
        if start < stop and stop - begin > end - start:
            keys.add(key)
    return keys


def _automaton(patterns: list[str]) -> "ahocorasick_rs.AhoCorasick | None":
    if not patterns:
        return None
    return ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False)


def _leftmost_longest(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


def _distinct(names: list[Name]) -> tuple[Name, ...]:
    """Each name once, what only looks like one left out."""
    if len(names) == 1:
        return () if names[0].kind == LOOKALIKE else (names[0],)
    return tuple(dict.fromkeys(name for name in names if name.kind != LOOKALIKE))


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Lower case with every character in its place."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(one if len(one := char.lower()) == 1 else char for char in text)
    )


def bounded(text: str, start: int, end: int, *, plural: bool = False) -> bool:
    """True if the name is not part of a longer word. Chinese and Japanese have no such boundary."""
    if start and text[start] in SPACED and (text[start - 1] in SPACED or text[start - 1] in "_@#"):
        return False
    if end >= len(text):
        return True
    after = text[end]
    if text[end - 1] in SPACED and (after in SPACED or after == "_"):
        return plural and after == "s" and (end + 1 >= len(text) or text[end + 1] not in SPACED)
    return not (after == "." and DOMAIN_TAIL.match(text, end) and text[start:end].isascii())


def _cased_like_a_name(surface: str, names: tuple[Name, ...], text: str, start: int, end: int) -> bool:
    """A Latin name in small letters is a word, unless it is spelled so, or stands in a text of another script."""
    if names[0].plural or any(char.isupper() for char in surface) or not any("a" <= char <= "z" for char in surface):
        return True
    if any(not any(char.isupper() for char in name.text) for name in names):
        return True
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return any("\u3400" <= char <= "\u9fff" or "\u3040" <= char <= "\u30ff" for char in around)
