"""Foreign keys: constraints hold them, unless a restore or a repair went round the triggers that enforce them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Exists, ForeignKey, OuterRef

from articles.verification.report import Report

APP = "articles"
SHOWN = 5


def check(report: Report) -> None:
    for key in foreign_keys():
        model, target = key.model, key.remote_field.model
        there = target._base_manager.filter(**{key.target_field.name: OuterRef(key.attname)})
        lost = model._base_manager.filter(~Exists(there), **{f"{key.name}__isnull": False}).order_by("pk")
        number = lost.count()
        report.looked()
        if number:
            rows = ", ".join(str(pk) for pk in lost.values_list("pk", flat=True)[:SHOWN])
            report.problem(
                f"{model._meta.db_table}.{key.column}: {number:,} rows name a row of {target._meta.db_table} that is"
                f" not there (keys {rows}{' …' if number > SHOWN else ''})."
            )


def foreign_keys() -> Iterator[Any]:
    """Those that the database enforces, in all tables of the archive, its history among them."""
    for model in apps.get_app_config(APP).get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, ForeignKey) and getattr(field, "db_constraint", False):
                yield field
