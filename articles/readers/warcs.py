"""Crawls as WARC files: the pages among their records, each with its address and when it was fetched."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urljoin

from articles.readers.limits import LIMITS, Limits
from articles.readers.members import ROOM, Choose, cut, passed_over, refused
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.unpacking import GZIP_MARK, Damaged, Meter, TooMuch, gunzipped
from articles.readers.warclines import Answer, Crawled, answer, body, crawled

PAGES = frozenset(("text/html", "application/xhtml+xml", "application/pdf", "text/plain"))
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")
# Addresses of texts that are for machines; servers call scripts and styles plain text, too.
FOR_MACHINES = re.compile(
    r"/(?:robots|ads|app-ads|security|humans|llms)\.txt$|\.(?:js|css|json|map|svg|woff2?|xml)(?:\?|$)"
)
AROUND = re.compile(r"^https?://(?:www\.)?|#.*$|/+$")
NO_DOCUMENTS = frozenset(("warcinfo", "request", "metadata", "revisit", "continuation"))
HEAD = 4096
MOST_REASONS = 60
OTHER = "No page: other media types."


class Shortfall(Exception):
    """A record that is no article, for the reason given."""


@dataclass(frozen=True)
class WarcReader:
    """Takes pages, PDF and plain text out of the answers and resources of a crawl, in the order of the file.

    All else is counted: one piece at the end for each reason, which stands for as many records. What is damaged is
    the error of the last piece, and what came before it stays. Requests, revisits and metadata are no documents and
    are not counted.
    """

    choose: Choose
    limits: Limits = LIMITS

    name = "warc"
    version = "1"
    streams = True
    suffixes = frozenset({".warc", ".warc.gz"})
    media_types = frozenset({"application/warc", "application/x-warc"})

    def recognizes(self, head: bytes) -> bool:
        return head.startswith(b"WARC/")

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The pages. Raises ReadingError for what is no WARC at all, and for a bomb."""
        stream.seek(0)
        packed = stream.read(2) == GZIP_MARK
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        yield from self.cut(stream, packed=packed, size=size, sieve=Sieve())

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece of a crawl names the reader that takes it."""
        return iter(())

    def cut(self, stream: BinaryIO, *, packed: bool, size: int, sieve: "Sieve") -> Iterator[Piece]:
        """The pages of a stream that is read forwards only; `sieve` says which addresses are none."""
        meter = Meter(self.limits, self.limits.unpacked_bytes, packed=0 if packed else size)
        unpacked = gunzipped(stream, meter) if packed else stream
        counts: Counter[str] = Counter()
        number = seen = revisits = 0
        try:
            for seen, record in enumerate(crawled(unpacked), 1):
                if seen > self.limits.members:
                    raise ReadingError(f"The crawl has more than {self.limits.members:,} records. Split it.")
                if record.kind in NO_DOCUMENTS:
                    revisits += record.kind == "revisit"
                    continue
                try:
                    yield from self._pages(record, number * ROOM, sieve)
                except Shortfall as shortfall:
                    why = str(shortfall)
                    counts[why if why in counts or len(counts) < MOST_REASONS else OTHER] += 1
                number += 1
        except TooMuch as problem:
            raise ReadingError(f"The crawl {problem}") from None
        except Damaged as problem:
            if not seen:
                raise ReadingError(f"This is no crawl that can be read. {problem}") from None
            yield refused(number * ROOM, f"record {seen + 1}", str(problem))
            number += 1
        for reason, count in sorted(counts.items()):
            yield passed_over(number * ROOM, "", reason, count)
            number += 1
        if not (number or revisits):  # a page that had not changed is a file of one revisit
            raise ReadingError(f"The crawl has {seen:,} records and no answer among them. Check how it was made.")

    def _pages(self, record: Crawled, index: int, sieve: "Sieve") -> Iterator[Piece]:
        """The pieces of one answer or resource. Raises Shortfall where it is no article."""
        address, fetched_at = record.address, record.fetched_at
        try:
            found = sieve.head(record)
            data = body(record, found, Meter(self.limits, self.limits.record_bytes, packed=record.length))
            if not data.strip():
                raise Shortfall("The answer is empty.")
        except (TooMuch, Damaged):
            raise  # of the crawl, not of the page
        except ReadingError as problem:
            yield refused(index, address, str(problem), address=address, fetched_at=fetched_at)
            return
        reader = self.choose("", found.media_type, data[:HEAD])
        yield from cut(
            BytesIO(data),
            self.choose("", None, b"") if reader.streams else reader,  # no crawl within a crawl
            self.limits,
            index=index,
            part=address,
            address=address,
            fetched_at=fetched_at,
            media_type=found.media_type,
        )


class Sieve:
    """Tells pages from the rest by the head of the answer.

    `pages`: their addresses, where the crawl lists them; an address to which a listed one was redirected is one, too.
    """

    def __init__(self, pages: Iterable[str] = ()) -> None:
        self.pages = {same(page) for page in pages}

    def head(self, record: Crawled) -> Answer:
        """The head of what may be an article. Raises Shortfall with the reason where it is none, or ReadingError."""
        address = record.address
        if record.kind not in ("response", "resource"):
            raise Shortfall("No answer of a server: a record of another kind.")
        if not address.startswith(("http://", "https://")):
            raise Shortfall("No page of the web: the crawl's own notes.")
        if record.kind == "resource":
            found = Answer("200", media_type=record.header("Content-Type")[:200])
        else:
            found = answer(record)
        if found.location and same(address) in self.pages:
            with suppress(ValueError):
                self.pages.add(same(urljoin(address, found.location)))
        if found.status != "200":
            raise Shortfall(f"Answered with status {found.status}." if found.status.isdigit() else "Has no status.")
        kind = found.media_type.split(";")[0].strip().lower()
        if kind not in PAGES:
            raise Shortfall(f"No page: {kind}." if MEDIA_TYPE.fullmatch(kind) else OTHER)
        if FOR_MACHINES.search(address.lower()) and kind == "text/plain":
            raise Shortfall("No page: text for machines.")
        if self.pages and same(address) not in self.pages:
            raise Shortfall("Not among the pages that the crawl lists.")
        if record.header("WARC-Segment-Number"):
            raise ReadingError("Its content is split over several records of the crawl, which is not read here.")
        return found


def same(address: str) -> str:
    """An address as lists of pages are compared: without scheme, www, fragment and final slash."""
    return AROUND.sub("", address.strip())
