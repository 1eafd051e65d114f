"""Who made a row what it is, by the history that triggers keep; for what has none, by the admin's log."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles.admin.conflicts.values import plain

LOOKED_THROUGH = 100
"""Events of a row that are looked at, the newest first."""


class Who(NamedTuple):
    """A user name, "" where nobody knows, and when it was."""

    name: str = ""
    at: datetime | None = None


def changed(instance: Model, names: Iterable[str]) -> dict[str, Who]:
    """For each field, who gave it the value that it has: the newest event that holds another one tells.

    Looked up in the database, since the instance of a posted form has what was posted.
    """
    model = type(instance)
    columns = {field.name: field.attname for field in model._meta.fields if field.name in set(names)}
    now = model._base_manager.filter(pk=instance.pk).values(*columns.values()).first() or {}
    found: dict[str, Who] = {}
    for events in _tables(model):
        told = {field.attname for field in events._meta.fields}
        asked = {name: column for name, column in columns.items() if column in told}
        rows = events._base_manager.filter(pgh_obj_id=instance.pk).order_by("-pgh_id")
        wanted = ("pgh_created_at", "pgh_context__metadata__user", *asked.values())
        for row in rows.values(*wanted)[:LOOKED_THROUGH] if asked else ():
            for name, column in asked.items():
                if name not in found and plain(row[column]) != plain(now.get(column)):
                    found[name] = _who(row)
    last = _last(instance)
    return {name: found.get(name, last) for name in names}


def deleted(model: Any, key: int) -> Who:
    """Who deleted a row."""
    for events in _tables(model):
        rows = events._base_manager.filter(pgh_obj_id=key, pgh_label__endswith="delete").order_by("-pgh_id")
        if row := rows.values("pgh_created_at", "pgh_context__metadata__user").first():
            return _who(row)
    return Who()


def _last(instance: Model) -> Who:
    """Who saved the row last, in a form of the admin."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk)
    )
    row = entries.order_by("-pk").values_list("user", "action_time").first()
    return Who(_name(row[0]), row[1]) if row else Who()


def _tables(model: Any) -> Iterator[Any]:
    yield from dict.fromkeys(getattr(model, "pgh_event_models", {}).values())


def _who(row: dict[str, Any]) -> Who:
    return Who(_name(row["pgh_context__metadata__user"]), row["pgh_created_at"])


def _name(key: int | None) -> str:
    user = get_user_model()._default_manager.filter(pk=key).first() if key else None
    return user.get_username() if user else ""
