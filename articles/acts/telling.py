"""What an act did, for people: the rows that it wrote, before and after, by article."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection

from articles.acts.tables import Table
from articles.models import Act, Article

MOST = 500
"""Rows of one table that are told at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row that an act wrote: as it was before, and as the act left it. None where there was none."""

    table: Table
    pk: int
    before: Any | None
    after: Any | None

    @property
    def row(self) -> Any:
        return self.after if self.after is not None else self.before

    @property
    def article(self) -> int | None:
        """The key of the article that the row is, or belongs to."""
        return self.pk if self.table.model is Article else getattr(self.row, "article_id", None)


def articles(act: Act, within: Iterable[Table], *, first: int = 0, number: int = MOST) -> tuple[int, list[int]]:
    """How many articles the act changed, or whose tags, and the keys of some, in the order in which they came in."""
    parts = [
        f"SELECT DISTINCT {column} AS article FROM {connection.ops.quote_name(table.events._meta.db_table)}"
        " WHERE pgh_context_id = ANY(%s)"
        for table in within
        if (column := _article_column(table))
    ]
    if not parts:
        return 0, []
    union = " UNION ".join(parts)
    contexts = [act.contexts] * len(parts)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({union}) AS found", contexts)
        count = cursor.fetchone()[0]
        cursor.execute(f"{union} ORDER BY article LIMIT %s OFFSET %s", [*contexts, number, first])
        return count, [row[0] for row in cursor.fetchall()]


def told(act: Act, within: Iterable[Table], *, keys: list[int] | None) -> list[Told]:
    """What the act did to these articles; None: to rows that belong to no article."""
    found: list[Told] = []
    for table in within:
        column = _article_column(table)
        if (column is None) == (keys is None):
            found += _rows(table, act, {f"{column}__in": keys} if keys is not None else {})
    return found


def _article_column(table: Table) -> str | None:
    if table.model is Article:
        return "pgh_obj_id"
    return "article_id" if any(field.attname == "article_id" for field in table.events._meta.fields) else None


def _rows(table: Table, act: Act, condition: dict[str, Any]) -> list[Told]:
    own = table.events.objects.filter(pgh_context_id__in=act.contexts, **condition)
    keys = list(own.order_by("pgh_obj_id").values_list("pgh_obj_id", flat=True).distinct()[:MOST])
    if not keys:
        return []
    contexts = set(act.contexts)
    rows = table.rows(keys)
    events = table.events.objects.filter(pgh_obj_id__in=keys).order_by("pgh_obj_id", "pgh_id")
    found = []
    for pk, group in groupby(events, key=lambda event: event.pgh_obj_id):
        life = list(group)
        places = [place for place, event in enumerate(life) if event.pgh_context_id in contexts]
        first, following = life[places[0]], life[places[-1] + 1 : places[-1] + 2]
        found.append(Told(table, pk, _before(first), _before(following[0]) if following else rows.get(pk)))
    return found


def _before(event: Any) -> Any | None:
    return None if event.pgh_label.endswith("insert") else event
