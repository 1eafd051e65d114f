"""Looking through tables for words, row by row. The words stay in this process: no statement has them, and no log."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from articles.redaction.scope import Scope
from articles.redaction.tables import Table, quoted
from articles.redaction.values import taken_out
from articles.redaction.words import Span, Words

AT_ONCE = 200
"""Rows that are fetched together: texts may be long."""
AROUND = 90
"""Characters on either side of the words that an example shows."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words in a text: what stands before them, they themselves as they are written, and what behind."""

    before: str
    words: str
    behind: str


@dataclass(slots=True)
class Hit:
    """A row that holds the words. `old` and `new`: the columns that do, JSON as text."""

    table: Table
    key: Any
    articles: tuple[int, ...]
    old: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def scan(tables: Iterable[Table], words: Words, scope: Scope) -> Iterator[Hit]:
    """The rows that hold the words, table by table, within the caller's transaction."""
    for table in tables:
        condition = scope.condition(table)
        if condition:
            yield from _rows(table, words, condition, scope.parameters)


def _rows(table: Table, words: Words, condition: str, parameters: dict[str, Any]) -> Iterator[Hit]:
    named = [table.key, *table.articles, *(column.name for column in table.columns)]
    whole = f"SELECT {', '.join(map(_read, named))} FROM {table.quoted}"
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{whole} WHERE {condition}", parameters or None)
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                if hit := _looked_at(table, row, words):
                    yield hit


def _read(column: str) -> str:
    return "ctid::text" if column == "ctid" else quoted(column)


def _looked_at(table: Table, row: tuple[Any, ...], words: Words) -> Hit | None:
    first = 1 + len(table.articles)
    hit = Hit(table, row[0], tuple(key for key in row[1:first] if key is not None))

    def say(text: str, spans: list[Span]) -> None:
        hit.said += [_said(text, *span) for span in spans]

    for column, value in zip(table.columns, row[first:], strict=True):
        new = taken_out(value, column, words, say)
        if new is not value and new != value:
            hit.old[column.name], hit.new[column.name] = value, new
    return hit if hit.new else None


def _said(text: str, start: int, end: int) -> Said:
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Said("…" * (start > AROUND) + before, text[start:end], behind + "…" * (end + AROUND < len(text)))


def spellings(hits: Iterable[Hit]) -> Counter[str]:
    """How the words are written in texts, and how often each."""
    return Counter(" ".join(said.words.split()) for hit in hits for said in hit.said)
