"""What somebody chose in one parameter of the query string."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One value that was asked for and is known.

    key    as the address says it: a year, a slug, a language tag, a date
    label  as people read it
    value  what the database compares
    """

    key: str
    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Choice:
    """The known values of one parameter, in the order asked for, and what could not be understood.

    Several options are alternatives, unless `every` asks for all of them at once. With `family`, each organization
    stands for its predecessors and subsidiaries too.
    """

    options: tuple[Option, ...] = ()
    ignored: tuple[str, ...] = ()
    every: bool = False
    family: bool = False

    def __bool__(self) -> bool:
        return bool(self.options)

    @property
    def keys(self) -> list[str]:
        return [option.key for option in self.options]

    @property
    def values(self) -> list[Any]:
        return [option.value for option in self.options]

    @property
    def only(self) -> Any:
        """The value of a parameter that takes one; None where nothing was chosen."""
        return self.options[0].value if self.options else None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in the query string that was left out: a parameter's name for people, and the value, shortened."""

    label: str
    value: str

    @classmethod
    def of(cls, label: Any, value: str) -> "Ignored":
        shown = "".join(character if character.isprintable() else "�" for character in value[:41])
        return cls(str(label), f"{shown[:40]}…" if len(value) > 40 else shown)
