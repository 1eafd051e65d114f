"""Directories of registries: a few thousand rows, narrowed, counted and sorted in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "0-9"
"""Stands for names that begin with anything but a Latin letter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a registry with its number of public articles; `parameter` is the browse page's name for its like."""

    slug: str
    name: str
    name_zh: str
    kind: str
    country: str
    articles: int
    parameter: str

    @property
    def letter(self) -> str:
        first = self.name[:1].upper()
        return first if first in LETTERS else OTHER

    @property
    def named(self) -> str:
        return "yes" if self.articles else ""


FACETS: dict[str, Callable[[Entry], str]] = {
    "kind": lambda entry: entry.kind,
    "country": lambda entry: entry.country,
    "letter": lambda entry: entry.letter,
    "named": lambda entry: entry.named,
}


def narrowed(entries: Iterable[Entry], asked: Mapping[str, str], without: Collection[str] = ()) -> list[Entry]:
    """The entries that have the values in `asked`; parameters in `without`, and empty ones, are not asked for."""
    tests = [(FACETS[name], value) for name, value in asked.items() if value and name in FACETS and name not in without]
    return [entry for entry in entries if all(value_of(entry) == value for value_of, value in tests)]


def counts(entries: Iterable[Entry], asked: Mapping[str, str], facet: str) -> Counter[str]:
    """How many entries each value of `facet` has, whatever is asked of that facet itself."""
    return Counter(filter(None, map(FACETS[facet], narrowed(entries, asked, without={facet}))))


def ordered(entries: Iterable[Entry], *, by_name: bool) -> list[Entry]:
    """By name, or most articles first."""
    return sorted(entries, key=lambda entry: (0 if by_name else -entry.articles, entry.name.casefold()))
