"""Taking rows out of their tables, after they were taken down."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.snapshots.contents import Snapshot, joined
from articles.snapshots.relations import Model, by_depth, key, model_of, references, relations, table

PORTION = 250
"""Rows that one statement deletes: triggers write articles, and requests limit statements."""


def remove(snapshots: Iterable[Snapshot]) -> int:
    """Delete exactly the rows of snapshots that `take` has just locked; references to them that may be empty are.

    How many rows. What is not in the snapshots, and needs one of them, makes the database refuse.
    """
    rows, number = joined(snapshots)["rows"], 0
    keys = {name: _keys(model_of(name), rows[name]) for name in by_depth(rows)}
    for name, own in keys.items():
        _empty_references(model_of(name), own, keys)
    for name in reversed(list(keys)):
        number += _deleted(model_of(name), keys[name])
    return number


def _keys(model: Model, rows: Sequence[dict[str, Any]]) -> list[Any]:
    primary = model._meta.pk
    return sorted(row[str(primary and primary.column)] for row in rows)


def _empty_references(model: Model, keys: list[Any], leaving: dict[str, list[Any]]) -> None:
    for relation in relations(model):
        if relation.empties:
            own = leaving.get(str(relation.model._meta.label_lower), [])
            kept = f" AND NOT {key(relation.model)} = ANY(%s)" if own else ""
            _execute(
                f"UPDATE {table(relation.model)} SET {relation.column} = NULL WHERE {relation.column} = ANY(%s){kept}",
                [keys, own] if own else [keys],
            )


def _deleted(model: Model, keys: list[Any]) -> int:
    """In portions; rows that point at each other go in one statement, at whose end the database looks."""
    size = len(keys) if any(field.related_model is model for field in references(model)) else PORTION
    number = 0
    for start in range(0, len(keys), size or PORTION):
        number += _execute(f"DELETE FROM {table(model)} WHERE {key(model)} = ANY(%s)", [keys[start : start + size]])
    return number


def _execute(sql: str, parameters: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)
