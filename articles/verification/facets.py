"""The bitmaps that facets are counted with, against counts by SQL."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce

from articles import bitmaps
from articles.bitmaps import Bitmaps
from articles.models import PUBLIC_STATUSES, Article, Mention, families
from articles.verification.report import Report
from articles.verification.rows import one_moment

THROUGH_MENTIONS = {"organization": "organization_id", "kind": "organization__kind", "country": "organization__country"}
"""Counted from the mentions themselves, and not from the column that triggers keep of them."""

Counts = dict[Any, int]


def check(report: Report) -> None:
    with one_moment(jit="off"):
        index = bitmaps.current()
        everything = Article.objects.public().count()
        compare(report, "all articles", {"": len(index.everything)}, {"": everything})
        once = len(index.everything) - len(index.copies.within(index.everything))
        compare(report, "each story once", {"": once}, {"": stories()})
        for column, counted in counts():
            compare(report, column, index.counts(column, index.everything), counted)
        compare(report, "family", index.counts("family", index.everything), with_families(index))


def stories() -> int:
    """Public stories, and public articles that belong to none, counted in SQL."""
    one = Coalesce(F("story_id"), F("pk") * Value(-1))
    return int(Article.objects.public().aggregate(number=Count(one, distinct=True))["number"])


def counts() -> Iterator[tuple[str, Counts]]:
    """The articles of each value of each column, counted in SQL."""
    public = Article.objects.public().order_by()
    for name, column in bitmaps.COLUMNS.items():
        if name not in THROUGH_MENTIONS:
            rows = public.filter(column.condition).annotate(value=column.expression).values_list("value")
            yield name, dict(rows.annotate(n=Count("pk")))
    accepted = Mention.objects.accepted().order_by().filter(article__status__in=PUBLIC_STATUSES)
    for name, path in THROUGH_MENTIONS.items():
        counted = dict(accepted.values_list(path).annotate(n=Count("article", distinct=True)))
        counted.pop("", None)
        yield name, counted


def with_families(index: Bitmaps) -> Counts:
    """The articles of each organization with its predecessors and subsidiaries, by the bitmaps of organizations."""
    together = families.read()
    counted = index.counts("organization", index.everything)
    counted |= {head: len(index.any_of("organization", members)) for head, members in together.members.items()}
    return {head: number for head, number in counted.items() if number}


def compare(report: Report, column: str, kept: Counts, right: Counts) -> None:
    for value in kept.keys() | right.keys():
        if kept.get(value, 0) != right.get(value, 0):
            report.problem(
                f"Facet {column}, value {value}: {kept.get(value, 0):,} articles in the bitmaps,"
                f" {right.get(value, 0):,} in the table. python manage.py rebuild_derived, then restart the server."
            )
    report.looked(len(right))
