"""From units of text to what is wanted of the index, so that common spellings need no look at positions."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice, pairwise, product

from articles.search.lists import CAPITALS, COMBINING, FREQUENT, STOP_WORDS, SUFFIXES
from articles.search.spelling import bigrams
from articles.search.tree import AllOf, AnyOf, Mark, Near, Wanted, Word
from articles.search.units import is_cjk

MOST_SPELLINGS = 8
NAMES = {"cplus00": "C++", "csharp00": "C#", "dotnet00": ".NET"}
AMPERSAND = re.compile(r"^([A-Z]{1,3})0([A-Z]{1,3})$")
SHORTEST_BEGINNING = 3
"""How many letters a word's beginning needs: shorter ones name thousands of words."""


def word(unit: str, *, shouted: bool = False) -> Word:
    """One word without hyphens. In capitals, WHO is the organization; in small letters, `time` is also TIME.

    `shouted`: everything is in capitals, so that they say nothing.
    """
    lower = unit.lower()
    if unit.upper() not in CAPITALS:
        # Of letters such as U+09DC that no composed text has, the index has either spelling.
        composed = lower if lower.isascii() else unicodedata.normalize("NFC", lower)
        return Word(lower, forms=(composed,) if composed != lower else ())
    if unit.isupper() and (not shouted or lower in STOP_WORDS):
        return Word(f"{lower}00")
    return Word(lower) if lower in STOP_WORDS else Word(lower, forms=(f"{lower}00",))


def is_stop(wanted: Word) -> bool:
    return wanted.text in STOP_WORDS and not wanted.prefix


def single(unit: str, *, shouted: bool = False) -> Wanted:
    """A unit by itself: a CJK run is its frequent word, one pair, or pairs; a hyphenated word is also found joined."""
    if is_cjk(unit):
        return cjk(unit)
    parts = [part for part in unit.split("-") if part]
    if len(parts) < 2:
        return word(parts[0] if parts else unit, shouted=shouted)
    joined = Word("".join(parts).lower())
    apart = trimmed([word(part, shouted=shouted) for part in parts])
    if is_cyber(parts) or any(part.isdigit() or len(part) < 2 for part in parts):
        return joined
    return AnyOf((joined, apart)) if isinstance(apart, Near) and len(apart.parts) == len(parts) else joined


def abbreviation(units: Sequence[str]) -> Wanted | None:
    """Letters parted by points or &: u.s. may be U.S. and r&d R&D in small letters. None for anything else."""
    letters = [unit.upper() for unit in units]
    if not 2 <= len(letters) <= 3 or not all(unit.isalpha() and unit.islower() and len(unit) < 4 for unit in units):
        return None
    found: list[Wanted] = [word("".join(letters))] if all(len(unit) == 1 for unit in letters) else []
    found += [Word("0".join(letters).lower())] if len(letters) == 2 else []
    apart = phrase(units)
    return AnyOf((*found, apart)) if apart else AnyOf(tuple(found)) if found else None


def cjk(run: str) -> Wanted:
    """A single character is the beginning of a pair; the index also holds the last one of each run by itself."""
    if len(run) == 1:
        return Word(run, prefix=True)
    if len(run) == 2 or run in FREQUENT:
        return Word(run)
    return Near(tuple(Word(pair) for pair in bigrams(run)))


def is_cyber(parts: Sequence[str]) -> bool:
    """Cyber and one more word: the index always has them joined, however they are written."""
    return len(parts) == 2 and parts[0].lower() == "cyber" and parts[1].isascii() and parts[1].isalpha()


def joins(unit: str) -> bool:
    """Whether the index joins it with a "cyber" before it."""
    return unit.isascii() and unit.isalpha() and 3 <= len(unit) <= 40 and unit.lower() not in STOP_WORDS


def phrase(units: Sequence[str], *, shouted: bool = False, most: int = MOST_SPELLINGS) -> Wanted | None:
    """The units one behind the other, in up to `most` spellings of those written joined or apart, the likeliest first.

    None: only stop words.
    """
    if not units:
        return None
    if len(units) == 1:
        wanted = single(units[0], shouted=shouted)
        return None if isinstance(wanted, Word) and is_stop(wanted) else wanted
    slots = [spellings(unit, last=number == len(units) - 1, shouted=shouted) for number, unit in enumerate(units)]
    for number, (first, second) in enumerate(pairwise(units)):
        if first.lower() in COMBINING and joins(second):
            joined = [[Word((first + second).lower())]]
            return any_spelling([[*slots[:number], joined, *slots[number + 2 :]], slots], most)
    return any_spelling([slots], most)


