"""Moving the rows that point at one thing to another: one statement a relation, whatever their number."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.db.models import OuterRef, Q

from articles import snapshots
from articles.merging import folding
from articles.merging.relations import Relation, quoted, relations, whole_rows_told
from articles.models.tag import Tag
from articles.snapshots import Snapshot


@dataclass(slots=True)
class Moved:
    """What a merge moved, as its record keeps it.

    counts     rows that moved, by relation
    untold     keys of rows that moved by a column of which the history does not tell, by relation
    absorbed   keys of rows into which another one went, by label of the model
    snapshots  rows that went, and that the history could not bring back
    resting    tags whose words may be those of a text that goes, for the merge itself
    more       whatever else the un-merge of a kind of thing needs
    """

    counts: dict[str, int] = field(default_factory=dict)
    untold: dict[str, list[Any]] = field(default_factory=dict)
    absorbed: dict[str, list[int]] = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    resting: dict[Any, set[int]] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return sum(self.counts.values())

    def absorb(self, model: Any, keys: Sequence[int]) -> None:
        if keys:
            self.absorbed.setdefault(model._meta.label_lower, []).extend(keys)


Along = Mapping[str, tuple[str, Sequence[Any]]]
"""By relation what else is set where its rows move: SQL of assignments, and its parameters."""


def move(keep: Any, drop: Any, moved: Moved, *, along: Along | None = None, staying: Collection[str] = ()) -> int:
    """Let everything that points at `drop` point at `keep`. How many rows moved, or went into one of `keep`'s.

    What `keep` has already goes into that: tags by their decisions, anything else gives way to the row of `keep`,
    which takes on what pointed at it. Ties between the two go. `staying`: relations whose rows go with `drop`.
    """
    number = 0
    for relation in relations(type(drop)):
        if relation.name in staying or not relation.of(drop).exists():
            continue
        number += _untie(relation, keep, drop, moved)
        number += _fold(relation, keep, drop, moved)
        number += _move(relation, keep, drop, moved, (along or {}).get(relation.name, ("", ())))
    return number


def _untie(relation: Relation, keep: Any, drop: Any, moved: Moved) -> int:
    """Delete the rows that tie the two to each other, where nothing may be tied to itself."""
    number = 0
    for partner in relation.partners:
        rows = relation.of(drop).filter(**{f"{partner.attname}__in": [keep.pk, drop.pk]})
        number += delete(rows, moved)
    return number


def _fold(relation: Relation, keep: Any, drop: Any, moved: Moved) -> int:
    number = 0
    for unique in relation.uniques:
        if issubclass(relation.model, Tag) and unique.condition is None:
            columns = [relation.model._meta.get_field(_name(relation.model, name)).column for name in unique.columns]
            kept = folding.fold(
                relation.model,
                column=relation.field.column,
                same=columns,
                keep=relation.value_of(keep),
                drop=relation.value_of(drop),
                one_text="article_id" in unique.columns,
            )
            moved.absorb(relation.model, kept)
            number += len(kept)
        else:
            number += _give_way(relation, unique.columns, unique.condition, keep, drop, moved)
    return number


def _give_way(
    relation: Relation, columns: Sequence[str], condition: Q | None, keep: Any, drop: Any, moved: Moved
) -> int:
    """Delete the rows of `drop` that `keep` has as well. What points at them points at those of `keep` from then on."""
    same = {name: OuterRef(name) for name in columns}
    twins = relation.of(keep).filter(**same)
    rows = relation.of(drop)
    if condition is not None:
        twins, rows = twins.filter(condition), rows.filter(condition)
    pairs = list(rows.annotate(twin=twins.values("pk")[:1]).filter(twin__isnull=False).values_list("pk", "twin"))
    for gone, kept in pairs:
        _adopt(relation.model, gone, kept, moved)
    moved.absorb(relation.model, [kept for _gone, kept in pairs])
    return delete(relation.model._base_manager.filter(pk__in=[gone for gone, _kept in pairs]), moved)


def _adopt(model: Any, gone: Any, kept: Any, moved: Moved) -> None:
    """Let what points at a row that gives way point at the one that stays."""
    for relation in relations(model):
        rows = relation.model._base_manager.filter(**{relation.field.attname: gone})
        if not relation.is_told and (keys := list(rows.values_list("pk", flat=True))):
            moved.more.setdefault("adopted", []).append([relation.name, gone, kept, keys])
        _update(relation, kept, gone, "", ())


def _move(relation: Relation, keep: Any, drop: Any, moved: Moved, also: tuple[str, Sequence[Any]]) -> int:
    if not relation.is_told:
        _note(relation, relation.of(drop), moved, relation.value_of(keep))
    number = _update(relation, relation.value_of(keep), relation.value_of(drop), *also)
    if number:
        moved.counts[relation.name] = moved.counts.get(relation.name, 0) + number
    return number


def _note(relation: Relation, rows: models.QuerySet[Any], moved: Moved, to: Any) -> None:
    """Note the keys that rows will have, of which the history does not tell that they moved."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    if keys:
        moved.untold.setdefault(relation.name, []).extend([to] if relation.field.primary_key else keys)


def _update(relation: Relation, to: Any, since: Any, also: str, parameters: Sequence[Any]) -> int:
    now = [name for name in _stamps(relation.model) if name != relation.field.column]
    stamps = "".join(f", {quoted(name)} = now()" for name in now)
    more = f", {also}" if also else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {relation.table} SET {relation.column} = %s{stamps}{more} WHERE {relation.column} = %s",
            [to, *parameters, since],
        )
        return int(cursor.rowcount)


def _stamps(model: Any) -> Iterator[str]:
    for column in model._meta.concrete_fields:
        if getattr(column, "auto_now", False):
            yield str(column.column)


def delete(rows: models.QuerySet[Any], moved: Moved) -> int:
    """Delete rows; what the history could not bring back is taken down first."""
    found = list(rows.order_by("pk"))
    if not found:
        return 0
    if whole_rows_told(rows.model):
        with connection.cursor() as cursor:
            table = quoted(rows.model._meta.db_table)
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [[row.pk for row in found]])
    else:
        snapshot = snapshots.take(found)
        snapshots.remove([snapshot])
        moved.snapshots.append(snapshot)
    return len(found)


def _name(model: Any, attname: str) -> str:
    return next(field.name for field in model._meta.concrete_fields if field.attname == attname)
