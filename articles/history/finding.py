"""Finding what happened to a thing: its transactions, the newest first, without reading all that they wrote.

Triggers stamp every event with the time at which its transaction began, so that a transaction is a time and, where
programs wrote, a context. Both are looked up in an index; a transaction over 50,000 rows costs one step.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from articles.history.strands import Strand


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one transaction in one strand that are of one kind.

    kind    insert, update or delete
    newest  the greatest key of its events: of what happened in one transaction, the order
    """

    strand: Strand
    at: datetime
    context: UUID | None
    label: str
    count: int
    newest: int

    @property
    def kind(self) -> str:
        return self.label.rpartition("_")[2]


@dataclass(frozen=True, slots=True)
class Found:
    """An event by its key, and the key of what happened to the same row after it, if anything did."""

    group: Group
    event: int
    following: int | None


def times(strands: Sequence[Strand], pk: int, *, before: datetime | None, number: int) -> list[datetime]:
    """When something happened, the newest first. One query, each step of which is a look into each index."""
    return _times([(strand.table, f"{strand.key} = %(pk)s") for strand in strands], before, number, pk=pk)


def times_without_context(events: Sequence[Any], *, before: datetime | None, number: int) -> list[datetime]:
    """The same for all that no context tells of, in any row of these tables of events."""
    names = [connection.ops.quote_name(one._meta.db_table) for one in events]
    return _times([(name, "pgh_context_id IS NULL") for name in names], before, number)


def _times(
    tables: Sequence[tuple[str, str]], before: datetime | None, number: int, **parameters: Any
) -> list[datetime]:
    steps = " UNION ALL ".join(
        f"(SELECT max(pgh_created_at) AS at FROM {table} WHERE {condition} AND pgh_created_at < found.at)"
        for table, condition in tables
    )
    if not steps:
        return []
    statement = f"""
        WITH RECURSIVE found(at) AS (
            SELECT coalesce(%(before)s::timestamptz, 'infinity')
            UNION ALL
            SELECT (SELECT max(at) FROM ({steps}) AS newest) FROM found WHERE found.at IS NOT NULL
        ) SELECT at FROM found OFFSET 1 LIMIT %(number)s"""
    rows = _rows(statement, {"before": before, "number": number, **parameters})
    return [at for (at,) in rows if at is not None]


def groups(strands: Sequence[Strand], pk: int, at: Sequence[datetime]) -> list[Group]:
    """What these transactions did to the thing, counted."""
    if not at:
        return []
    parts = " UNION ALL ".join(
        f"SELECT {number}, pgh_created_at, pgh_context_id, pgh_label, count(*), max(pgh_id) FROM {strand.table}"
        f" WHERE {strand.key} = %(pk)s AND pgh_created_at = ANY(%(at)s) GROUP BY 2, 3, 4"
        for number, strand in enumerate(strands)
    )
    rows = _rows(parts, {"pk": pk, "at": list(at)})
    return [Group(strands[number], *values) for number, *values in rows]


def examples(found: Sequence[Group], pk: int, number: int) -> list[Found]:
    """The newest events of each group, so many at most, each with what followed on it."""
    parts: list[str] = []
    parameters: dict[str, Any] = {"pk": pk, "number": number}
    for strand in dict.fromkeys(group.strand for group in found):
        places = [place for place, group in enumerate(found) if group.strand == strand]
        name = f"s{len(parts)}"
        values: dict[str, Iterable[Any]] = {
            "place": places,
            "at": [found[place].at for place in places],
            "context": [found[place].context for place in places],
            "label": [found[place].label for place in places],
        }
        parameters |= {f"{name}_{key}": list(column) for key, column in values.items()}
        parts.append(_examples(strand, name))
    if not parts:
        return []
    rows = _rows(" UNION ALL ".join(parts), parameters)
    return [Found(found[place], event, following) for place, event, following in rows]


def _examples(strand: Strand, name: str) -> str:
    return f"""
        SELECT wanted.place, own.pgh_id, following.pgh_id
        FROM unnest(%({name}_place)s::int[], %({name}_at)s::timestamptz[], %({name}_context)s::uuid[],
                    %({name}_label)s::text[]) AS wanted(place, at, context, label)
        CROSS JOIN LATERAL (
            SELECT pgh_id, pgh_obj_id FROM {strand.table}
            WHERE {strand.key} = %(pk)s AND pgh_created_at = wanted.at
                AND pgh_context_id IS NOT DISTINCT FROM wanted.context AND pgh_label = wanted.label
            ORDER BY pgh_id DESC LIMIT %(number)s) AS own
        LEFT JOIN LATERAL (
            SELECT pgh_id FROM {strand.table} AS later
            WHERE later.pgh_obj_id = own.pgh_obj_id AND later.pgh_id > own.pgh_id
            ORDER BY pgh_id LIMIT 1) AS following ON TRUE"""


def _rows(statement: str, parameters: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
