"""Every row of the archive, to be compared: what an un-merge leaves behind is exactly what was there."""

import json
from typing import Any

from django.apps import apps
from django.db import connection

BOOKS = {"act", "merge", "publicchange", "publicchangeentry"}
"""Tables that tell of what happened, and are no part of what is."""
STAMPS = ("updated_at",)
VERSIONED = {"organization", "organizationname", "topic", "taggingrule"}
"""Whose versions count every change: to take one back is another one."""


def everything() -> dict[str, dict[int, dict[str, Any]]]:
    """The rows of every table by label and key, without the times of their last change and how many there were."""
    found = {}
    for model in apps.get_app_config("articles").get_models():
        if model._meta.model_name in BOOKS or hasattr(model, "pgh_tracked_model"):
            continue
        key = model._meta.pk.column
        left_out = [*STAMPS, *(["version"] if model._meta.model_name in VERSIONED else [])]
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT "{key}", to_jsonb(own) - %s::text[] FROM "{model._meta.db_table}" AS own', [left_out]
            )
            found[model._meta.label_lower] = {pk: json.loads(row) for pk, row in cursor.fetchall()}
    return found


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What differs, by table and key: (before, after)."""
    found: dict[str, Any] = {}
    for name in before.keys() | after.keys():
        rows, now = before.get(name, {}), after.get(name, {})
        for key in rows.keys() | now.keys():
            if rows.get(key) != now.get(key):
                one, other = rows.get(key) or {}, now.get(key) or {}
                columns = [column for column in one.keys() | other.keys() if one.get(column) != other.get(column)]
                found[f"{name} {key}"] = {column: (one.get(column), other.get(column)) for column in columns}
    return found
