"""Columns that triggers keep and columns that the database generates, against what they are made of."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from articles.models import Article, ArticleTopic, Mention
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 500
HINT = "python manage.py rebuild_derived mends it."


class Differs(Func):
    """Whether two values are not the same; to a search vector, "equal" would be a search."""

    template = "(%(expressions)s)"
    arg_joiner = " IS DISTINCT FROM "
    output_field = BooleanField()


def kept() -> dict[str, Combinable]:
    """The right value of each column that triggers keep."""
    organizations = Mention.objects.accepted().filter(article=OuterRef("pk")).order_by("organization_id")
    topics = ArticleTopic.objects.accepted().filter(article=OuterRef("pk")).order_by("topic_id")
    return {
        "organization_ids": ArraySubquery(organizations.values("organization_id")),
        "topic_ids": ArraySubquery(topics.values("topic_id")),
    }


def generated() -> dict[str, Any]:
    """The right value of each generated column: older where a function changed after the row was written."""
    columns: list[Any] = [field for field in Article._meta.concrete_fields if field.generated]
    return {column.name: column.expression for column in columns}


def stale(articles: QuerySet[Article], right: Mapping[str, Any]) -> QuerySet[Article]:
    """Those of some articles in which a column differs from its right value."""
    return articles.filter(reduce(or_, (Q(Differs(F(name), value)) for name, value in right.items())))


def check(report: Report) -> None:
    right = kept() | generated()
    for portion in portions(Article.objects.only("pk"), PORTION, sample=report.sample):
        chosen = Article.objects.filter(pk__in=[article.pk for article in portion])
        # One look at all columns, since nearly always there is nothing
        for pk in stale(chosen, right).order_by("pk").values_list("pk", flat=True):
            one = Article.objects.filter(pk=pk)
            names = ", ".join(name for name, value in right.items() if stale(one, {name: value}).exists())
            report.problem(f"Article {pk}: {names or 'a column'} differs from what it is made of. {HINT}")
        report.looked(len(portion))
