"""Reading the history of an act: which rows it wrote, and what became of them since."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db import connection

from articles.acts.planning import Event, Plan, Row, disturbed, quiet
from articles.acts.tables import Table, tables
from articles.models import Act

PORTION = 1000
"""Rows that one statement reads."""

ROWS = """
    WITH own AS (
        SELECT pgh_obj_id, min(pgh_id) AS first, max(pgh_id) AS last
        FROM {events} WHERE pgh_context_id = ANY(%(contexts)s) GROUP BY pgh_obj_id
    )
    SELECT own.pgh_obj_id, own.first, first.pgh_label, last.pgh_label, EXISTS (
        SELECT 1 FROM {events} AS other WHERE other.pgh_obj_id = own.pgh_obj_id AND other.pgh_id > own.first
            AND (other.pgh_context_id IS NULL OR other.pgh_context_id <> ALL(%(contexts)s))),
        CASE WHEN now.id IS NULL THEN 0 ELSE {mask} END
    FROM own JOIN {events} AS first ON first.pgh_id = own.first JOIN {events} AS last ON last.pgh_id = own.last
        LEFT JOIN {rows} AS now ON now.id = own.pgh_obj_id
    ORDER BY own.pgh_obj_id"""


def touched(act: Act) -> list[Table]:
    """The tables whose rows the act wrote."""
    known = tables()
    found = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {_name(table.events)} WHERE pgh_context_id = ANY(%(contexts)s))"
        for number, table in enumerate(known)
    )
    with connection.cursor() as cursor:
        cursor.execute(found, {"contexts": act.contexts})
        return [known[number] for number in sorted(row[0] for row in cursor.fetchall())]


def is_larger(act: Act, within: Sequence[Table], number: int) -> bool:
    """Whether the act wrote more rows than this. Asks for no more of its events."""
    events = " UNION ALL ".join(
        f"SELECT 1 FROM {_name(table.events)} WHERE pgh_context_id = ANY(%(contexts)s)" for table in within
    )
    if not events:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM ({events}) AS every LIMIT %(limit)s) AS counted",
            {"contexts": act.contexts, "limit": number + 1},
        )
        return bool(cursor.fetchone()[0] > number)


def written(table: Table, act: Act) -> list[tuple[int, int, str, str, bool, int]]:
    """The rows that the act wrote, in the order of keys.

    Of each its key, the act's first event, the labels of its first and last event, whether others wrote the row since
    the first one, and the sum of 2ⁿ for each n-th group of columns that is not what it was before the act.
    """
    mask = " + ".join(
        f"CASE WHEN {_differ(table, group)} THEN {1 << n} ELSE 0 END" for n, group in enumerate(table.groups)
    )
    statement = ROWS.format(events=_name(table.events), rows=_name(table.model), mask=mask)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"contexts": act.contexts})
        return list(cursor.fetchall())


def _differ(table: Table, group: Sequence[str]) -> str:
    columns = [connection.ops.quote_name(table.model._meta.get_field(name).column) for name in group]
    now, before = (", ".join(f"{row}.{column}" for column in columns) for row in ("now", "first"))
    return f"ROW({now}) IS DISTINCT FROM ROW({before})"


def planned(table: Table, act: Act) -> Plan:
    """What undoing the act would do to a table, by what stands now."""
    plan = Plan(table)
    others: dict[int, int] = {}
    for pk, first, first_label, last_label, written_by_others, mask in written(table, act):
        if written_by_others:
            others[pk] = first
        else:
            quiet(plan, pk, first, (first_label, last_label), mask)
    for portion in portions(list(others)):
        lives = {pk: _rows(table, rows) for pk, rows in _events(table, portion, act)}
        now = {row["id"]: row for row in table.model._base_manager.filter(pk__in=portion).values("id", *table.columns)}
        for pk in portion:
            events = [event for event in lives[pk] if event.pgh_id >= others[pk]]
            disturbed(plan, pk, events, now.get(pk))
    return plan


def _events(table: Table, pks: list[int], act: Act) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    contexts = set(act.contexts)
    columns = ("pgh_id", "pgh_obj_id", "pgh_label", "pgh_context_id", *table.columns)
    rows = table.events._base_manager.filter(pgh_obj_id__in=pks).order_by("pgh_obj_id", "pgh_id").values(*columns)
    for pk, group in groupby(rows, key=lambda row: row["pgh_obj_id"]):
        yield pk, [{**row, "ours": row["pgh_context_id"] in contexts} for row in group]


def _rows(table: Table, rows: Iterable[dict[str, Any]]) -> list[Event]:
    def before(row: dict[str, Any]) -> Row:
        return None if row["pgh_label"].endswith("insert") else row

    return [Event(row["pgh_id"], row["ours"], before(row)) for row in rows]


def portions(keys: Sequence[int], size: int = PORTION) -> Iterator[list[int]]:
    for start in range(0, len(keys), size):
        yield list(keys[start : start + size])


def _name(model: Any) -> str:
    return connection.ops.quote_name(model._meta.db_table)
