"""Reading web pages beside trafilatura alone: the same options, the same pages, in turn."""

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.pages import Page, pages


@dataclass(frozen=True, slots=True)
class Rates:
    """Pages a second by the archive's reader and by trafilatura alone, and how large the pages are, in KB."""

    pages: int
    least: float
    mean: float
    most: float
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    def __str__(self) -> str:
        return (
            f"{self.pages} pages of {self.least:.0f} to {self.most:.0f} KB, {self.mean:.0f} KB on average:"
            f" {self.ours:.1f} a second; trafilatura alone {self.theirs:.1f}: {100 * self.ratio:.0f} %"
        )

    def figures(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in (*self.__slots__, "ratio")}


def compare(number: int, *, rounds: int = 3, tell: Callable[[Rates], None] = lambda rates: None) -> Rates:
    """Read `number` generated pages both ways, page by page in turn, so that what else the machine does meets both.

    Trafilatura extracts the article as HTML from the same bytes, with the options that the reader gives it; the reader
    decodes, reads what the page claims, extracts, cleans, and finds the lines around the article besides.
    """
    given = list(pages(number))
    sizes = [len(page.data) / 1000 for page in given]
    ours = theirs = 0.0
    for page in given[:2]:
        read(page)
        extract(page)
    for turn in range(rounds):
        for index, page in enumerate(given):
            first, second = (read, extract) if (turn + index) % 2 else (extract, read)
            one, other = seconds(first, page), seconds(second, page)
            ours += one if first is read else other
            theirs += other if first is read else one
        done = (turn + 1) * number
        tell(Rates(number, min(sizes), sum(sizes) / number, max(sizes), done / ours, done / theirs))
    return Rates(number, min(sizes), sum(sizes) / number, max(sizes), rounds * number / ours, rounds * number / theirs)


def seconds(way: Callable[[Page], object], page: Page) -> float:
    start = time.perf_counter()
    way(page)
    return time.perf_counter() - start


def read(page: Page) -> object:
    from articles.readers import Piece, reader_named

    (record,) = reader_named("html").records(Piece(page.data, address=page.address))
    if not record.text:
        raise SystemExit(f"{page.address} was not read: {record.error or record.skip}")
    return record


def extract(page: Page) -> object:
    import trafilatura

    from articles.readers.html.extraction import options

    return trafilatura.extract(page.data, options=options())


def machine() -> dict[str, Any]:
    """Where it was measured, in general words."""
    return {"cores": os.cpu_count(), "python": platform.python_version(), "load": round(os.getloadavg()[0], 1)}
