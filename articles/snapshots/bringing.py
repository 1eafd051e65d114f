"""Bringing rows back as they were, with their keys, into tables that may have moved on since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article, Withdrawal
from articles.models.tag import Tag
from articles.snapshots import pointing, stories, tags
from articles.snapshots.collisions import collision
from articles.snapshots.contents import Row, Snapshot, joined, row_key
from articles.snapshots.problems import CollisionError
from articles.snapshots.relations import Model, by_depth, columns, key, model_of, quoted, table

PORTION = 250
"""Rows that one statement writes: triggers write articles, and requests limit statements."""


@dataclass(slots=True)
class Brought:
    """What a snapshot brought back.

    rows      how many, by label of the model
    left_out  rows that went along and have nothing left to belong to, by label
    """

    rows: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return sum(self.rows.values())


def bring_back(snapshots: Iterable[Snapshot]) -> Brought:
    """Write what was taken, in one transaction, and set references again that were emptied and still are empty.

    What pointed at a thing that was merged meanwhile points at what that became. What belonged to a thing that is gone
    is left out. Raises `CollisionError` where another row is in the place of what was taken, and `MissingError` where
    it cannot stand without what is gone; then nothing is written.
    """
    whole, brought = joined(snapshots), Brought()
    with transaction.atomic():
        _free(whole)
        stories.bring_back(whole)
        roots = {(name, pk) for name, pk in whole["roots"]}
        placed = pointing.Placed(whole["rows"], roots)
        for name in by_depth(whole["rows"]):
            model, rows = model_of(name), whole["rows"][name]
            absent = [_complete(model, row) for row in _absent(model, name, rows)]
            ready, moved = placed.ready(name, absent)
            if model is Withdrawal:
                _forget_logged(ready)
            _insert(model, ready)
            came = len(ready) + sum(_inserted_if_free(model, row) for row in moved)
            brought.rows[name] = came
            if came < len(absent):
                brought.left_out[name] = len(absent) - came
        _point_again(whole)
        stories.rejoin(whole)
    return brought


def _free(whole: Snapshot) -> None:
    """Raise `CollisionError` if what was taken by itself is there."""
    roots: dict[str, list[Any]] = {}
    for name, pk in whole["roots"]:
        roots.setdefault(name, []).append(pk)
    for name, keys in roots.items():
        model = model_of(name)
        if (other := model._base_manager.filter(pk__in=keys).order_by("pk").first()) is not None:
            raise CollisionError(model, str(other), str(model._meta.pk and model._meta.pk.verbose_name), other)


def _absent(model: Model, name: str, rows: Sequence[Row]) -> list[Row]:
    """Rows that another snapshot, of something else that they belonged to as well, has not brought back already."""
    keys = [row_key(name, row) for row in rows]
    there = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return [row for row, pk in zip(rows, keys, strict=True) if pk not in there]


def _complete(model: Model, row: Row) -> Row:
    """With what a column has by default that the table got only later; no plan of which the time has passed."""
    later = {one.column: one for one in columns(model) if one.column not in row}
    planned = parse_datetime(row.get("publish_at") or "") if model is Article else None
    passed = planned is not None and planned <= timezone.now()
    return (
        row
        | {column: one.get_prep_value(one.get_default()) for column, one in later.items()}
        | ({"publish_at": None, "scheduled_by_id": None} if passed else {})
    )


def _forget_logged(rows: Sequence[Row]) -> None:
    """The database has logged a withdrawal of a withdrawn article that came; its own log comes now."""
    Withdrawal.objects.filter(article__in={row["article_id"] for row in rows}).delete()


def _insert(model: Model, rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), PORTION):
        portion = rows[start : start + PORTION]
        try:
            with transaction.atomic():
                _write(model, portion)
        except IntegrityError as problem:
            raise (_culprit(model, portion) or problem) from problem


def _culprit(model: Model, rows: Sequence[Row]) -> CollisionError | None:
    """Which row it was that the database refused, and for the sake of which other one."""
    for row in rows:
        try:
            with transaction.atomic():
                _write(model, [row])
        except IntegrityError as problem:
            return collision(model, row, problem)
    return None


def _inserted_if_free(model: Model, row: Row) -> int:
    """A row that has come to belong to something else, which may have one like it, or allow none."""
    try:
        with transaction.atomic():
            written = _write(model, [row], "ON CONFLICT DO NOTHING")
            return written if written or not issubclass(model, Tag) else tags.fold(model, row)
    except IntegrityError:
        return 0


def _write(model: Model, rows: Sequence[Row], more: str = "") -> int:
    names = ", ".join(quoted(one.column) for one in columns(model))
    own = table(model)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {own} ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::{own}, %s::jsonb) {more}",
            [models.JSONField().get_db_prep_value(list(rows), connection)],
        )
        return int(cursor.rowcount)


def _point_again(whole: Snapshot) -> None:
    for nulled in whole["nulled"]:
        model, column = model_of(nulled["model"]), quoted(nulled["column"])
        rows = nulled["rows"]
        for start in range(0, len(rows), PORTION):
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table(model)} SET {column} = %s WHERE {key(model)} = ANY(%s) AND {column} IS NULL",
                    [nulled["to"], rows[start : start + PORTION]],
                )
