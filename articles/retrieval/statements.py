"""Questions to the database that end in time, and leave the connection as they found it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.db import connection, transaction
from django.db.utils import OperationalError
from pyroaring import BitMap

LEAST = 0.02
"""Seconds below which no statement is begun."""
# The planner does not price the reading of vectors that lie out of line, and would read all of them for a common word;
# compiling such a statement takes longer than running it, and so does sharing it among processes while others wait.
WAYS = {"enable_seqscan": "off", "jit": "off", "max_parallel_workers_per_gather": "0"}


class Late(Exception):
    """The time for an answer ran out."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit that several statements share."""

    seconds: float
    begun: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        return self.seconds - (monotonic() - self.begun)


def ask(sql: str, parameters: Sequence[Any], deadline: Deadline) -> list[tuple[Any, ...]]:
    """The rows of one statement. Raises `Late` where it did not end in time; an open transaction goes on as it was.

    The settings are sent together with the statement: outside of a transaction they hold for that alone.
    """
    milliseconds = int(deadline.left * 1000)
    if milliseconds < LEAST * 1000:
        raise Late
    ways = WAYS | {"statement_timeout": str(milliseconds)}
    settings = "".join(f"SET LOCAL {name} = {value}; " for name, value in ways.items())
    within, begun = connection.in_atomic_block, monotonic()
    try:
        with transaction.atomic() if within else nullcontext(), connection.cursor() as cursor:
            cursor.execute(settings + sql, parameters)
            rows = cursor.fetchall()
            if within:
                cursor.execute("".join(f"SET LOCAL {name} TO DEFAULT; " for name in ways))
            elif (monotonic() - begun) * 1000 >= milliseconds:
                cursor.execute("SELECT 1")  # a limit met at the last moment would cancel the next statement instead
            return rows
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) == "57014":  # query_canceled
            raise Late from error
        raise


def ids_where(column: str, query: str, deadline: Deadline, *, among: Iterable[int] | None = None) -> BitMap:
    """The keys of all articles, public or not, whose `column` of lexemes matches the text of a `tsquery`.

    With `among` only these are looked at, by their keys: the subquery keeps the planner from reading an index that
    finds far more. One value of four bytes a key comes back: hundreds of thousands of rows would take as many objects.
    """
    source, parameters = "public.articles_article", [query]
    if among is not None:
        source = f"(SELECT id, {column} FROM public.articles_article WHERE id = ANY(%s::bigint[]) OFFSET 0)"
        parameters = [keys_of(among), query]
    rows = ask(
        f"SELECT string_agg(int4send(article.id::int4), '') FROM {source} AS article"
        f" WHERE article.{column} @@ %s::tsquery",
        parameters,
        deadline,
    )
    return read(rows[0][0])


def ids_of_each(column: str, queries: Iterable[str], deadline: Deadline) -> list[BitMap]:
    """The same for several queries, in one statement."""
    asked = list(queries)
    if not asked:
        return []
    one = f"SELECT string_agg(int4send(id::int4), '') FROM public.articles_article WHERE {column} @@ %s::tsquery"
    return [read(keys) for keys in ask("SELECT " + ", ".join([f"({one})"] * len(asked)), asked, deadline)[0]]


def keys_of(articles: Iterable[int]) -> str:
    """Keys as the database reads an array of them; the driver would take ten times as long for a list."""
    return "{" + ",".join(map(str, articles)) + "}"


def read(keys: memoryview | bytes | None) -> BitMap:
    """The bitmap of keys of four bytes each, most significant first; nothing for None."""
    numbers = array("I", bytes(keys or b""))
    numbers.byteswap()
    return BitMap(numbers)
