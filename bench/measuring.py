"""Times of all kinds of pages, the archive and Datasette asked in turn, so that both meet the same conditions."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection
from django.db.models import Max, Min
from django.test import Client
from django.urls import reverse

from articles.models import Article
from bench import checks, datasette, servers
from bench.asking import Asker, percentile
from bench.databases import HOST
from bench.workload import Kind, Page

WARM_UP = 5
CHANGED = 20
"""Requests just after a public change."""
SQL_PAGES = 5
BUDGET = 12.0
"""Seconds that Datasette has for a kind of page; it is asked at least three times."""
AT_LEAST = 3


@dataclass(slots=True)
class Result:
    """Milliseconds of one kind, and what its pages said.

    first    each address asked for the first time
    again    the same addresses once more
    changed  just after something public changed, at addresses of before
    theirs   Datasette, at the same addresses
    """

    kind: Kind
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    seen: list[checks.Seen] = field(default_factory=list)
    queries: int = 0
    sql: float = 0.0

    @property
    def timed(self) -> Sequence[Page]:
        """The addresses whose times count; those before them warm up."""
        return self.kind.pages[WARM_UP:] if len(self.kind.pages) > 2 * WARM_UP else self.kind.pages

    def figures(self) -> dict[str, Any]:
        """What is kept of it: the numbers that the page about speed shows."""
        totals = [seen.total for seen in self.seen if seen.total is not None]
        times = {"first": self.first, "again": self.again, "changed": self.changed, "theirs": self.theirs}
        return {
            "name": self.kind.name,
            "goal": self.kind.goal,
            "requests": {name: len(values) for name, values in times.items()},
            **{f"{name}_p50": rounded(percentile(values, 50)) for name, values in times.items()},
            **{f"{name}_p95": rounded(percentile(values, 95)) for name, values in times.items()},
            "queries": self.queries,
            "sql": rounded(self.sql),
            "matches": median(totals) if totals else None,
            "estimates": sum(seen.estimate for seen in self.seen),
            "late": sum(seen.late for seen in self.seen),
            "kilobytes": rounded(median([seen.size for seen in self.seen]) / 1024) if self.seen else None,
        }


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def measure(kinds: Sequence[Kind], rival: Path | None) -> list[Result]:
    """All kinds, against Datasette on the file `rival` where there is one. Raises WrongPage."""
    results = [Result(kind) for kind in kinds]
    with ExitStack() as stack:
        ours = stack.enter_context(closing(Asker(HOST, stack.enter_context(servers.gunicorn()))))
        theirs = None
        if rival:
            theirs = stack.enter_context(closing(Asker(HOST, stack.enter_context(datasette.server(rival)))))
        for result in results:
            warm_up(result, ours, theirs)
        for number, result in in_turn(results):
            page = result.timed[number]
            result.first.append(ask(ours, result, page, keep=True))
            if theirs and page.theirs and affordable(result):
                answer = theirs.ask(page.theirs)
                checks.of_datasette(answer, page.theirs)
                result.theirs.append(answer.milliseconds)
        for number, result in in_turn(results):
            result.again.append(ask(ours, result, result.timed[number]))
        for number, result in in_turn(results):
            if result.kind.shows != "unchanged" and number < CHANGED:
                something_changes()
                result.changed.append(ask(ours, result, result.timed[number]))
    for result in results:
        result.queries, result.sql = database_cost(result.timed[:SQL_PAGES])
    return results


def in_turn(results: Sequence[Result]) -> Iterator[tuple[int, Result]]:
    """Kind after kind with its first address, then with its second, and so on."""
    for number in range(max(len(result.timed) for result in results)):
        for result in results:
            if number < len(result.timed):
                yield number, result


def warm_up(result: Result, ours: Asker, theirs: Asker | None) -> None:
    for page in result.kind.pages[:WARM_UP]:
        ask(ours, result, page)
        ask(ours, result, page)
    if theirs and (known := [page.theirs for page in result.kind.pages if page.theirs]):
        theirs.ask(known[0])


def ask(ours: Asker, result: Result, page: Page, *, keep: bool = False) -> float:
    """Milliseconds of one request whose answer is what it has to be."""
    headers = {}
    if result.kind.shows == "unchanged":
        headers["If-None-Match"] = ours.ask(page.ours).headers.get("etag", "")
    answer = ours.ask(page.ours, headers)
    seen = checks.ours(answer, page.ours, result.kind.shows)
    if keep:
        result.seen.append(seen)
    return answer.milliseconds


def affordable(result: Result) -> bool:
    return len(result.theirs) < AT_LEAST or sum(result.theirs) < BUDGET * 1000


def something_changes() -> None:
    """An editor gives a public article a summary, or takes it away."""
    public = Article.objects.public()
    ends = public.aggregate(first=Min("pk"), last=Max("pk"))
    article = public.filter(pk__gte=random.randint(ends["first"], ends["last"])).order_by("pk")[0]
    article.summary = "" if article.summary else "Seen by an editor."
    article.save()


def database_cost(pages: Sequence[Page]) -> tuple[int, float]:
    """The most queries of a page asked for the first time, and the median of the milliseconds spent in them."""
    counts, totals = [], []
    client = Client()
    client.get(reverse("articles:article-list"))  # what a process reads once, it has read
    for page in pages:
        spent: list[float] = []

        def clock(execute: Any, *arguments: Any, spent: list[float] = spent) -> Any:
            started = time.perf_counter()
            try:
                return execute(*arguments)
            finally:
                spent.append((time.perf_counter() - started) * 1000)

        with connection.execute_wrapper(clock):
            client.get(page.ours)
        counts.append(len(spent))
        totals.append(sum(spent))
    return max(counts), median(totals)
