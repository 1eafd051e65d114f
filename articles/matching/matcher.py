"""All names of a list in a text at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import ahocorasick_rs

from articles.matching.boundaries import BEFORE, BEHIND, SPACED, is_domain, is_plural
from articles.matching.folding import Folded, fold, lowered
from articles.matching.names import LOOKALIKE, Match, Name

LONGEST_LOOKALIKE = 60
MOST_OF_FEW = 20_000
"""Characters of all names of a list up to which they are few."""
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'）)，。]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")


class Spelling(NamedTuple):
    """What the words of one spelling mean: names, and keys whose names they hide. `small`: also in small letters."""

    names: tuple[Name, ...]
    hides: tuple[str, ...]
    small: bool


class Pattern(NamedTuple):
    """What an automaton finds: what it means, and what else in one case (`exactly`); whether it has ends of words."""

    meaning: Spelling
    exactly: dict[str, Spelling]
    begins: bool
    ends: bool
    plural: bool


Hit = tuple[int, int, Spelling]
"""Start and end in the folded text, and what stands there."""


class Matcher:
    """Finds the names of a list in texts. Building one costs some milliseconds a thousand names; keep it.

    Names of one case have an automaton of their own, over the text as it is: in small letters, most of them would be
    found amid words (CIA in special), and each would have to be looked at.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        anyhow: dict[str, list[Name]] = {}
        exactly: dict[str, list[Name]] = {}
        self._hides = False
        for name in names:
            self._hides = self._hides or name.kind == LOOKALIKE
            if words := " ".join(fold(name.text).text.split()):
                kind = exactly if name.case_sensitive else anyhow
                kind.setdefault(words if name.case_sensitive else lowered(words), []).append(name)
        shared: dict[str, dict[str, list[Name]]] = {}
        for words in [words for words in exactly if lowered(words) in anyhow]:
            shared.setdefault(lowered(words), {})[words] = exactly.pop(words)
        self._in_any_case = Finder(_pattern(words, some, shared.get(words, {})) for words, some in anyhow.items())
        self._in_one_case = Finder(_pattern(words, some, {}) for words, some in exactly.items())

    def find(self, text: str) -> list[Match]:
        """All names in `text`, leftmost first and of several at one place the longest; matches never overlap."""
        folded = fold(text)
        plain = folded.text
        hits = self._in_any_case.hits(lowered(plain), plain)
        hits += self._in_one_case.hits(plain, plain)
        if not hits:
            return []
        hits.sort(key=_leftmost_longest)
        return self._chosen(text, folded, hits)

    def _chosen(self, text: str, folded: Folded, hits: Sequence[Hit]) -> list[Match]:
        plain = folded.text
        barred = _addresses(plain)
        hiding = [(start, end, key) for start, end, spelling in hits for key in spelling.hides] if self._hides else ()
        in_place = len(folded.starts) == 1
        matches: list[Match] = []
        reached = 0
        for start, end, spelling in hits:
            names = spelling.names
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


class Finder:
    """One automaton, and what its patterns mean."""

    def __init__(self, patterns: Iterable[tuple[str, Pattern]]) -> None:
        by_words = dict(patterns)
        self._patterns = list(by_words.values())
        self._automaton = _automaton(list(by_words)) if by_words else None

    def hits(self, text: str, plain: str) -> list[Hit]:
        """Whatever is spelled like a name in `text` and no part of a longer word of `plain`, overlapping ones too."""
        if self._automaton is None or not text:
            return []
        patterns, size, hits = self._patterns, len(plain), []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            meaning, exactly, begins, ends, plural = patterns[number]
            if begins and start and plain[start - 1] in BEFORE:
                continue
            if end < size:
                after = plain[end]
                if ends and after in BEHIND:
                    if plural and is_plural(plain, end):
                        hits.append((start, end + 1, meaning))
                    continue
                if after == "." and is_domain(plain, start, end):
                    continue
            hits.append((start, end, exactly.get(plain[start:end], meaning) if exactly else meaning))
        return hits


def _automaton(words: list[str]) -> ahocorasick_rs.AhoCorasick:
    """For few words of the kind that is twice as fast, and takes some megabytes; for many, it would take hundreds."""
    few = sum(map(len, words)) <= MOST_OF_FEW
    return ahocorasick_rs.AhoCorasick(
        words,
        matchkind=ahocorasick_rs.MatchKind.Standard,
        store_patterns=False,
        implementation=ahocorasick_rs.Implementation.DFA if few else None,
    )


def _leftmost_longest(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def _pattern(words: str, names: list[Name], exactly: dict[str, list[Name]]) -> tuple[str, Pattern]:
    pattern = Pattern(
        meaning=_spelling(names),
        exactly={case: _spelling([*some, *names]) for case, some in exactly.items()},
        begins=words[0] in SPACED,
        ends=words[-1] in SPACED,
        plural=names[0].plural,
    )
    return words, pattern


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
