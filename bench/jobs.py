"""The intake of web pages with one process that reads and with two, in turn, so that what else goes on meets both."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from articles import registry
from articles.ingest import Options, find, ingest
from bench.copying import empty
from bench.pages import pages


@dataclass(frozen=True, slots=True)
class Rates:
    """Pages a second with one process and with two; `kilobytes`: of a page, on average."""

    pages: int
    kilobytes: float
    one: float
    two: float

    @property
    def ratio(self) -> float:
        return self.two / self.one

    def __str__(self) -> str:
        return (
            f"{self.pages} pages of {self.kilobytes:.0f} KB: {self.one:.1f} a second with --jobs 1,"
            f" {self.two:.1f} with --jobs 2: {self.ratio:.2f} times as fast"
        )

    def figures(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio}


def compare(number: int, *, rounds: int = 3, tell: Callable[[Rates], None] = lambda rates: None) -> Rates:
    """Take `number` pages, each a file, into an emptied archive, alternately both ways; all rounds added up.

    The database that Django is connected to loses all its articles. The programs are loaded before the clock runs, the
    processes are started while it does.
    """
    seconds = {1: 0.0, 2: 0.0}
    with TemporaryDirectory() as name:
        folder, size = Path(name) / "pages", 0
        folder.mkdir()
        for index, page in enumerate(pages(number)):
            size += folder.joinpath(f"{index:05}.html").write_bytes(page.data)
        empty()
        knowledge = registry.knowledge()
        kept = settings.BLOB_ROOT
        for turn in range(rounds):
            for jobs in (1, 2) if turn % 2 else (2, 1):
                empty()
                settings.BLOB_ROOT = Path(name) / f"blobs-{turn}-{jobs}"
                started = time.perf_counter()
                result = ingest(find([folder]), knowledge, options=Options(jobs=jobs))
                seconds[jobs] += time.perf_counter() - started
                if result.failed or result.seen != number:
                    raise RuntimeError(result.summary() + "\n" + result.failure_report())
            done = number * (turn + 1)
            tell(Rates(number, size / number / 1000, done / seconds[1], done / seconds[2]))
        settings.BLOB_ROOT = kept
    return Rates(number, size / number / 1000, rounds * number / seconds[1], rounds * number / seconds[2])
