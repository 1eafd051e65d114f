"""Counting articles by their values: any number of tallies, each over articles of its own, in one statement.

The conditions come from querysets, so that visibility and filters are written once. Each distinct set of articles is
read once, into a materialized list of its narrow columns; every tally then counts that list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from articles.facets.kept import kept
from articles.models import ArticleQuerySet

COLUMNS = (
    "id",
    "event_id",
    "source_id",
    "agency_id",
    "language",
    "sort_date",
    "date_precision",
    "organization_ids",
    "topic_ids",
)
DATED = "sort_date > DATE '0001-01-01'"


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: how many of `articles` have each value of `of`, a key of `COUNTERS`?

    name    under which the answer is found
    limit   most values wanted, by count; None for all
    always  primary keys of values that are wanted however few articles have them
    among   the only primary keys wanted; None for no such limit
    """

    name: str
    of: str
    articles: ArticleQuerySet
    limit: int | None = None
    always: Sequence[int] = ()
    among: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A value, as the address says it and as people read it, and its number of articles.

    `note` is what stands beside the label: a Chinese name, the number of an edition.
    """

    key: str
    label: str
    note: str
    count: int
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer to a tally: its counts, and how many values there are in all, beyond its limit too."""

    counts: tuple[Count, ...] = ()
    values: int = 0

    @property
    def largest(self) -> int:
        return max((count.count for count in self.counts), default=0)

    @property
    def single(self) -> int:
        """The number itself, for a tally of `total`."""
        return self.counts[0].count if self.counts else 0


@dataclass(slots=True)
class Statement:
    """The SQL in the making: lists of articles by identity of their queryset, parameters in order of their place."""

    lists: dict[int, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def list_of(self, articles: ArticleQuerySet) -> str:
        """The name of the list that holds `articles`; the same queryset object is read once."""
        if id(articles) not in self.lists:
            name = self.lists[id(articles)] = f"list_{len(self.lists)}"
            try:
                sql, parameters = articles.order_by().values(*COLUMNS).query.sql_with_params()
            except EmptyResultSet:
                sql, parameters = articles.model._default_manager.values(*COLUMNS).query.sql_with_params()
                sql += " WHERE FALSE"
            self.sources.append(f"{name} AS MATERIALIZED ({sql})")
            self.parameters.extend(parameters)
        return self.lists[id(articles)]


def joined(value: str, table: str, key: str, label: str, note: str) -> str:
    """Count a foreign key, or the members of an array of such, and join the rows' names to the counts.

    A set-returning function in the select list is twice as fast as a lateral join with it.
    """
    return f"""
        SELECT thing.{key}::text AS key, thing.{label} AS label, {note} AS note, counted.n, thing.id AS pk
        FROM (
            SELECT each.value, count(*) AS n
            FROM (SELECT {value} AS value FROM {{articles}} AS article) AS each GROUP BY 1
        ) AS counted JOIN articles_{table} AS thing ON thing.id = counted.value"""


def plain(value: str, condition: str = "TRUE") -> str:
    """Count a value that speaks for itself."""
    return f"""
        SELECT ({value})::text AS key, '' AS label, '' AS note, count(*) AS n, NULL::bigint AS pk
        FROM {{articles}} AS article WHERE {condition} GROUP BY 1"""


# A name with neither ordinal nor year is that of a substitute: no edition by that number was held.
EVENT_NOTE = "CASE WHEN thing.name ~ '[0-9]' THEN coalesce(thing.number::text, '') ELSE '' END"
KINDS = """
    SELECT named.kind AS key, '' AS label, '' AS note, count(*) AS n, NULL::bigint AS pk
    FROM (
        SELECT DISTINCT each.id, thing.kind
        FROM (SELECT article.id, unnest(article.organization_ids) AS value FROM {articles} AS article) AS each
        JOIN articles_organization AS thing ON thing.id = each.value
    ) AS named GROUP BY 1"""
COUNTERS = {
    "total": "SELECT '' AS key, '' AS label, '' AS note, count(*) AS n, NULL::bigint AS pk FROM {articles} AS article",
    "edition": joined("article.event_id", "event", "year", "name", EVENT_NOTE),
    "outlet": joined("article.source_id", "source", "slug", "name", "thing.name_zh"),
    "agency": joined("article.agency_id", "source", "slug", "name", "thing.name_zh"),
    "organization": joined("unnest(article.organization_ids)", "organization", "slug", "name", "thing.name_zh"),
    "topic": joined("unnest(article.topic_ids)", "topic", "slug", "label", "thing.label_zh"),
    "kind": KINDS,
    "language": plain("article.language", "article.language <> ''"),
    "year": plain("extract(year FROM article.sort_date)::int", DATED),
    "month": plain("to_char(article.sort_date, 'YYYY-MM')", f"{DATED} AND article.date_precision <> 'year'"),
    "day": plain("article.sort_date", f"{DATED} AND article.date_precision = 'day'"),
    "undated": plain("article.date_precision", f"NOT {DATED}"),
}
"""What can be counted. Each gives key, label, note, n and pk, where pk is NULL for values that are no rows."""


def question(tally: Tally, articles: str, parameters: list[Any]) -> str:
    """The SQL of one tally over the list named `articles`; appends its parameters."""
    sql = f"SELECT %s AS tally, answer.*, count(*) OVER () AS values FROM ({COUNTERS[tally.of]}) AS answer"
    sql = sql.replace("{articles}", articles)
    parameters.append(tally.name)
    if tally.among is not None:
        sql += " WHERE answer.pk = ANY(%s)"
        parameters.append(list(tally.among))
    if tally.limit is not None:
        sql += " ORDER BY coalesce(answer.pk = ANY(%s), FALSE) DESC, answer.n DESC, answer.key LIMIT %s"
        parameters += [list(tally.always), tally.limit + len(tally.always)]
    return f"({sql})"


# The planner does not price the reading of vectors that lie out of line, and would read all of them for a common word.
# Sent together with the query, the setting holds for that alone.
BY_INDEX = "SET LOCAL enable_seqscan = off; "


def count(tallies: Iterable[Tally], *, search: bool = False) -> dict[str, Counted]:
    """Answer all tallies with one query, or from what is kept; `search` says that their articles are found by words.

    Counts come by number, then by label; editions, years, months and days by key.
    """
    tallies = list(tallies)
    statement = Statement()
    names = [statement.list_of(tally.articles) for tally in tallies]
    questions = [question(tally, name, statement.parameters) for tally, name in zip(tallies, names, strict=True)]
    sql = f"WITH {', '.join(statement.sources)} {' UNION ALL '.join(questions)}"
    sql = BY_INDEX + sql if search else sql
    rows = kept.get((sql, repr(statement.parameters)), lambda: fetched(sql, statement.parameters))
    return {tally.name: answer(tally, rows) for tally in tallies}


def fetched(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


BY_KEY = {"edition": True, "year": False, "month": False, "day": False}
"""What is listed by its key, and whether the last comes first."""


def answer(tally: Tally, rows: list[tuple[Any, ...]]) -> Counted:
    own = [row for row in rows if row[0] == tally.name]
    counts = [Count(key=row[1], label=row[2], note=row[3], count=row[4], pk=row[5]) for row in own]
    if tally.of in BY_KEY:
        counts.sort(key=lambda count: count.key, reverse=BY_KEY[tally.of])
    else:
        counts.sort(key=lambda count: (-count.count, count.label.lower(), count.key))
    return Counted(tuple(counts), own[0][6] if own else 0)
