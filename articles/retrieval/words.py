"""Words of the archive, to compare a misspelt one with: kept in each process, made when first needed.

A part of the texts does for a large archive: words that many articles have are in it, and of rarer ones those that are
one step of typing away are looked up in the index itself (`articles.retrieval.spelling`). Nothing of it is stored.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from pyroaring import BitMap

from articles.bitmaps import Bitmaps
from articles.models import Stamp
from articles.retrieval.edits import distance, far_apart, letters
from articles.retrieval.finding import spread
from articles.retrieval.statements import Deadline, Late, ask, keys_of
from articles.search.spelling import CJK, fold

TITLES, TEXTS = 6_000, 300
"""How many titles and how many beginnings of texts are read, spread evenly."""
CHARACTERS = 4_000
FRESH = 6 * 3600.0
"""Seconds for which the words hold, if the archive does not grow by half."""
SHORTEST = 4
MANY = 3_000
"""From so many words on, they are likely to have all pairs of letters that words have."""
SECONDS, SHUNNED = 1.0, 60.0
"""How long reading may take, and how long it is not tried again where that is not enough."""
SQL = """
    SELECT title FROM public.articles_article WHERE id = ANY(%s::bigint[])
    UNION ALL SELECT left(body, %s) FROM public.articles_article WHERE id = ANY(%s::bigint[])
    UNION ALL SELECT name FROM public.articles_organization
    UNION ALL SELECT name FROM public.articles_organizationname
    UNION ALL SELECT name FROM public.articles_place"""
WORD = re.compile(rf"[^\W\d_{CJK}]{{{SHORTEST},40}}")


@dataclass(frozen=True, slots=True)
class Words:
    """Words by length, in small letters without accents, each with its `letters`; `written` is how most have it.

    runs  the pairs and triples of letters in them, ends of words included
    """

    by_length: dict[int, list[tuple[str, int]]]
    written: dict[str, str]
    seen: dict[str, int]
    runs: frozenset[str]

    def plausible(self, word: str) -> bool:
        """Whether `word` looks like one: no pair of letters, and hardly a triple, that none of many words has."""
        if len(self.seen) < MANY:
            return True
        whole = f"^{word}$"
        strange = sum(whole[at : at + 3] not in self.runs for at in range(len(word)))
        return strange <= 1 and all(whole[at : at + 2] in self.runs for at in range(len(word) + 1))

    def near(self, word: str, most: int) -> Iterator[tuple[str, int]]:
        """Words at most so many steps of typing from `word`, both without accents, and how many."""
        bits = letters(word)
        for length in range(len(word) - most, len(word) + most + 1):
            for other, others in self.by_length.get(length, ()):
                if not far_apart(bits, others, most) and (steps := distance(word, other, most)) <= most:
                    yield other, steps


NONE = Words({}, {}, {}, frozenset())


def words_of(texts: Iterable[str]) -> Words:
    counted = Counter(word for text in texts for word in WORD.findall(text.lower()))
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, seen in counted.items():
        spellings[fold(word)][word] = seen
    by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for word in spellings:
        by_length[len(word)].append((word, letters(word)))
    return Words(
        dict(by_length),
        written={word: found.most_common(1)[0][0] for word, found in spellings.items()},
        seen={word: found.total() for word, found in spellings.items()},
        runs=frozenset(run for word in spellings for run in runs_of(f"^{word}$")),
    )


def runs_of(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[at : at + 2]
        yield word[at : at + 3]


class Keeper:
    """The words of this process. Articles that came since they were read are missing from them for a while."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.words: Words | None = None
        self.until = 0.0
        self.state: tuple[BitMap, Stamp | None] = (BitMap(), None)

    def current(self, index: Bitmaps) -> Words:
        """The words of now, or of before where there is not time enough to read them.

        Never those of articles that the public does not see any more.
        """
        public = index.everything
        with self.lock:
            before, registered = self.state
            grown = len(public) > len(before) + max(len(before) // 2, 20)
            if not before.issubset(public):
                self.words = None
            if self.words is None or grown or monotonic() > self.until or registered != index.registered:
                self.state, self.until = (public, index.registered), monotonic() + FRESH
                try:
                    self.words = words_of(texts(index, Deadline(SECONDS)))
                except Late:
                    self.until = monotonic() + SHUNNED
            return self.words or NONE


def texts(index: Bitmaps, deadline: Deadline) -> Iterator[str]:
    """Titles and beginnings of texts, and all names of the registry. Raises `Late`."""
    some = [keys_of(spread(index.everything, number)) for number in (TITLES, TEXTS)]
    for (text,) in ask(SQL, [some[0], CHARACTERS, some[1]], deadline):
        yield text


current = Keeper().current
