"""How far an intake has come: a bar on a terminal, a line now and then elsewhere."""

import time
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from articles.ingest import Result
from articles.models import Intake

EVERY = 10.0
"""Seconds between two lines where the output is no terminal."""


class Progress:
    """Call it with the result so far. Writes to standard error, so that standard output stays clean.

    `total`: how many inputs there are, and the bytes of their files, by which the time that is left is told. What a
    `journal` that goes on has counted already is left out of the rate.
    """

    def __init__(self, stream: Any, total: tuple[int, int], journal: Intake) -> None:
        self.stream = stream
        self.items, self.bytes = total
        self.before = Result.of(journal.counts, journal.position.get("rest", {}))
        self.console = Console(stderr=True)
        columns = (
            SpinnerColumn(),
            TextColumn("{task.fields[text]}"),
            BarColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self.bar = Bar(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
        self.task = self.bar.add_task("", total=self.bytes or None, completed=self.before.size, text="")
        self.started = self.last = time.monotonic()

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.bar.stop()

    def __call__(self, result: Result) -> None:
        now = time.monotonic()
        if self.bar.disable and now - self.last < EVERY:
            return
        rate = (result.seen - self.before.seen) / max(now - self.started, 0.001)
        text = f"{result.seen:,} documents of {result.items:,} of {self.items:,} inputs, {rate:,.0f} a second"
        self.bar.update(self.task, completed=result.size, text=text)
        if self.bar.disable:
            self.last = now
            left = self.left(result, now - self.started)
            self.stream.write(f"{text}, {result.failed:,} failed{left}")

    def left(self, result: Result, seconds: float) -> str:
        """The time that is left, as far as the bytes of what is done tell it."""
        done = result.size - self.before.size
        if not done:
            return ""
        minutes, rest = divmod(round(seconds * max(self.bytes - result.size, 0) / done), 60)
        return f", {minutes}:{rest:02} left"
