"""How far a command with several steps has come: a bar on a terminal, a line now and then elsewhere."""

import time
from typing import Any, Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

EVERY = 10.0
"""Seconds between two lines where the output is no terminal."""


class Steps:
    """Call it with a step's name and how much it has done. Writes to standard error alone."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,.0f}"), TimeElapsedColumn())
        self.bar = Bar(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
        self.task = self.bar.add_task("", total=None)
        self.last = time.monotonic()

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.bar.stop()

    def __call__(self, step: str, done: int) -> None:
        now = time.monotonic()
        self.bar.update(self.task, description=step, completed=done)
        if self.bar.disable and now - self.last >= EVERY:
            self.last = now
            self.stream.write(f"{step}: {done:,} looked at")
