"""The records of a WARC file, streamed: warcio parses their headers, this module bounds what it may read."""

import datetime
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from articles.readers.limits import megabytes
from articles.readers.record import ReadingError
from articles.readers.unpacking import CHUNK, Damaged, Meter, TooMuch, inflated

LONGEST_LINE = 2**16
MOST_HEADERS = 2**18
"""Bytes of the headers of one record."""
BLANK_LINES = 100
FAULTS = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError, IndexError)


class BoundedLines:
    """What warcio reads a record's headers from: lines of bounded length, and of bounded number until `begin`."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.place = 0
        self.left = MOST_HEADERS

    def begin(self) -> None:
        self.left = MOST_HEADERS

    def readline(self, size: int | None = None) -> bytes:
        line = self.stream.readline(LONGEST_LINE if size is None else min(size, LONGEST_LINE))
        self.place += len(line)
        self.left -= len(line)
        if len(line) >= LONGEST_LINE or self.left < 0:
            raise Damaged(f"The headers at byte {self.place:,} have no end. Fetch or copy the crawl again.")
        return line

    def read(self, size: int | None = None) -> bytes:
        data = self.stream.read(CHUNK if size is None else min(size, CHUNK))
        self.place += len(data)
        return data

    def tell(self) -> int:
        return self.place


@dataclass(slots=True)
class Crawled:
    """A record whose content has not been read yet; `read` gives it, as long as the next record is not asked for."""

    kind: str
    headers: Any
    stream: Any
    length: int

    def header(self, name: str) -> str:
        return (self.headers.get_header(name) or "").strip()

    @property
    def address(self) -> str:
        return self.header("WARC-Target-URI").strip("<>")

    @property
    def fetched_at(self) -> datetime.datetime | None:
        """The WARC-Date, which is UTC by the standard."""
        with suppress(ValueError):
            moment = datetime.datetime.fromisoformat(self.header("WARC-Date"))
            return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return None

    def some(self, size: int) -> bytes:
        """The next `size` bytes of the content, fewer at its end. Raises Damaged where the file ends first."""
        parts: list[bytes] = []
        while size > 0 and (part := self.stream.read(min(size, CHUNK))):
            parts.append(part)
            size -= len(part)
        if size > 0:
            self._whole()
        return b"".join(parts)

    def drain(self) -> None:
        """Read what is left without keeping it. Raises Damaged where the file ends first."""
        while self.stream.read(CHUNK):
            pass
        self._whole()

    def _whole(self) -> None:
        if self.stream.limit > 0:
            raise Damaged(
                f"The file breaks off within a record, {megabytes(self.stream.limit)} before its end. "
                "What came before was read; fetch or copy the crawl again for the rest."
            )


def crawled(stream: BinaryIO) -> Iterator[Crawled]:
    """All records of an unpacked WARC. Raises Damaged where the records cannot be told apart any longer."""
    lines = BoundedLines(stream)
    loader: Any = ArcWarcRecordLoader(arc2warc=False)
    while line := _first_line(lines):
        start = lines.place - len(line)
        lines.begin()
        try:
            found = loader.parse_record_stream(lines, line, "warc", no_record_parse=True)
        except FAULTS as problem:
            raise Damaged(_broken(start, str(problem))) from None
        if found.length is None or not hasattr(found.raw_stream, "limit"):
            raise Damaged(_broken(start, "it does not say its length"))
        record = Crawled(found.rec_type or "", found.rec_headers, found.raw_stream, found.length)
        yield record
        record.drain()


def _first_line(lines: BoundedLines) -> bytes:
    """The line with which the next record begins; nothing at the end of the file."""
    for _ in range(BLANK_LINES):
        lines.begin()
        line = lines.readline()
        if not line or not line.isspace():
            return line
    raise Damaged(_broken(lines.place, "blank lines without end"))


def _broken(place: int, problem: str) -> str:
    return (
        f"What stands at byte {place:,} (of the crawl unpacked) is no WARC record: {problem[:100]}. "
        "What came before was read; fetch or copy the crawl again for the rest."
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status 200 and so on, "text/html; charset=gbk", and the first bytes of the body."""

    status: str
    media_type: str = ""
    location: str = ""
    encoding: str = ""
    chunked: bool = False
    start: bytes = b""


def answer(record: Crawled) -> Answer:
    """The head of an HTTP answer. Raises ReadingError where it has none."""
    data = record.some(CHUNK)
    end = min((place for mark in (b"\r\n\r\n", b"\n\n") if (place := data.find(mark)) >= 0), default=-1)
    if end < 0 or not data.startswith(b"HTTP/"):
        raise ReadingError("Has no header of HTTP.")
    lines = BytesIO(data)
    try:
        headers: Any = StatusAndHeadersParser([], verify=False).parse(lines)
    except FAULTS as problem:
        raise ReadingError(f"Its header of HTTP is broken ({str(problem)[:100]}).") from None

    def value(name: str) -> str:
        return (headers.get_header(name) or "").strip()

    return Answer(
        status=headers.statusline[:3],
        media_type=value("Content-Type")[:200],
        location=value("Location")[:2000],
        encoding=value("Content-Encoding")[:200],
        chunked="chunked" in value("Transfer-Encoding").lower(),
        start=data[lines.tell() :],
    )


def body(record: Crawled, answered: Answer, meter: Meter) -> bytes:
    """The content of an answer, put together and unpacked. Raises ReadingError for what cannot be or is too large."""
    most = meter.most
    data = answered.start + record.some(most + 1)
    if len(data) > most:
        size = len(data) + record.stream.limit
        raise ReadingError(f"Has {megabytes(size)}, the limit is {megabytes(most)} a record.")
    if answered.chunked:
        data = without_chunks(data)
    try:
        return inflated(data, answered.encoding, meter) if answered.encoding else data
    except TooMuch as problem:
        raise ReadingError(f"The page {problem}") from None
    except Damaged as problem:
        raise ReadingError(f"The page was packed when it was fetched, and is not whole: {problem}") from None


def without_chunks(data: bytes) -> bytes:
    """A body without the lengths of its chunks; as it is where it has none, since some crawlers take them out."""
    parts: list[bytes] = []
    place = 0
    while (end := data.find(b"\r\n", place, place + 64)) >= 0:
        try:
            size = int(data[place:end].split(b";")[0], 16)
        except ValueError:
            break
        if size == 0:
            return b"".join(parts)
        if size < 0 or end + 2 + size > len(data) + 2:
            break
        parts.append(data[end + 2 : end + 2 + size])
        place = end + 2 + size
        if data[place : place + 2] not in (b"\r\n", b""):
            break
        place += 2
    return b"".join(parts) if parts else data
