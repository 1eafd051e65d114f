"""Words planted in every column of every table that takes them, whatever the tables are."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from django.db import DatabaseError, connection, transaction

from articles.models import Capture
from articles.redaction.tables import codes_of

NAME, CHINESE = "Jón Sampleton", "桑普尔顿"
SPELLINGS = (NAME, CHINESE, "the sample passage, which nobody may read")
DISGUISES = (
    "Delegates heard Jón Sampleton speak.",
    "JON  SAMPLETON",
    "said jon\nsampleton’s aide",
    "Jo\u0301n\u00a0Sampleton",
    "Ｊｏｎ Ｓａｍｐｌｅｔｏｎ",
    "https://example.org/2016/jon-sampleton_speaks.html",
    "https://example.org/%E6%A1%91%E6%99%AE%E5%B0%94%E9%A1%BF",
    "代表桑普尔\n顿说",
    "桑 普 尔 顿",
    'the "\\u6851\\u666e\\u5c14\\u987f"',
    "It was The Sample\n\nPassage, which nobody may read, and more.",
)
SHORT = ("桑普尔顿", "jonsampleton", "桑普尔顿 1")
ADDRESS = "https://example.org/jon-sampleton"
DUMMIES = {
    "boolean": "FALSE",
    "date": "DATE '2016-11-17'",
    "time": "TIME '09:00'",
    "timestamptz": "now()",
    "interval": "INTERVAL '1 day'",
    "uuid": "gen_random_uuid()",
    "inet": "INET '192.0.2.1'",
    "jsonb": "'{}'",
    "tsvector": "''::tsvector",
}
CASTS = {"jsonb": "%s::jsonb", "_text": "ARRAY[%s]", "_varchar": "ARRAY[%s]::varchar[]"}
COLUMNS = """
    SELECT table_name, column_name, udt_name, is_nullable = 'YES', column_default IS NOT NULL, is_identity = 'YES',
        character_maximum_length
    FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER'
        AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')
    ORDER BY table_name, ordinal_position"""


@dataclass
class Planted:
    """Columns as "table.column": those that took the words, and those whose rules let nothing of the kind in."""

    taken: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


@contextmanager
def no_triggers() -> Iterator[None]:
    """Neither triggers nor foreign keys; what columns may hold is checked."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")


def columns() -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        for table, *rest in cursor.fetchall():
            found.setdefault(table, []).append(tuple(rest))
    return found


def dummy(table: str, column: str, kind: str, size: int | None, number: int) -> str:
    """Something that the rules of the column let in, as SQL."""
    if codes := sorted(codes_of(table, column)):
        return f"'{codes[0]}'"
    if kind.startswith("_"):
        return "'{}'"
    if kind in ("text", "varchar", "bpchar", "name"):
        if size == 64:
            return f"'{number:064x}'"
        return "''" if size and size < 40 and column != "name" else f"'Sample {number}'"
    return DUMMIES.get({"bool": "boolean"}.get(kind, kind), str(number % 30_000 + 1))


def a_row(table: str, some: list[tuple[Any, ...]], number: int, column: str, value: str) -> bool:
    """Insert a row of nothing but what has to be there, and the words in one column. Whether the table took it."""
    kinds = {name: kind for name, kind, *_rest in some}
    values = {
        name: dummy(table, name, kind, size, number)
        for name, kind, nullable, default, identity, size in some
        if not (nullable or default or identity) and name != column
    }
    names = ", ".join(f'"{name}"' for name in [*values, column])
    cast = CASTS.get(kinds[column], "%s")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join([*values.values(), cast])})', [value])
    except DatabaseError:
        return False
    return True


def forms(kind: str, size: int | None, disguise: str) -> list[str]:
    """What a column may take, the strangest first."""
    if kind == "jsonb":
        return [json.dumps({"said": [disguise], "by": {disguise: 1}}), json.dumps([disguise])]
    texts = [disguise, ADDRESS, *SHORT]
    return [text for text in texts if size is None or len(text) <= size]


def plant(but: set[str]) -> Planted:
    """Words in a row for each column that can hold text, but for `but` ("table.column")."""
    planted, disguises, number = Planted(), cycle(DISGUISES), 900_000
    with no_triggers():
        for table, some in columns().items():
            for name, kind, *_rest, size in some:
                if kind not in ("text", "varchar", "_text", "_varchar", "jsonb") or f"{table}.{name}" in but:
                    continue
                disguise = next(disguises)
                for text in forms(kind, size, disguise):
                    number += 1
                    if insert_or_update(table, some, number, name, text):
                        planted.taken.append(f"{table}.{name}")
                        break
                else:
                    planted.closed.append(f"{table}.{name}")
    return planted


def insert_or_update(table: str, some: list[tuple[Any, ...]], number: int, column: str, value: str) -> bool:
    """The words in a new row, or in one that is there already where the table's rules ask for too much."""
    if a_row(table, some, number, column, value):
        return True
    kinds = {name: kind for name, kind, *_rest in some}
    last = f'WHERE ctid = (SELECT max(ctid) FROM "{table}")'
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "{column}" = {CASTS.get(kinds[column], "%s")} {last}', [value])
            return bool(cursor.rowcount)
    except DatabaseError:
        return False


def no_readers(captures: list[Capture]) -> Iterator[tuple[Capture, str]]:
    """Nothing is found that bytes alone do not show."""
    return iter(())
