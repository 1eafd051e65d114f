"""Addresses of the browse page: each state has exactly one."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Address:
    """A path and the pairs of its query string, in the order of `names`. Every method gives a new address."""

    path: str
    names: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    def having(self, name: str, value: str) -> "Address":
        """With one more value of a parameter, beside those that it has."""
        return self.of({*self.pairs, (name, value)})

    def lacking(self, name: str, value: str) -> "Address":
        """Without this value of a parameter."""
        return self.of(pair for pair in self.pairs if pair != (name, value))

    def without(self, *names: str) -> "Address":
        """Without any value of these parameters."""
        return self.of(pair for pair in self.pairs if pair[0] not in names)

    def setting(self, name: str, value: str) -> "Address":
        """With exactly this value of a parameter."""
        return self.without(name).having(name, value)

    def of(self, pairs: Iterable[tuple[str, str]]) -> "Address":
        """The same page with these pairs, brought into order; parameters that it does not know come last."""
        places = {name: place for place, name in enumerate(self.names)}
        ordered = sorted(pairs, key=lambda pair: (places.get(pair[0], len(places)), pair))
        return Address(self.path, self.names, tuple(ordered))
