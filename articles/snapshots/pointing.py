"""What rows that come back point at: it may have been merged since, or be gone."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.models import Article, Merge, Organization, Source, Topic, Trashed
from articles.snapshots.contents import Row, row_key
from articles.snapshots.problems import MissingError
from articles.snapshots.relations import Model, key, label, model_of, name_of, references, table

MERGED: dict[Any, str] = {
    Organization: Merge.Kind.ORGANIZATION,
    Source: Merge.Kind.SOURCE,
    Topic: Merge.Kind.TOPIC,
    Article: Merge.Kind.ARTICLE,
}
NAMES = ("name", "label", "title", "surface", "text", "proposed")
"""Columns that say what a row is."""
SHORT = 120


class Placed:
    """Sets right what rows of a snapshot point at, table by table, those first that others stand on."""

    def __init__(self, rows: dict[str, list[Row]], roots: set[tuple[str, Any]]) -> None:
        self.coming = {name: {row_key(name, row) for row in found} for name, found in rows.items()}
        self.roots = roots

    def ready(self, name: str, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """The rows that can be written as they are, and those that belong to something else now.

        Raises `MissingError` for a row that cannot stand without what is gone.
        """
        model, ready = model_of(name), list(rows)
        moved: list[Row] = []
        for field in references(model):
            found = self._found(field.related_model, {row[field.column] for row in [*ready, *moved]} - {None})
            left = [(row, self._pointed(model, field, row, found)) for row in ready]
            gone = [(row, self._pointed(model, field, row, found)) for row in moved]
            moved = [row for row, change in gone if change is not None] + [row for row, change in left if change]
            ready = [row for row, change in left if change is False]
        self.coming[name] = {row_key(name, row) for row in [*ready, *moved]}
        return ready, moved

    def _pointed(self, model: Model, field: Any, row: Row, found: dict[Any, Any]) -> bool | None:
        """Let the row point at what is there. Whether that is something else; None: the row is to be left out."""
        to = row[field.column]
        if to is None or found.get(to) == to:
            return False
        if to in found:
            row[field.column] = found[to]
            return True
        on_delete = field.remote_field.on_delete.__name__
        if on_delete == "SET_NULL" and field.null:
            row[field.column] = None
            return False
        name = label(model)
        if on_delete == "CASCADE" and (name, row_key(name, row)) not in self.roots:
            return None
        raise MissingError(model, said(row, model), field.related_model, self._name(field.related_model, to))

    def _found(self, model: Any, keys: set[Any]) -> dict[Any, Any]:
        """Keys that are there, or come back as well, each with itself; of what was merged, what it became."""
        there = keys & self.coming.get(label(model), set())
        there |= _locked(model, keys - there)
        found = {pk: pk for pk in there}
        if (kind := MERGED.get(model)) and (missing := keys - there):
            became = _became(kind, missing)
            kept = _locked(model, set(became.values()))
            found |= {pk: to for pk, to in became.items() if to in kept}
        return found

    def _name(self, model: Any, pk: Any) -> str:
        trashed = Trashed.objects.filter(model=label(model), object_id=pk).first() if isinstance(pk, int) else None
        return f"“{trashed}”" if trashed else f"{name_of(model)} {pk}"


def said(row: Row, model: Any) -> str:
    """What a row calls itself."""
    own = next((str(row[name]) for name in NAMES if row.get(name)), "")
    return own[:SHORT] or f"{name_of(model)} {row_key(label(model), row)}"


def _locked(model: Any, keys: Iterable[Any]) -> set[Any]:
    """Which of the keys are there, and stay there until the transaction ends."""
    wanted = sorted(keys)
    if not wanted:
        return set()
    with connection.cursor() as cursor:
        own = key(model)
        cursor.execute(f"SELECT {own} FROM {table(model)} WHERE {own} = ANY(%s) ORDER BY 1 FOR KEY SHARE", [wanted])
        return {row[0] for row in cursor.fetchall()}


def _became(kind: str, keys: Iterable[Any]) -> dict[Any, Any]:
    """What was merged, with what it is a part of at the end of all merges."""
    rows = Merge.objects.filter(kind=kind, act__undone_by_act=None).order_by("pk")
    steps = dict(rows.values_list("dropped_id", "kept_id"))
    became = {}
    for pk in keys:
        seen, to = {pk}, steps.get(pk)
        while to in steps and to not in seen:
            seen.add(to)
            to = steps[to]
        if to is not None:
            became[pk] = to
    return became
