"""How alike two texts are, and by what alike ones are found among millions. Pure.

A text is the set of its runs of five words (of six characters where a script writes no spaces), each as a hash.
MinHash (Broder 1997) boils the set down to 60 numbers; in bands of three, two texts with Jaccard's measure s share one
of the 20 bands with the probability 1 - (1 - s**3)**20: 0.42 at 0.3, 0.93 at 0.5, 0.99 at 0.6. Who shares a band is a
candidate; the sets themselves decide. The permutations are those of datasketch 2 ("affine32"), which takes a second
and 70 MB to import; a test compares the two.
"""

import re
import unicodedata
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from articles.fingerprints import SPACED

BANDS, ROWS = 20, 3
RUN, RUN_UNSPACED = 5, 6
"""Words and characters of a shingle: about as much is said in either."""
FEWEST = 24
"""Shingles. Shorter texts get no bands: what they share is chance or boilerplate."""
LONGEST = 200_000
"""Characters. Of a longer text the beginning is looked at."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese, as a class of a regular expression."""
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
FIGURE = re.compile(r"\d+|第[一二三四五六七八九十百]+")

Shingles = NDArray[np.uint64]
"""Sorted, each once."""

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str) -> Shingles:
    """The hashes of a text's runs of words or characters, without regard to case, width and punctuation."""
    words, run = _words(text[:LONGEST])
    if not words:
        return np.empty(0, np.uint64)
    hashes = np.fromiter(map(crc32, words), np.uint64, len(words))
    run = min(run, len(words))
    rolled = hashes[: len(words) - run + 1].copy()
    for step in range(1, run):
        rolled *= MULTIPLIER  # wraps around at 2**64
        rolled ^= rolled >> np.uint64(29)
        rolled += hashes[step : len(words) - run + 1 + step]
    return np.unique(_mixed(rolled))


def bands(title: str, body: str) -> tuple[int, ...]:
    """Signed 64-bit hashes, one a band; none for a text too short. The title counts where there is no text."""
    found = shingles(body or title)
    return bands_of(found) if len(found) >= FEWEST else ()


def bands_of(found: Shingles) -> tuple[int, ...]:
    """The bands of a set that is not empty."""
    factors, shifts = _permutations()
    low = (found >> np.uint64(32)).astype(np.uint32)
    least = np.full(BANDS * ROWS, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(low), 4096):  # memory stays flat however long the text is
        np.minimum(least, (low[start : start + 4096, None] * factors + shifts).min(axis=0), out=least)
    rows = least.reshape(BANDS, ROWS).astype(np.uint64)
    hashes = np.arange(BANDS, dtype=np.uint64)  # the same three numbers in another band are another hash
    for column in range(ROWS):
        hashes = _mixed((hashes + rows[:, column]) * MULTIPLIER)
    return tuple(hashes.view(np.int64).tolist())


def jaccard(one: Shingles, other: Shingles) -> float:
    """The part of what either has that both have: 0 for nothing in common, 1 for the same words in the same order."""
    shared = common(one, other)
    return shared / max(len(one) + len(other) - shared, 1)


def contained(one: Shingles, other: Shingles) -> float:
    """The part of the shorter one that the longer one has too."""
    return common(one, other) / max(min(len(one), len(other)), 1)


def common(one: Shingles, other: Shingles) -> int:
    if not len(one) or not len(other):
        return 0
    if len(one) > len(other):
        one, other = other, one
    places = np.searchsorted(other, one)
    return int(np.count_nonzero(other[np.minimum(places, len(other) - 1)] == one))


def figures(text: str) -> frozenset[str]:
    """The numbers of a text in digits, and Chinese ordinals: they tell the calendars of two years apart."""
    text = text[:LONGEST]
    return frozenset(FIGURE.findall(text if text.isascii() else unicodedata.normalize("NFKC", text)))


def words(text: str) -> frozenset[bytes]:
    """What a text consists of, without regard to order: its words, or characters where there are no words."""
    return frozenset(_words(text[:LONGEST])[0])


def _words(text: str) -> tuple[list[bytes], int]:
    """A text's words, or characters where its script writes no spaces, and how many of them make a shingle."""
    if text.isascii():
        return text.lower().translate(SPACED).encode().split(), RUN
    tokens = TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    words = "\n".join(tokens).encode("utf-8", "surrogatepass").split(b"\n") if tokens else []
    characters = sum(len(word) == 1 and word >= "\u0e00" for word in tokens)
    return words, RUN_UNSPACED if 2 * characters > len(tokens) else RUN


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finalizer of MurmurHash3 in 64 bits: every bit of the result depends on every bit."""
    hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return hashes ^ (hashes >> np.uint64(33))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factors and summands as datasketch's MinHash(num_perm=60, seed=1) has them; stored sketches rest on them."""
    random, number = np.random.RandomState(1), BANDS * ROWS
    factors = random.randint(0, 1 << 31, number, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, random.randint(0, 1 << 32, number, dtype=np.uint32)
