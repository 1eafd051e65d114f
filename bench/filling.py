"""A corpus taken in through the intake, as an operator would do it: JSON lines, published, mentions accepted."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.contrib.postgres.indexes import GinIndex
from django.core.management import call_command
from django.db import connection

from articles import registry
from articles.ingest import Options, find, ingest
from articles.models import Article
from bench import corpus

BULK = 200_000
"""From so many new articles on, the inverted indexes are made at the end, as one does who loads an archive at once.

How fast the intake is with all indexes in place is measured by a step of its own.
"""
ANALYZED = (0, 4, 24)
"""Parts after which the planner is told how the tables have grown."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a filling stands: documents so far, the last part's seconds, the most memory so far in MB."""

    documents: int
    seconds: float
    rate: float
    memory: float
    summary: str


def fill(number: int, folder: Path, *, tell: Callable[[Progress], None] = lambda progress: None) -> bool:
    """Bring the database to the corpus of `number` documents; False if it has it already.

    Goes on where it was cut off: a part that was taken in whole is not generated again, and in one that was taken in
    by half the intake itself passes over what it has. What PostgreSQL knows of the tables is brought up to date.
    """
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    present = Article.objects.count()
    if present >= number:
        restore_indexes()
        return False
    if number - present > BULK:
        drop_indexes()
    knowledge = registry.knowledge()
    done = 0
    for part, size in corpus.parts(number):
        done += size
        if done <= present:
            continue
        file = corpus.write(folder, part, size)
        started = time.perf_counter()
        result = ingest(find([file]), knowledge, options=Options(publish=True, accept_mentions=True))
        if result.failed:
            raise SystemExit(f"{result.failed} documents of {file} could not be taken in:\n{result.failure_report()}")
        seconds = time.perf_counter() - started
        file.unlink()
        tell(Progress(done, seconds, size / seconds, memory(), result.summary()))
        if part in ANALYZED:
            execute("ANALYZE")
    restore_indexes()
    execute("VACUUM ANALYZE")
    return True


def drop_indexes() -> None:
    for index in inverted():
        execute(f"DROP INDEX IF EXISTS {index.name}")


def restore_indexes() -> None:
    """Make those inverted indexes that are not there."""
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, Article._meta.db_table)
    with connection.schema_editor(atomic=False) as editor:
        for index in inverted():
            if index.name not in there:
                editor.add_index(Article, index)


def inverted() -> list[GinIndex]:
    return [index for index in Article._meta.indexes if isinstance(index, GinIndex)]


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def memory() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
