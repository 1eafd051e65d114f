"""All names of a list in a text at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from articles.matching.boundaries import BEFORE, BEHIND, SPACED, is_domain, is_plural
from articles.matching.folding import Folded, fold, lowered
from articles.matching.names import LOOKALIKE, Match, Name

LONGEST_LOOKALIKE = 60
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'）)，。]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the words of one spelling mean: names, and keys whose names they hide. `small`: also in small letters."""

    names: tuple[Name, ...]
    hides: tuple[str, ...]
    small: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the automaton finds, in small letters: whose it is in any case, and whose in one case only."""

    anyhow: Spelling | None
    exactly: dict[str, Spelling]
    begins: bool
    ends: bool
    plural: bool


Hit = tuple[int, int, Spelling]
"""Start, the end counted down, and what stands there: in this order the leftmost and of those the longest is first."""


class Matcher:
    """Finds the names of a list in texts. Building one costs some milliseconds a thousand names; keep it."""

    def __init__(self, names: Iterable[Name]) -> None:
        anyhow: dict[str, list[Name]] = {}
        exactly: dict[str, dict[str, list[Name]]] = {}
        self._hides = False
        for name in names:
            self._hides = self._hides or name.kind == LOOKALIKE
            words = " ".join(fold(name.text).text.split())
            if not words:
                continue
            pattern = lowered(words)
            if name.case_sensitive:
                exactly.setdefault(pattern, {}).setdefault(words, []).append(name)
            else:
                anyhow.setdefault(pattern, []).append(name)
        words_of_all = list(dict.fromkeys([*anyhow, *exactly]))
        self._patterns = [_pattern(words, anyhow.get(words, []), exactly.get(words, {})) for words in words_of_all]
        kind = ahocorasick_rs.MatchKind.Standard
        self._automaton = (
            ahocorasick_rs.AhoCorasick(words_of_all, matchkind=kind, store_patterns=False) if words_of_all else None
        )

    def find(self, text: str) -> list[Match]:
        """All names in `text`, leftmost first and of several at one place the longest; matches never overlap."""
        folded = fold(text)
        if not folded.text or self._automaton is None:
            return []
        hits = self._hits(folded.text)
        if not hits:
            return []
        hits.sort()
        return self._chosen(text, folded, hits)

    def _hits(self, plain: str) -> list[Hit]:
        """Whatever is spelled like a name and no part of a longer word, overlapping ones too."""
        assert self._automaton is not None
        patterns, size, hits = self._patterns, len(plain), []
        for number, start, end in self._automaton.find_matches_as_indexes(lowered(plain), overlapping=True):
            pattern = patterns[number]
            if pattern.begins and start and plain[start - 1] in BEFORE:
                continue
            plural = False
            if end < size:
                after = plain[end]
                if pattern.ends and after in BEHIND:
                    if not (pattern.plural and is_plural(plain, end)):
                        continue
                    plural = True
                elif after == "." and is_domain(plain, start, end):
                    continue
            spelling = pattern.anyhow
            if pattern.exactly and not plural:
                spelling = pattern.exactly.get(plain[start:end], spelling)
            if spelling is not None:
                hits.append((start, -end, spelling))
        return hits

    def _chosen(self, text: str, folded: Folded, hits: Sequence[Hit]) -> list[Match]:
        plain = folded.text
        barred = _addresses(plain)
        hiding = [(start, -end, key) for start, end, spelling in hits for key in spelling.hides] if self._hides else ()
        in_place = len(folded.starts) == 1
        matches: list[Match] = []
        reached = 0
        for start, stop, spelling in hits:
            names, end = spelling.names, -stop
            if start < reached or not names:
                continue
            if barred and any(begin <= start < finish for begin, finish in barred):
                continue
            if hiding:
                hidden = _hidden(hiding, start, end)
                names = tuple(name for name in names if name.key not in hidden) if hidden else names
                if not names:
                    continue
            first, last = (start, end) if in_place else (folded.origin(start), folded.origin(end - 1) + 1)
            surface = text[first:last]
            if spelling.small or not surface.islower() or _may_be_small(surface, plain, start, end):
                matches.append(Match(first, last, surface, names))
                reached = end
        return matches


def _pattern(words: str, anyhow: list[Name], exactly: dict[str, list[Name]]) -> Pattern:
    return Pattern(
        anyhow=_spelling(anyhow) if anyhow else None,
        exactly={case: _spelling([*names, *anyhow]) for case, names in exactly.items()},
        begins=words[0] in SPACED,
        ends=words[-1] in SPACED,
        plural=bool(anyhow) and anyhow[0].plural,
    )


def _spelling(names: list[Name]) -> Spelling:
    own = tuple(dict.fromkeys(name for name in names if name.kind != LOOKALIKE))
    hides = tuple(name.key for name in names if name.kind == LOOKALIKE)
    small = any(not any(char.isupper() for char in name.text) for name in own) or (bool(own) and own[0].plural)
    return Spelling(own, hides, small)


def _addresses(plain: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand: names are not looked for in them."""
    if "://" in plain or "www." in plain or "@" in plain:
        return [found.span() for found in ADDRESS.finditer(plain)]
    return []


def _hidden(hiding: Sequence[tuple[int, int, str]], start: int, end: int) -> set[str]:
    """The keys whose names are hidden from `start` to `end` by a longer lookalike that overlaps it."""
    keys = set()
    for number in range(bisect_left(hiding, (start - LONGEST_LOOKALIKE,)), len(hiding)):
        begin, stop, key = hiding[number]
        if begin >= end:
            break
        if start < stop and stop - begin > end - start:
            keys.add(key)
    return keys


def _may_be_small(surface: str, text: str, start: int, end: int) -> bool:
    """A Latin name in small letters is a word, unless it is spelled so, or stands in a text of another script."""
    if not any("a" <= char <= "z" for char in surface):
        return True
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return any("\u3400" <= char <= "\u9fff" or "\u3040" <= char <= "\u30ff" for char in around)
