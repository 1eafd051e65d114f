"""`python -m bench`: fill an archive once, measure, print."""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import settings

VERSION = 1
"""Part of the database's name: raise it where the generated texts change."""

console = Console(width=110)


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description="Measure pages and intake on generated articles.")
    parser.add_argument("--articles", type=int, default=10_000, help="size of the archive (default 10,000)")
    parser.add_argument("--requests", type=int, default=60, help="requests a page (default 60)")
    parser.add_argument("--documents", type=int, default=5_000, help="documents to take in; 0 leaves the intake out")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    name = f"articles_{options.articles}_v{VERSION}"
    settings.make_database(name)
    settings.prepare(name)
    import django
    from django.core.management import call_command

    django.setup()
    from bench.fill import fill
    from bench.pages import measure, server

    load = os.getloadavg()[0]
    console.print(f"{os.cpu_count()} cores; {load:.1f} processes wanted one in the last minute, before this began.")
    started = time.perf_counter()
    fill(options.articles)
    console.print(f"Archive of {options.articles:,} articles ready after {time.perf_counter() - started:.0f} s.")
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    with server() as port:
        show_pages(list(measure(port, options.requests)), options.requests)
    if options.documents:
        show_intake(options.documents)


def show_pages(costs: list[Any], requests: int) -> None:
    table = Table(title=f"Pages over HTTP, 2 workers, {requests} requests each, one after the other")
    table.add_column("page")
    for heading in ("median ms", "p95 ms", "fresh median", "fresh p95", "queries", "SQL ms", "KB", "with styles"):
        table.add_column(heading, justify="right")
    for cost in costs:
        times = (f"{time:.1f}" for time in (cost.median, cost.p95, cost.fresh_median, cost.fresh_p95))
        numbers = (*times, str(cost.queries), f"{cost.sql:.1f}")
        sizes = (f"{cost.size / 1024:.1f}", f"{cost.size_with_styles / 1024:.1f}")
        table.add_row(cost.name, *numbers, *sizes)
    console.print(table)
    console.print("Fresh, queries and SQL: just after something public changed, when nothing kept can be used.")
    console.print("Goals: p95 at most 80 ms, at most 12 queries, at most 60 KB with styles.")


def show_intake(documents: int) -> None:
    command = [sys.executable, "-m", "bench.intake", str(documents)]
    done = subprocess.run(command, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"The intake stopped with code {done.returncode}; its messages stand above.")
    found = json.loads(done.stdout)
    table = Table(title="Intake of text documents, tagging included, on one core", show_header=False)
    table.add_column("what")
    table.add_column("value", justify="right")
    table.add_row("result", found.pop("summary"))
    for what, value in found.items():
        unit = " MB" if what == "start" or what.endswith(" documents") else ""
        label = f"memory at {what}" if unit else what
        table.add_row(label, f"{value:,.1f}{unit}")
    console.print(table)
    console.print("Goal: at least 150 documents a second, memory flat.")


if __name__ == "__main__":
    main()
