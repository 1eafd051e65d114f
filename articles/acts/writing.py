"""Writing what an undoing plans: from the rows that the history kept, without passing through Python."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from articles.acts.planning import Kept, Plan
from articles.acts.reading import portions
from articles.acts.tables import Table
from articles.models import Article
from articles.models.merge import MergeKind

Write = Callable[[list[int]], None]
PORTION = 250
"""Rows that one statement writes: triggers write articles, which have many indexes, and requests limit statements."""

PLANS = ("publish_at",)
"""Columns with a time at which something is going to happen: one that has passed meanwhile is not planned again."""

MERGED = (MergeKind.ORGANIZATION, MergeKind.SOURCE, MergeKind.TOPIC)
"""Of articles each has its own text, on which what belonged to it rests."""

BECAME = """(
    WITH RECURSIVE step (id, number) AS (
        SELECT {value}, 0 UNION ALL
        SELECT merge.kept_id, step.number + 1 FROM step
            JOIN articles_merge AS merge ON merge.kind = '{kind}' AND merge.dropped_id = step.id
        WHERE step.number < 100
            AND NOT EXISTS (SELECT 1 FROM articles_act AS undoing WHERE undoing.undoes_id = merge.act_id))
    SELECT step.id FROM step JOIN {table} AS parent ON parent.id = step.id ORDER BY step.number DESC LIMIT 1)"""
"""What a thing that was merged is a part of now, however many merges later; NULL for one that is gone."""


def insert(plan: Plan) -> None:
    """Bring back the rows that the act deleted."""
    if not plan.table.has_whole_rows:
        plan.kept += [Kept(plan.table, pk, "refused") for pk in plan.insert]
        plan.insert = {}
    plan.insert = dict(_attempted(plan, plan.insert, lambda events: _insert(plan.table, events)))


def restore(plan: Plan) -> None:
    """Give columns back their old values.

    Values that a row had at different times are written one after another: what the database refuses may have its
    place once another one is written, and is tried again.
    """
    done: dict[tuple[str, ...], dict[int, int]] = {columns: {} for columns in plan.restore}
    known = len(plan.kept)
    for _attempt in range(min(len(plan.restore), 2)):
        del plan.kept[known:]
        for columns, events in plan.restore.items():
            left = {pk: event for pk, event in events.items() if pk not in done[columns]}
            if plan.table.model is Article and "story_id" in columns:
                _bring_back_stories(plan.table, list(left.values()))
            done[columns] |= _attempted(plan, left, lambda keys, columns=columns: _restore(plan.table, columns, keys))  # type: ignore[misc]
        if len(plan.kept) == known:
            break
    plan.restore = done


def delete(plan: Plan) -> None:
    """Delete the rows that the act added. One that others refer to stays, and so does an article."""
    if not plan.table.has_whole_rows:
        plan.kept += [Kept(plan.table, pk, "refused") for pk in plan.delete]
        plan.delete = []
    by_itself = {pk: pk for pk in plan.delete}
    plan.delete = list(_attempted(plan, by_itself, lambda keys: _delete(plan.table, keys)))


def lock(plan: Plan) -> None:
    """Let nobody else write the rows of a plan until the transaction ends, in the order in which others lock."""
    keys = sorted({*plan.delete, *plan.insert, *(pk for events in plan.restore.values() for pk in events)})
    lock_rows(plan.table.model, keys)


def lock_rows(model: Any, keys: Sequence[int]) -> None:
    for portion in portions(keys):
        list(model._base_manager.filter(pk__in=portion).order_by("pk").select_for_update().values_list("pk"))


def _attempted(plan: Plan, wanted: dict[int, int], write: Write) -> dict[int, int]:
    """Write portion by portion; where the database refuses a portion, row by row. Returns what was written."""
    done: dict[int, int] = {}
    for portion in portions(list(wanted), PORTION):
        if _allowed(write, [wanted[pk] for pk in portion]):
            done.update({pk: wanted[pk] for pk in portion})
            continue
        for pk in portion:
            if _allowed(write, [wanted[pk]]):
                done[pk] = wanted[pk]
            else:
                plan.kept.append(Kept(plan.table, pk, "refused"))
    return done


def _allowed(write: Write, keys: list[int]) -> bool:
    try:
        with transaction.atomic():
            write(keys)
    except IntegrityError:
        return False
    return True


def _restore(table: Table, columns: Sequence[str], events: list[int]) -> None:
    fields = {field.attname: field for field in table.model._meta.concrete_fields}
    values = [f"{_quoted(fields[name].column)} = {_from_event(fields[name])}" for name in columns]
    values += [f"{_quoted(field.column)} = now()" for field in fields.values() if getattr(field, "auto_now", False)]
    _execute(
        f"UPDATE {_table(table.model)} AS own SET {', '.join(values)} FROM {_table(table.events)} AS event"
        " WHERE event.pgh_id = ANY(%s) AND own.id = event.pgh_obj_id",
        [events],
    )


def _insert(table: Table, events: list[int]) -> None:
    told = {field.attname for field in table.events._meta.fields}
    columns, values, defaults = [], [], []
    for field in table.model._meta.concrete_fields:
        if field.generated:
            continue
        columns.append(_quoted(field.column))
        if field.attname in told:
            values.append(_from_event(field))
        elif getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            values.append("now()")
        else:
            values.append("%s")
            defaults.append(field.get_db_prep_save(field.get_default(), connection))
    _execute(
        f"INSERT INTO {_table(table.model)} ({', '.join(columns)}) SELECT {', '.join(values)}"
        f" FROM {_table(table.events)} AS event WHERE event.pgh_id = ANY(%s)",
        [*defaults, events],
    )


def _delete(table: Table, keys: list[int]) -> None:
    for relation in table.model._meta.related_objects:
        if relation.on_delete is models.SET_NULL:
            field = relation.field
            relation.related_model._base_manager.filter(**{f"{field.name}__in": keys}).update(**{field.name: None})
    _execute(f"DELETE FROM {_table(table.model)} WHERE id = ANY(%s)", [keys])


def _from_event(field: Any) -> str:
    """The value that an event has; of what was merged, what it became. None, if it may be so, of what is gone."""
    value = f"event.{_quoted(field.column)}"
    if field.name in PLANS:
        return f"CASE WHEN {value} > now() THEN {value} END"
    parent = field.related_model if field.many_to_one else None
    may_go = parent is not None and field.remote_field.on_delete is models.SET_NULL
    kind = parent._meta.model_name if parent is not None else ""
    if parent is None or not (may_go or kind in MERGED):
        return value
    there = f"(SELECT parent.id FROM {_table(parent)} AS parent WHERE parent.id = {value})"
    became = [BECAME.format(value=value, kind=kind, table=_table(parent))] if kind in MERGED else []
    return f"coalesce({', '.join([there, *became, *([] if may_go else [value])])})"


def _bring_back_stories(table: Table, events: list[int]) -> None:
    """A story that the act left without copies was deleted by the database; its number stands for it."""
    _execute(
        "INSERT INTO articles_story (id, created_at)"
        f" SELECT DISTINCT event.story_id, now() FROM {_table(table.events)} AS event"
        " WHERE event.pgh_id = ANY(%s) AND event.story_id IS NOT NULL ON CONFLICT DO NOTHING",
        [events],
    )


def dissolve_lone_stories(keys: Sequence[int]) -> None:
    """A story of one article is none: what was brought back may lack the copies that were kept elsewhere."""
    lone = models.Q(story__in=_lone_stories(keys))
    Article.objects.filter(lone).update(story=None)


def _lone_stories(keys: Sequence[int]) -> list[int]:
    told = Article.objects.filter(pk__in=keys, story__isnull=False).values("story")
    counted = Article.objects.filter(story__in=told).values("story").annotate(copies=models.Count("pk"))
    return list(counted.filter(copies=1).values_list("story", flat=True))


def _execute(sql: str, parameters: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def _table(model: Any) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
