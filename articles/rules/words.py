"""Words and phrases of all rules, looked for at once: one automaton over the folded text in small letters."""

from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from articles.matching import bounded, fold, lowered
from articles.rules.texts import Part, Span

MOST = 1000
"""Places of one spelling in one part of a text that are looked at."""


def spelled(words: str) -> str:
    """Words as they are looked for: compatible forms, straight quotes, single spaces."""
    return " ".join(fold(words).text.split())


def pattern_of(words: str) -> str:
    """Words as they are searched for in a folded text in small letters."""
    return lowered(spelled(words))


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase to look for. As printed: with the very characters of `text`, which are else compared folded."""

    text: str
    case_sensitive: bool = False
    as_printed: bool = False
    plural: bool = False

    def stands_at(self, part: Part, place: Span) -> bool:
        """True if the words of a folded place are it, ends of words included; case was left out of account before."""
        start, end = place
        if not bounded(part.plain, start, end, plural=self.plural):
            return False
        if self.case_sensitive and part.plain[start:end] != spelled(self.text):
            return False
        if not self.as_printed:
            return True
        first, last = part.origin(place)
        found, wanted = " ".join(part.text[first:last].split()), " ".join(self.text.split())
        return found == wanted or (not self.case_sensitive and found.lower() == wanted.lower())


Hits = dict[str, list[Span]]
"""Places in the folded text by the spelling in small letters, whatever stands around them."""


class Finder:
    """Finds a list of words in the parts of a text, overlapping ones too. Make it once."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """`patterns` as `pattern_of` makes them of words."""
        self._patterns = sorted(set(filter(None, patterns)))
        self._automaton = (
            ahocorasick_rs.AhoCorasick(
                self._patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
            )
            if self._patterns
            else None
        )

    def hits(self, part: Part) -> Hits:
        """Where each spelling stands, the first `MOST` places of it."""
        hits: Hits = {}
        if self._automaton is None or not part.lower:
            return hits
        for number, start, end in self._automaton.find_matches_as_indexes(part.lower, overlapping=True):
            places = hits.setdefault(self._patterns[number], [])
            if len(places) < MOST:
                places.append((start, end))
        return hits


def places_of(word: Word, part: Part, hits: Hits) -> list[Span]:
    """Where a word stands in a part, in code points of its text; the s of a plural belongs to it."""
    found = hits.get(pattern_of(word.text), ())
    return [part.origin(_whole(word, part, place)) for place in found if word.stands_at(part, place)]


def _whole(word: Word, part: Part, place: Span) -> Span:
    start, end = place
    return (start, end + 1) if word.plural and not bounded(part.plain, start, end) else place
