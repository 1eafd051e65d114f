"""Making everything derived again, while the site runs: what is right already is not touched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import connection, transaction
from django.db.models import F, QuerySet

from articles.models import Article, PublicChangeEntry
from articles.verification import changes, copies, index, names, withdrawals
from articles.verification.derived import generated, kept, stale
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 1000
LOG = "archive_note_public_change"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made again.

    tags       articles whose lists of organizations or topics were stale
    columns    articles whose generated columns were stale: the search vectors after a change of their functions
    sketches   articles that lacked the sketch by which copies of their text are found
    addresses  articles that lacked the canonical form of their address
    stories    stories with fewer than two articles, which are none
    names      names in no registry whose counts were not those of their sightings
    log_of_withdrawals  entries of the log of withdrawals that did not say what stands
    indexes    the names of indexes that did not find what is there
    log        whether the log of public changes had a fault and was begun anew
    """

    tags: int = 0
    columns: int = 0
    sketches: int = 0
    addresses: int = 0
    stories: int = 0
    names: int = 0
    log_of_withdrawals: int = 0
    indexes: tuple[str, ...] = ()
    log: bool = False

    @property
    def stale(self) -> int:
        return self.tags + self.columns


def rebuild(*, reindex: bool = False, progress: Callable[[str, int], None] = lambda step, seen: None) -> Rebuilt:
    """Compute everything derived from scratch and write what differs.

    Articles go in portions, each a transaction of its own: readers see an article before or after, editors wait for a
    portion at most, and what was broken off is done by the next run. `reindex` makes all search indexes again, and not
    only those of which a sample of words shows a fault.
    """
    with pghistory.context(action="rebuild_derived"):
        tags = sum(rewritten(kept(), dict, "lists", progress))
        columns = sum(rewritten(generated(), lambda right: same_again(), "search", progress))
        sketches = given(copies.sketched(), "sketches", progress)
        addresses = given(copies.addressed(), "addresses", progress)
        stories = copies.dissolved()
        counted, logged = names.counted(), withdrawals.logged()
    indexes = tuple(made_again(all_of_them=reindex))
    return Rebuilt(tags, columns, sketches, addresses, stories, counted, logged, indexes, begun_anew())


def given(portions: Iterator[tuple[int, int]], step: str, progress: Callable[[str, int], None]) -> int:
    """How many articles got what they lacked, of those looked at portion by portion."""
    seen = lacking = 0
    for looked_at, lacked in portions:
        seen, lacking = seen + looked_at, lacking + lacked
        progress(step, seen)
    return lacking


def rewritten(
    right: dict[str, Any],
    values: Callable[[dict[str, Any]], dict[str, Any]],
    step: str,
    progress: Callable[[str, int], None],
) -> Iterator[int]:
    """For each portion of all articles, how many of them were stale and are right now.

    The stale ones are locked before the right values are read a second time: whoever tags one meanwhile waits, or is
    waited for, and is seen.
    """
    seen = 0
    for portion in portions(Article.objects.only("pk"), PORTION):
        chosen = Article.objects.filter(pk__in=[article.pk for article in portion])
        seen += len(portion)
        if stale(chosen, right).exists():
            with transaction.atomic():
                locked = list(chosen.order_by("pk").select_for_update().values_list("pk", flat=True))
                yield update(stale(Article.objects.filter(pk__in=locked), right), values(right))
        progress(step, seen)


def update(articles: QuerySet[Article], values: dict[str, Any]) -> int:
    return articles.update(**values)


def same_again() -> dict[str, Any]:
    """Every column that generated ones are made of, set to what it is: the database computes them again."""
    return {name: F(name) for name in ("title", "body", "published_on")}


def made_again(*, all_of_them: bool) -> Iterator[str]:
    """Build indexes anew beside the old ones, so that searches go on; the names of those that needed it."""
    for known in index.INDEXES:
        if all_of_them or any(index.differences(known, Report(known.name))):
            with connection.cursor() as cursor:
                cursor.execute(f"REINDEX INDEX CONCURRENTLY public.{connection.ops.quote_name(known.name)}")
            yield known.name


def begun_anew() -> bool:
    """Empty a log of public changes that has a fault, and count one change more: every process reads all again."""
    report = Report("changes")
    changes.check(report)
    if not report.wrong:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        PublicChangeEntry.objects.all().delete()
        cursor.execute(f"SELECT public.{LOG}(%s, %s)", ["rebuild_derived", []])
    return True
