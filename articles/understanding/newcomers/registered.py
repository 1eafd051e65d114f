"""What the registry knows, in the form in which newcomers are compared with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from articles.understanding.countries import WORDS
from articles.understanding.newcomers.chinese_words import PROVINCES, WIDE
from articles.understanding.newcomers.newcomer import name_key


@dataclass(frozen=True, slots=True)
class Registered:
    """Keys of names that are no newcomers; places, countries and provinces in small letters, which none is called."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], places: Iterable[str]) -> Self:
        countries = (word for words in WORDS.values() for word in words.split("|"))
        every = (name.casefold() for name in (*places, *countries, *WIDE, *PROVINCES))
        keys = frozenset(name_key.__wrapped__(name) for name in names if name)
        return cls(keys, frozenset(name for name in every if len(name) > 1))
