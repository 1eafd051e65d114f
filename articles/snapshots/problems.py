"""Why rows cannot be taken away, or cannot come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.snapshots.relations import name_of


class SnapshotError(Exception):
    """The message says to people what is in the way, and what to do."""


@dataclass(frozen=True, slots=True)
class Use:
    """Rows that need a row, so that it cannot be taken away.

    model, column  where they are: `model.column` points at it
    number         how many
    examples       some of their keys
    """

    model: Any
    column: str
    number: int
    examples: tuple[Any, ...] = ()

    def __str__(self) -> str:
        field = self.model._meta.get_field(self.column)
        return _("{number} {kind} (as {field})").format(
            number=self.number, kind=name_of(self.model, self.number), field=field.verbose_name
        )


class InUseError(SnapshotError):
    """Other rows need what was to be taken away. `uses`: which."""

    def __init__(self, name: str, uses: Sequence[Use]) -> None:
        self.uses = list(uses)
        told = _("{name} is still in use by {uses}. Take it away there, or merge it into another one, and try again.")
        super().__init__(told.format(name=name, uses=", ".join(map(str, uses))))


class MissingError(SnapshotError):
    """What a row stands on is not there any more."""

    def __init__(self, kind: Any, row: str, wanted: Any, name: str) -> None:
        told = _("“{row}” cannot come back: the {wanted} that it needs, {name}, is not there. Bring that back first.")
        super().__init__(told.format(row=row, wanted=name_of(wanted), name=name))
        self.kind, self.wanted = kind, wanted


class CollisionError(SnapshotError):
    """Another row has taken what can be there but once. `other`: that row, where it could be found."""

    def __init__(self, model: Any, row: str, what: str, other: Any | None) -> None:
        self.model, self.other = model, other
        if other is None:
            told = _("“{row}” cannot come back: there is one already with the same {what}.")
            super().__init__(told.format(row=row, what=what))
            return
        told = _(
            "“{row}” cannot come back: {kind} {number}, “{other}”, has the same {what} now. Change or delete it first."
        )
        kind = str(capfirst(name_of(model)))
        super().__init__(told.format(row=row, kind=kind, number=other.pk, other=other, what=what))
