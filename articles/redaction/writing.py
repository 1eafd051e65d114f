"""Writing what is left of rows, past the triggers that keep a history or refuse changes of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from articles.redaction.scanning import Hit
from articles.redaction.tables import Table, quoted

PORTION = 250
"""Rows that one statement writes: triggers write articles, which have many indexes."""
TOUCHED = {"articles_article": ("updated_at",)}
"""Columns that say when a row was changed: whoever has an older form of it open is told."""


class UnwritableError(Exception):
    """A column that takes no mark in the place of the words."""

    def __init__(self, table: Table, problem: str) -> None:
        super().__init__(problem)
        self.table, self.problem = table, problem


@contextmanager
def without_history() -> Iterator[None]:
    """Let nothing be kept of what rows were, and let what is written once be written again. Other triggers work on."""
    names = [
        f"{model._meta.label}:{trigger.name}"
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if trigger.name == "append_only" or hasattr(trigger, "event_model")
    ]
    with pgtrigger.ignore(*names):
        yield


def write(hits: Iterable[Hit]) -> None:
    """Give rows their new values. Raises `UnwritableError`."""
    groups: dict[tuple[str, tuple[str, ...]], list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[hit.table.name, tuple(sorted(hit.new))].append(hit)
    for same in groups.values():
        for start in range(0, len(same), PORTION):
            _portion(same[start : start + PORTION])


def _portion(hits: list[Hit]) -> None:
    try:
        with transaction.atomic():
            _update(hits)
    except IntegrityError as problem:
        if len(hits) > 1:
            for hit in hits:
                _portion([hit])
        else:
            _alone(hits[0], problem)


def _alone(hit: Hit, problem: IntegrityError) -> None:
    """A row that may not be the same as another: its key stands behind the mark."""
    unique = getattr(problem.__cause__, "pgcode", "") == "23505"
    texts = [column for column in hit.table.columns if column.name in hit.new and column.kind == "text"]
    if not unique or not texts:
        raise UnwritableError(hit.table, constraint_of(problem)) from None
    for column in texts:
        behind = f"-{hit.key}"
        room = None if column.size is None else column.size - len(behind)
        hit.new[column.name] = hit.new[column.name][:room] + behind
    try:
        with transaction.atomic():
            _update([hit])
    except IntegrityError as other:
        raise UnwritableError(hit.table, constraint_of(other)) from None


def constraint_of(problem: Exception) -> str:
    """The rule that the database names. What else it says repeats the row."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    return str(getattr(diagnosis, "constraint_name", "") or type(problem).__name__)


def _update(hits: list[Hit]) -> None:
    table, names = hits[0].table, sorted(hits[0].new)
    columns = ", ".join(f"{quoted(name)} {table.types[name]}" for name in names)
    settings = [f"{quoted(name)} = new.{quoted(name)}" for name in names]
    settings += [f"{quoted(name)} = now()" for name in TOUCHED.get(table.name, ()) if name not in names]
    own = "own.ctid" if table.key == "ctid" else f"own.{quoted(table.key)}"
    kinds = {column.name: column.kind for column in table.columns}
    rows = [{"__key": hit.key} | {name: _value(hit.new[name], kinds.get(name)) for name in names} for hit in hits]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table.quoted} AS own SET {', '.join(settings)}"
            f' FROM jsonb_to_recordset(%s::jsonb) AS new("__key" {table.key_type}, {columns})'
            f' WHERE {own} = new."__key"',
            [json.dumps(rows, default=str)],
        )


def _value(value: Any, kind: str | None) -> Any:
    return json.loads(value) if kind == "json" and isinstance(value, str) else value


def delete(hits: list[Hit]) -> None:
    """Delete rows whose only sense was the words."""
    for table in {hit.table.name: hit.table for hit in hits}.values():
        keys = [hit.key for hit in hits if hit.table.name == table.name]
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {table.quoted} WHERE {quoted(table.key)} = ANY(%s::{table.key_type}[])", [keys]
            )
