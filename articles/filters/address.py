"""Addresses of the browse page: each state has exactly one."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Address:
    """A path and the pairs of its query string, in a settled order. Every method gives a new address."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    def having(self, name: str, value: str) -> "Address":
        """With one more value of a parameter, beside those that it has."""
        return self if (name, value) in self.pairs else Address(self.path, (*self.pairs, (name, value)))

    def lacking(self, name: str, value: str) -> "Address":
        """Without this value of a parameter."""
        return Address(self.path, tuple(pair for pair in self.pairs if pair != (name, value)))

    def without(self, *names: str) -> "Address":
        """Without any value of these parameters."""
        return Address(self.path, tuple(pair for pair in self.pairs if pair[0] not in names))

    def setting(self, name: str, value: str) -> "Address":
        """With exactly this value of a parameter."""
        return self.without(name).having(name, value)

    def hidden(self, *names: str) -> Iterable[tuple[str, str]]:
        """The pairs that a form which asks for `names` has to carry along."""
        return self.without(*names).pairs
