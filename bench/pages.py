"""What a page costs: time over HTTP from gunicorn, queries and SQL time in this process, compressed size."""

import gzip
import http.client
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from articles.models import Article, Event, Mention, Organization, PublicChange
from bench.settings import HOST, ROOT

WARM_UP = 10
ASKED_FOR_SQL = 7
PATIENCE = 30
STYLE = re.compile(rb'<link rel="stylesheet" href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Cost:
    """Times in milliseconds, sizes in bytes. `fresh`: nothing that the site keeps between requests could be used."""

    name: str
    median: float
    p95: float
    fresh_median: float
    fresh_p95: float
    queries: int
    sql: float
    size: int
    size_with_styles: int


def addresses() -> dict[str, str]:
    """The pages that are measured: for each kind, one with much on it."""
    event = Event.objects.annotate(n=Count("articles")).order_by("-n")[0]
    organization = Organization.objects.annotate(n=Count("mentions")).order_by("-n")[0]
    article = Article.objects.annotate(n=Count("mentions")).order_by("-n", "pk")[0]
    common = Mention.objects.filter(article__event=event).values("organization__slug").annotate(n=Count("pk"))
    slug = common.order_by("-n")[0]["organization__slug"]
    browse = reverse("articles:article-list")
    return {
        "home": reverse("articles:home"),
        "browse, all facets": browse,
        "browse, a search": f"{browse}?q=rules+certificates",
        "browse, chosen": f"{browse}?edition={event.year}&organization={slug}",
        "edition": event.get_absolute_url(),
        "organization": organization.get_absolute_url(),
        "article": article.get_absolute_url(),
    }


@contextmanager
def server(workers: int = 2) -> Iterator[int]:
    """Gunicorn as in production, on a free port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--workers", str(workers), "--bind", f"{HOST}:{port}"]
    command += ["--log-level", "warning"]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if fetch(port, "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"gunicorn did not answer on port {port} within {PATIENCE} s; its messages stand above.")


def fetch(port: int, address: str) -> tuple[int, bytes, float]:
    """Status, compressed body and time in milliseconds of one request on a connection of its own."""
    started = time.perf_counter()
    client = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    client.request("GET", address, headers={"Accept-Encoding": "gzip"})
    response = client.getresponse()
    body = response.read()
    milliseconds = (time.perf_counter() - started) * 1000
    client.close()
    if response.headers.get("Content-Encoding") != "gzip":
        body = gzip.compress(body)
    return response.status, body, milliseconds


def measure(port: int, requests: int) -> Iterator[Cost]:
    """Each page `requests` times as visitors find it, and again each time just after something public changed."""
    pages = addresses()
    usual, bodies = ask_in_turn(port, pages, requests)
    fresh, _ = ask_in_turn(port, pages, requests, before=something_changed)
    for name, address in pages.items():
        queries, sql = database_cost(address)
        size = len(bodies[name])
        styles = sum(len(fetch(port, found.decode())[1]) for found in STYLE.findall(gzip.decompress(bodies[name])))
        times = (f(rows[name]) for rows in (usual, fresh) for f in (statistics.median, percentile_95))
        yield Cost(name, *times, queries, sql, size, size + styles)


def ask_in_turn(
    port: int, pages: dict[str, str], requests: int, before: Callable[[], None] = lambda: None
) -> tuple[dict[str, list[float]], dict[str, bytes]]:
    """Times and last body of each page. Pages take turns, after a warm-up, so that all meet the same conditions."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    bodies: dict[str, bytes] = {}
    for turn in range(-WARM_UP, requests):
        for name, address in pages.items():
            before()
            status, bodies[name], milliseconds = fetch(port, address)
            if status != 200:
                raise SystemExit(f"{address} answered {status}.")
            if turn >= 0:
                times[name].append(milliseconds)
    return times, bodies


def something_changed() -> None:
    """What triggers do when an article is published."""
    PublicChange.objects.update(changed_at=Now())


def percentile_95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def database_cost(address: str) -> tuple[int, float]:
    """Queries of a fresh request and the median of the milliseconds spent in them, asked in this process."""
    counts, totals = [], []
    client = Client()
    for _ in range(ASKED_FOR_SQL):
        something_changed()
        spent: list[float] = []

        def clock(execute: Any, *arguments: Any, spent: list[float] = spent) -> Any:
            started = time.perf_counter()
            try:
                return execute(*arguments)
            finally:
                spent.append((time.perf_counter() - started) * 1000)

        with connection.execute_wrapper(clock):
            client.get(address)
        counts.append(len(spent))
        totals.append(sum(spent))
    return max(counts), statistics.median(totals)
