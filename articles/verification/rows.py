"""Reading many rows in portions, and all of them as they stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet


def portions(rows: QuerySet[Any], size: int, *, sample: int | None = None) -> Iterator[list[Any]]:
    """Rows in portions by their key, whatever is written meanwhile: all, or about `sample` of them, evenly spread."""
    ordered = rows.order_by("pk")
    if sample:
        every = max(rows.count() // sample, 1)
        keys = islice(ordered.values_list("pk", flat=True).iterator(), 0, None, every)
        while chosen := list(islice(keys, size)):
            yield list(ordered.filter(pk__in=chosen))
        return
    last = None
    while portion := list((ordered if last is None else ordered.filter(pk__gt=last))[:size]):
        last = portion[-1].pk
        yield portion


@contextmanager
def one_moment(**settings: str) -> Iterator[Any]:
    """A cursor in a transaction that sees the database as it stands now, whatever others write, under `settings`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for name, value in settings.items():
            cursor.execute(f"SET LOCAL {name} = {value}")
        yield cursor
