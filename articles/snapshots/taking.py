"""Reading rows with all that goes with them, in a few statements for any number of rows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from articles.models import Article, Story
from articles.snapshots.contents import Row, Snapshot, empty
from articles.snapshots.problems import InUseError, Use
from articles.snapshots.relations import Model, Relation, by_depth, key, label, model_of, relations, table

EXAMPLES = 5
"""Rows in the way that are named."""


@dataclass(slots=True)
class Reach:
    """What would go with some rows, and what is in the way.

    rows   by label and key: the row, and the roots that it goes with
    nulled references that would be emptied, by relation: (key of the row, key that it points at)
    """

    roots: list[tuple[str, Any]]
    rows: dict[str, dict[Any, tuple[Row, frozenset[int]]]] = field(default_factory=dict)
    nulled: list[tuple[Relation, list[tuple[Any, Any]]]] = field(default_factory=list)
    refusing: list[Relation] = field(default_factory=list)


def take(instances: Iterable[models.Model], *, lock: bool = True) -> Snapshot:
    """The rows with what goes with them, as one snapshot. Nothing is deleted.

    Raises `InUseError` where others need one of them. `lock`: nobody changes the rows, or adds to them, until the
    transaction ends, which there has to be.
    """
    reach = _reached(instances, lock)
    _refuse(reach)
    return _snapshot(reach, None)


def take_each(instances: Iterable[models.Model], *, lock: bool = True) -> list[Snapshot]:
    """The same, a snapshot for each. A row that goes with several of them is in the snapshot of each."""
    reach = _reached(instances, lock)
    _refuse(reach)
    return [_snapshot(reach, number) for number in range(len(reach.roots))]


def in_use(instances: Iterable[models.Model]) -> list[Use]:
    """What needs the rows, so that `take` would refuse. Empty: nothing does."""
    return _uses(_reached(instances, lock=False))


def _reached(instances: Iterable[models.Model], lock: bool) -> Reach:
    chosen = list(instances)
    reach = Reach([(label(type(one)), one.pk) for one in chosen])
    waiting: list[tuple[Model, dict[Any, frozenset[int]]]] = []
    for name in by_depth({name for name, _pk in reach.roots}):
        own = {pk: frozenset({n}) for n, (other, pk) in enumerate(reach.roots) if other == name}
        model = model_of(name)
        found = _fetched(model, key(model), list(own), lock)
        waiting += _entered(reach, model, [(row, own[pk]) for pk, row, _to in found])
    while waiting:
        model, roots = waiting.pop(0)
        for relation in relations(model):
            if relation.refuses:
                reach.refusing.append(relation)
            elif relation.empties:
                reach.nulled.append((relation, _pointing(relation, list(roots))))
            else:
                found = _fetched(relation.model, relation.column, list(roots), lock)
                waiting += _entered(reach, relation.model, [(row, roots[to]) for _pk, row, to in found])
    return reach


def _entered(reach: Reach, model: Model, rows: list[tuple[Row, frozenset[int]]]) -> list[Any]:
    """Enter rows; what is new, or reached from further roots, is to be followed."""
    known, fresh = reach.rows.setdefault(label(model), {}), {}
    primary = model._meta.pk
    for row, roots in rows:
        pk = row[str(primary and primary.column)]
        before = known[pk][1] if pk in known else frozenset()
        if not roots <= before:
            known[pk] = (row, before | roots)
            fresh[pk] = before | roots
    return [(model, fresh)] if fresh else []


def _fetched(model: Model, column: str, keys: Sequence[Any], lock: bool) -> list[tuple[Any, Row, Any]]:
    """Of each row of the model whose column has one of the keys: its key, itself, and that value."""
    generated = [one.column for one in model._meta.concrete_fields if one.generated]
    statement = (
        f"SELECT own.{key(model)}, (to_jsonb(own) - %s::text[])::text, own.{column} FROM {table(model)} AS own"
        f" WHERE own.{column} = ANY(%s) ORDER BY own.{key(model)}{' FOR UPDATE' if lock else ''}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [generated, list(keys)])
        return [(pk, json.loads(row), to) for pk, row, to in cursor.fetchall()]


def _pointing(relation: Relation, keys: Sequence[Any]) -> list[tuple[Any, Any]]:
    model, column = relation.model, relation.column
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key(model)}, {column} FROM {table(model)} WHERE {column} = ANY(%s) ORDER BY 1", [list(keys)]
        )
        return list(cursor.fetchall())


def _refuse(reach: Reach) -> None:
    if uses := _uses(reach):
        chosen = [model_of(name)._base_manager.filter(pk=pk).first() for name, pk in reach.roots[:EXAMPLES]]
        raise InUseError(", ".join(f"“{one}”" for one in chosen if one is not None), uses)


def _uses(reach: Reach) -> list[Use]:
    """Rows that need one of those that would go, and would not go with them."""
    uses = []
    for relation in dict.fromkeys(reach.refusing):
        target, model = label(relation.field.related_model), relation.model
        going, kept = list(reach.rows.get(target, ())), list(reach.rows.get(label(model), ()))
        statement = (
            f"SELECT count(*), (array_agg({key(model)} ORDER BY {key(model)}))[1:{EXAMPLES}] FROM {table(model)}"
            f" WHERE {relation.column} = ANY(%s)"
        )
        if kept:
            statement += f" AND NOT {key(model)} = ANY(%s)"
        with connection.cursor() as cursor:
            cursor.execute(statement, [going, kept] if kept else [going])
            number, examples = cursor.fetchone()
        if number:
            uses.append(Use(model, relation.field.name, number, tuple(examples)))
    return uses


def _snapshot(reach: Reach, number: int | None) -> Snapshot:
    """What was reached, or what goes with the n-th root."""
    snapshot = empty()
    snapshot["roots"] = [list(root) for n, root in enumerate(reach.roots) if number in (None, n)]
    for name in by_depth(reach.rows):
        rows = [row for row, roots in reach.rows[name].values() if number is None or number in roots]
        if rows:
            snapshot["rows"][name] = rows
    snapshot["nulled"] = list(_nulled(reach, snapshot))
    snapshot["stories"] = _stories(snapshot)
    return snapshot


def _nulled(reach: Reach, snapshot: Snapshot) -> Iterable[dict[str, Any]]:
    for relation, pairs in reach.nulled:
        target, own = label(relation.field.related_model), label(relation.model)
        going, leaving = _keys(snapshot, target), _keys(snapshot, own)
        by_target: dict[Any, list[Any]] = {}
        for pk, to in pairs:
            if to in going and pk not in leaving:
                by_target.setdefault(to, []).append(pk)
        for to, rows in by_target.items():
            yield {"model": own, "column": relation.field.column, "to": to, "rows": rows}


def _keys(snapshot: Snapshot, name: str) -> set[Any]:
    primary = model_of(name)._meta.pk
    return {row[str(primary and primary.column)] for row in snapshot["rows"].get(name, ())}


def _stories(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The stories that would lose a copy: with too few of them left, the database dissolves one."""
    rows = snapshot["rows"].get(label(Article), ())
    stories = sorted({row["story_id"] for row in rows} - {None})
    if not stories:
        return []
    leaving = [row["id"] for row in rows]
    copies = Article.objects.filter(story__in=stories).exclude(pk__in=leaving)
    others: dict[int, dict[str, bool]] = {}
    for pk, story, decided in copies.order_by("pk").values_list("pk", "story", "story_decided"):
        others.setdefault(story, {})[str(pk)] = decided
    told = _fetched(Story, key(Story), stories, lock=False)
    return [{"row": row, "articles": others.get(pk, {})} for pk, row, _to in told]
