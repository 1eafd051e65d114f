"""What the registry knows, in the form in which newcomers are compared with it."""

from collections.abc import Iterable

from articles.understanding.countries import WORDS
from articles.understanding.newcomers.chinese_words import PROVINCES, WIDE
from articles.understanding.newcomers.newcomer import name_key


def keys_of(names: Iterable[str]) -> frozenset[str]:
    """The keys of names that are no newcomers."""
    return frozenset(name_key.__wrapped__(name) for name in names if name)


def places_of(names: Iterable[str]) -> frozenset[str]:
    """Names of places as they are compared, with those of countries and provinces."""
    countries = (word for words in WORDS.values() for word in words.split("|"))
    return frozenset(name.casefold() for name in (*names, *countries, *WIDE, *PROVINCES) if len(name) > 1)