def any_spelling(choices: list[list[list[list[Word]]]], most: int) -> Wanted | None:
    """Any of the word sequences that take one spelling of each slot; the first few of them."""
    sequences = (combination for slots in choices for combination in product(*slots))
    found = [trimmed([part for slot in combination for part in slot]) for combination in islice(sequences, most)]
    kept = tuple(dict.fromkeys(wanted for wanted in found if not (isinstance(wanted, Word) and is_stop(wanted))))
    return AnyOf(kept) if len(kept) > 1 else kept[0] if kept else None


def spellings(unit: str, *, last: bool, shouted: bool) -> list[list[Word]]:
    """The word sequences that a unit within a phrase may be in the index, the likeliest first."""
    if is_cjk(unit):
        if len(unit) == 1:
            return [[Word(unit, prefix=last)]]
        return [[Word(pair) for pair in bigrams(unit)] + ([] if last else [Word(unit[-1])])]
    parts = [part for part in unit.split("-") if part]
    if len(parts) > 1:
        return [[word(part, shouted=shouted) for part in parts], [Word("".join(parts).lower())]]
    whole = [[word(parts[0] if parts else unit, shouted=shouted)]]
    lower = unit.lower()
    if lower.startswith("cyber") and len(lower) > 8:
        whole.append([Word("cyber"), Word(lower.removeprefix("cyber"))])
    return whole


def trimmed(words: list[Word]) -> Near | Word:
    """A sequence without stop words at its ends; of one word, that word."""
    while len(words) > 1 and is_stop(words[0]):
        words = words[1:]
    while len(words) > 1 and is_stop(words[-1]):
        words = words[:-1]
    return Near(tuple(words)) if len(words) > 1 else words[0]


def beginning(units: Sequence[str]) -> Wanted | None:
    """Words that begin as the last unit does, behind the units before it. None where that is too short."""
    *before, last = units
    if is_cjk(last):
        return phrase(units)
    letters = last.replace("-", "").lower()
    if len(letters) < SHORTEST_BEGINNING:
        return None
    if before or "-" in last:
        parts = [part for unit in units for part in unit.split("-") if part]
        near = Near((*(word(part) for part in parts[:-1]), Word(parts[-1].lower(), prefix=True)))
        return near if before else AnyOf((Word(letters, prefix=True), near))
    return (
        AnyOf((Word(letters, prefix=True), *completions(letters))) if len(letters) > 4 else Word(letters, prefix=True)
    )


def completions(letters: str) -> list[Word]:
    """Whole words that may begin so and whose stem is shorter: regulati… is regulation, indexed as regul."""
    found = {letters: None}
    for suffix in sorted(SUFFIXES):
        for size in range(1, len(suffix)):
            if letters.endswith(suffix[:size]):
                found[letters + suffix[size:]] = None
    return [Word(text) for text in islice(found, 12)]


def run_of_words(units: Sequence[str], *, shouted: bool = False) -> list[tuple[str, Wanted, tuple[Mark, ...]]]:
    """The units of unquoted text, each with what it wants; what may be written as one word is one item."""
    items: list[tuple[str, Wanted, tuple[Mark, ...]]] = []
    rest = list(units)
    while rest:
        unit, following = rest.pop(0), rest[0] if rest else ""
        head, _, tail = following.partition("-")
        lower = unit.lower()
        if head and joins(head) and (lower == "cyber" or lower in COMBINING):
            apart = AllOf((word(unit, shouted=shouted), word(head, shouted=shouted)))
            joined = Word((unit + head).lower())
            marks = (Mark((f"{unit}-{head}",)), mark(unit), mark(head))
            items.append((f"{unit} {head}", AnyOf((joined, apart)), marks))
            rest[0:1] = [tail] if tail else []
        else:
            items.append((readable(unit), single(unit, shouted=shouted), (mark(unit),)))
    return items


def mark(unit: str) -> Mark:
    return Mark((markable(unit),), exact=unit in CAPITALS)


def phrase_mark(units: Sequence[str], *, prefix: bool = False) -> Mark:
    return Mark(tuple(markable(unit) for unit in units), prefix=prefix)


def markable(unit: str) -> str:
    """A unit as a text may have it; where it may also be written apart, with a hyphen there."""
    lower = unit.lower()
    if lower.startswith("cyber") and len(lower) > 8 and lower.isalpha():
        return f"{unit[:5]}-{unit[5:]}"
    return readable(unit)


def readable(unit: str) -> str:
    """A unit as people write it: AT&T for AT0T, C++ for cplus00."""
    return NAMES.get(unit) or AMPERSAND.sub(r"\1&\2", unit)
