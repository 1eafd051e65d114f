"""One table of reference rows beside the rows of a file: what to add, to change, or to leave to an editor."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from articles.models import Reference
from articles.registry.values import Values

BATCH = 500


@dataclass(slots=True)
class Tally:
    """How many rows of a file were added, changed, found unchanged, or left as an editor wants them; and how many
    were taken out since the file no longer says them."""

    kind: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    removed: int = 0

    @property
    def seen(self) -> int:
        return self.added + self.changed + self.unchanged + self.kept


WHOLE_YEARS = {"valid_from": (1, 1), "valid_to": (12, 31)}
"""Days that stand for a year. They count as that year, so that rows loaded when these were years are still known."""


def fingerprint(values: Values) -> str:
    """SHA-256 over the columns that a file decides, the same for a row of the file and for one of the database."""
    plain = {
        column: value.year if isinstance(value, date) and (value.month, value.day) == WHOLE_YEARS.get(column) else value
        for column, value in values.items()
    }
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


@dataclass(slots=True)
class Table:
    """A model's rows in memory. `identities` are sets of columns, each of which tells a row by itself; the first is the
    one that an editor is least likely to change, and by which the history knows a row that is no more: with
    `deletions_stay`, such a row is not made again."""

    kind: str
    model: type[Reference]
    identities: tuple[tuple[str, ...], ...]
    deletions_stay: bool = True
    tally: Tally = field(init=False)
    known: dict[tuple[tuple[str, ...], tuple[Any, ...]], Reference] = field(init=False)
    gone: set[tuple[Any, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.tally = Tally(self.kind)
        self.known = {}
        self.gone = self._edited_away() if self.deletions_stay else set()
        for row in self.model._default_manager.all():
            self._remember(row, vars(row))

    def find(self, values: Values) -> Reference | None:
        """The row that `values` speak of, by the first identity that knows one."""
        return next((row for key in self._keys(values) if (row := self.known.get(key))), None)

    def load(self, wanted: Iterable[Values]) -> None:
        """Bring the table up to the rows of a file: a number of statements that does not grow with the rows."""
        new: list[Reference] = []
        changed: list[Reference] = []
        columns: set[str] = set()
        for values in wanted:
            columns.update(values)
            row = self.find(values)
            if row is None and self._identity(values, self.identities[0]) in self.gone:
                self.tally.kept += 1
            elif row is None:
                new.append(self._remember(self.model(**values, loaded_hash=fingerprint(values)), values))
            else:
                self._compare(row, values, changed)
        self._write(new, changed, columns)

    def drop(self, rows: Iterable[Reference], columns: Iterable[str]) -> None:
        """Delete those of `rows` that are as a file last said them, by its `columns`; what an editor changed stays."""
        names = tuple(columns)
        said = [row.pk for row in rows if row.loaded_hash == fingerprint({name: getattr(row, name) for name in names})]
        if said:
            self.model._default_manager.filter(pk__in=said).delete()
        self.tally.removed += len(said)

    def _compare(self, row: Reference, values: Values, changed: list[Reference]) -> None:
        current, wanted = fingerprint({column: getattr(row, column) for column in values}), fingerprint(values)
        if current == wanted:
            self.tally.unchanged += 1
        elif row.loaded_hash != current:  # an editor made or changed it
            self.tally.kept += 1
        else:
            for column, value in values.items():
                setattr(row, column, value)
            row.loaded_hash = wanted
            changed.append(row)

    def _write(self, new: list[Reference], changed: list[Reference], columns: set[str]) -> None:
        objects = self.model._default_manager
        objects.bulk_create(new, batch_size=BATCH)
        if changed:
            objects.bulk_update(changed, [*sorted(columns), "loaded_hash"], batch_size=BATCH)
        self.tally.added += len(new)
        self.tally.changed += len(changed)

    def _keys(self, values: Values) -> Iterable[tuple[tuple[str, ...], tuple[Any, ...]]]:
        for columns in self.identities:
            if all(values.get(column) not in ("", None) for column in columns):
                yield columns, self._identity(values, columns)

    def _identity(self, values: Values, columns: tuple[str, ...]) -> tuple[Any, ...]:
        fold: Callable[[Any], Any] = folded if columns != ("organization_id", "name") else lambda value: value
        return tuple(fold(values.get(column)) for column in columns)

    def _remember(self, row: Reference, values: Values) -> Reference:
        for key in self._keys(values):
            self.known.setdefault(key, row)
        return row

    def _edited_away(self) -> set[tuple[Any, ...]]:
        """First identities that rows once had, by the history of what editors changed or deleted."""
        columns = self.identities[0]
        events: type[Model] = self.model.pgh_event_model  # type: ignore[attr-defined]
        past = events._default_manager.values_list(*columns).distinct()
        return {self._identity(dict(zip(columns, row, strict=True)), columns) for row in past}
