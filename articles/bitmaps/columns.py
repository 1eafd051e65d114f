"""What is kept of an article: for each column, the values that its rows have, as Django expressions and from a row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, Func, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractYear, TruncMonth

from articles.models import UNDATED, Precision

FIELDS = (
    "pk",
    "event_id",
    "source_id",
    "agency_id",
    "organization_ids",
    "topic_ids",
    "language",
    "sort_date",
    "date_precision",
    "story_id",
)
"""What is read of an article, in the order of `Row`'s fields."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the bitmaps know it."""

    pk: int
    event: int | None
    source: int | None
    agency: int | None
    organizations: list[int]
    topics: list[int]
    language: str
    day: date
    precision: str
    story: int | None = None

    @property
    def dated(self) -> bool:
        return self.day > UNDATED


@dataclass(frozen=True, slots=True)
class Column:
    """One way in which articles are parted.

    expression  the value in SQL, where `condition` holds; an array gives several
    values      the same of a `Row`
    """

    expression: Combinable
    values: Callable[[Row], Iterable[Any]]
    condition: Q = field(default_factory=Q)


def members(column: str) -> Func:
    return Func(F(column), function="unnest", output_field=BigIntegerField())


def known(*values: Any) -> list[Any]:
    return [value for value in values if value not in (None, "")]


DATED = Q(sort_date__gt=UNDATED)
TO_THE_MONTH = (Precision.DAY, Precision.MONTH)
COLUMNS: dict[str, Column] = {
    "edition": Column(F("event_id"), lambda row: known(row.event), Q(event__isnull=False)),
    "outlet": Column(F("source_id"), lambda row: known(row.source), Q(source__isnull=False)),
    "agency": Column(F("agency_id"), lambda row: known(row.agency), Q(agency__isnull=False)),
    "organization": Column(members("organization_ids"), lambda row: row.organizations),
    "topic": Column(members("topic_ids"), lambda row: row.topics),
    "language": Column(F("language"), lambda row: known(row.language), ~Q(language="")),
    "precision": Column(F("date_precision"), lambda row: [row.precision]),
    # Every article has a day to sort by: the first of a month or year that is all that is known, UNDATED for none.
    "day": Column(F("sort_date"), lambda row: [row.day]),
    "month": Column(
        TruncMonth("sort_date"),
        lambda row: [row.day.replace(day=1)] if row.precision in TO_THE_MONTH else [],
        Q(date_precision__in=TO_THE_MONTH),
    ),
    "year": Column(ExtractYear("sort_date"), lambda row: [row.day.year] if row.dated else [], DATED),
}
"""Months are the first of their days, and hold no article whose date is known to the year alone."""
