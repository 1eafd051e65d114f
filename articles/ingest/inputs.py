"""What a command names, paths and addresses, as inputs in an order that is the same each time."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from articles.ingest.files import Item, find

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
Fetch = Callable[[Sequence[str]], Iterable[Item]]


def is_address(given: str) -> bool:
    return ADDRESS.match(given) is not None


def missing(given: Iterable[str]) -> list[str]:
    """The paths among these that are not there."""
    return [one for one in given if not is_address(one) and not os.path.lexists(one)]


def as_named(given: Iterable[str]) -> list[str]:
    """Paths and addresses without regard to the folder that a command was given in."""
    return [one if is_address(one) else str(Path(one).absolute()) for one in given]


@dataclass(frozen=True, slots=True)
class Place:
    """How far a run has come: items done, the last of them by its input and its number there, and a digest of all files
    so far, by name, size and time."""

    item: int = 0
    source: int = 0
    within: int = 0
    digest: str = ""

    @classmethod
    def of(cls, position: dict[str, Any]) -> Self:
        """The place that a journal's position tells of."""
        return cls(**position.get("place", {}))

    def after(self, item: Item) -> "Place":
        within = self.within + 1 if item.source == self.source else 1
        digest = self.digest
        if item.stamp:
            digest = hashlib.sha256(f"{digest}\0{item.where}\0{item.stamp}".encode()).hexdigest()
        return Place(self.item + 1, item.source, within, digest)

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The items of what was named, one after the other; `fetch` gives those of addresses."""

    given: Sequence[str]
    fetch: Fetch

    def __iter__(self) -> Iterator[Item]:
        for number in range(len(self.given)):
            yield from self._under(number)

    def after(self, place: Place) -> Iterator[Item] | None:
        """The items behind a place; None where other files lie before it than did. Passes over them without a look.

        An address is asked again only where several items came of it and some are left.
        """
        if place.item == 0:
            return iter(self)
        passed = Place()
        for number in range(place.source):
            if not is_address(self.given[number]):
                for item in self._under(number):
                    passed = passed.after(item)
        items = self._under(place.source)
        for _ in range(place.within):
            if (one := next(items, None)) is None:
                break
            passed = passed.after(one)
        return self._rest(items, place.source) if passed.digest == place.digest else None

    def _rest(self, items: Iterator[Item], source: int) -> Iterator[Item]:
        yield from items
        for number in range(source + 1, len(self.given)):
            yield from self._under(number)

    def _under(self, number: int) -> Iterator[Item]:
        one = self.given[number]
        for item in self.fetch([one]) if is_address(one) else find([one]):
            yield replace(item, source=number)

    def weigh(self) -> tuple[int, int]:
        """How many items there are and the bytes of their files, as far as can be told without opening anything."""
        number = size = 0
        for given, one in enumerate(self.given):
            if is_address(one):
                number += 1
                continue
            for item in self._under(given):
                number += 1
                size += item.size
        return number, size
