"""How far a long command has come: a bar on a terminal, a line now and then elsewhere."""

import time
from typing import Any, Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from articles.ingest import Result

EVERY = 10.0
"""Seconds between two lines where the output is no terminal."""


class Progress:
    """Call it with the result so far. Writes to standard error, so that standard output stays clean."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.console = Console(stderr=True)
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f} records, {task.fields[rate]} a second"),
            TimeElapsedColumn(),
        )
        self.bar = Bar(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
        self.task = self.bar.add_task("", total=None, rate="0")
        self.started = self.last = time.monotonic()

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.bar.stop()

    def __call__(self, result: Result) -> None:
        now = time.monotonic()
        rate = f"{result.seen / max(now - self.started, 0.001):,.0f}"
        self.bar.update(self.task, completed=result.seen, rate=rate)
        if self.bar.disable and now - self.last >= EVERY:
            self.last = now
            self.stream.write(f"{result.seen:,} records, {rate} a second, {result.failed:,} failed")
