"""The indexes that searches and lists go through, against reading all rows: a sample of words and keys of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from articles.models import Article
from articles.verification.report import Report
from articles.verification.rows import one_moment

ARTICLES = 200
"""So many articles, evenly spread, give the values that are looked up."""
VALUES, COMMON = 40, 8


@dataclass(frozen=True, slots=True)
class Inverted:
    """A column with an index that holds each of several values a row. `{0}` is the column in all of them.

    members  the values of one row, as an array of text
    narrow   the column as it lies in memory, so that it is read once and not once a value
    holds    the condition that a row has the value `%s`
    """

    name: str
    column: str
    members: str
    narrow: str
    holds: str


def text(name: str, column: str) -> Inverted:
    return Inverted(
        name, column, "tsvector_to_array({0})", "({0} || ''::tsvector)", "{0} @@ ('''' || %s || '''')::tsquery"
    )


def keys(name: str, column: str) -> Inverted:
    return Inverted(name, column, "{0}::text[]", "{0}", "{0} @> ARRAY[%s::bigint]")


INDEXES = (
    text("article_search", "search_vector"),
    text("article_title_search", "title_vector"),
    keys("article_organization_ids", "organization_ids"),
    keys("article_topic_ids", "topic_ids"),
)
TABLE = Article._meta.db_table


def check(report: Report) -> None:
    for index in INDEXES:
        for value, found, there in differences(index, report):
            report.problem(
                f"Index {index.name}: finds {found:,} articles with {value!r}, and {there:,} have it."
                " python manage.py rebuild_derived makes it anew."
            )


def differences(index: Inverted, report: Report) -> Iterator[tuple[str, int, int]]:
    """Values of which the index finds other numbers of articles than there are: value, found, there."""
    with one_moment(enable_seqscan="off", jit="off") as cursor:
        values = chosen(cursor, index)
        found = [looked_up(cursor, index, value) for value in values]
        cursor.execute(
            "SET LOCAL enable_seqscan = on; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexscan = off"
        )
        there = counted(cursor, index, values)
    report.looked(len(values))
    yield from ((value, has, right) for value, has, right in zip(values, found, there, strict=True) if has != right)


def chosen(cursor: Any, index: Inverted) -> list[str]:
    """Values of articles all over the archive: the most common ones, and any others."""
    members = index.members.format(f"article.{index.column}")
    cursor.execute(f"""
        SELECT value FROM (
            SELECT DISTINCT (SELECT id FROM {TABLE} WHERE id >= step ORDER BY id LIMIT 1) AS id
            FROM (SELECT min(id) AS least, max(id) AS most FROM {TABLE}) AS bounds,
                 generate_series(least, most, greatest((most - least) / {ARTICLES}, 1)) AS step
        ) AS spread
        JOIN {TABLE} AS article USING (id), unnest({members}) AS value
        GROUP BY value ORDER BY count(*) DESC, value""")
    values = [value for (value,) in cursor.fetchall()]
    others = values[COMMON:]
    return values[:COMMON] + Random(len(values)).sample(others, min(VALUES - COMMON, len(others)))


def looked_up(cursor: Any, index: Inverted, value: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE {index.holds.format(index.column)}", [quoted(index, value)])
    return int(cursor.fetchone()[0])


def counted(cursor: Any, index: Inverted, values: Sequence[str]) -> list[int]:
    """How many rows have each value: one pass over all rows, without the index."""
    if not values:
        return []
    each = ", ".join([f"count(*) FILTER (WHERE {index.holds.format('value')})"] * len(values))
    source = f"SELECT {index.narrow.format(index.column)} AS value FROM {TABLE} OFFSET 0"
    cursor.execute(f"SELECT {each} FROM ({source}) AS rows", [quoted(index, value) for value in values])
    return list(cursor.fetchone())


def quoted(index: Inverted, value: str) -> str:
    """A lexeme as the text of a query takes it; a key as it is."""
    return value.replace("\\", "\\\\").replace("'", "''") if "tsquery" in index.holds else value
