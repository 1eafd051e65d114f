"""Search words by how much of the corpus holds them, from a sample of it: the same ones at every size and every run."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from bench import corpus
from bench.corpus import words
from bench.corpus.terms import COMMON_ZH

SAMPLE = 10_000
FEW, SOME, HALF = (0.00005, 0.0005), (0.008, 0.017), 0.5
"""Parts of all articles. Of a million, `SOME` is 8,000 to 17,000: a word's other forms are found with it."""

STOP = frozenset(words.real("stop.txt"))
"""What the English configuration of PostgreSQL passes over."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Queries that hold few, some and most articles, phrases, Chinese words, and OR of two words."""

    few: tuple[str, ...]
    some: tuple[str, ...]
    most: tuple[str, ...]
    phrases: tuple[str, ...]
    chinese: tuple[str, ...]
    either: tuple[str, ...]
    nothing: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """From the first ten thousand articles; each list in an order of chance."""
    counts: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for document in corpus.documents(0, SAMPLE):
        found = document["body"].lower().replace(".", "").replace(",", "").split()
        counts.update({word for word in found if word.isascii() and word.isalpha()})
        pairs.update(
            {f'"{one} {two}"' for one, two in zip(found[20::7], found[21::7], strict=False) if _pair(one, two)}
        )
    share = {word: count / SAMPLE for word, count in counts.items() if word not in STOP and len(word) > 2}
    some = [word for word, part in share.items() if SOME[0] <= part <= SOME[1]]
    common = [word for word, part in share.items() if part > HALF]
    frequent = [word for word, part in share.items() if part > 0.3]
    return Vocabulary(
        few=_shuffled(
            word for word, part in share.items() if FEW[0] <= part <= max(FEW[1], 1 / SAMPLE) and len(word) > 5
        ),
        some=_shuffled(some),
        most=_shuffled([*common, *(f"{one} OR {two}" for one, two in combinations(frequent, 2))]),
        phrases=_shuffled([pair for pair, count in pairs.items() if count > 2]),
        chinese=_shuffled([*words.real("chinese.txt"), *COMMON_ZH]),
        either=_shuffled(f"{one} OR {two}" for one, two in zip(some[::2], some[1::2], strict=False)),
        nothing=tuple(f"{word}xq" for word in _shuffled(share)[:300]),
    )


def _pair(one: str, two: str) -> bool:
    return all(word.isascii() and word.isalpha() and len(word) > 2 and word not in STOP for word in (one, two))


def _shuffled(found: "Iterator[str] | list[str] | Counter[str]") -> tuple[str, ...]:
    every = sorted(found)
    random.Random("order").shuffle(every)
    return tuple(every)
