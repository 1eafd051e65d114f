"""From an input to its captured bytes and what was read out of them."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext
from pyroaring import BitMap

from articles import readers
from articles.ingest.files import Item
from articles.ingest.reading import understood_records
from articles.ingest.workers import WORTH_IT, number_of_workers, understood_by_workers
from articles.models import ArticleCapture, Blob, Capture, Reading
from articles.readers import Piece, Reader, ReadingError, Record
from articles.understanding import Knowledge, Understood

MOST_WARNINGS = 100


@dataclass(slots=True)
class Opened:
    """A capture that is being read: it gathers what its `Reading` will say.

    Records that an intake which was cut off has written already are passed over, unless they are to be read `again`.
    """

    item: Item
    capture: Capture
    new: bool
    again: bool = False
    last: Reading | None = None
    reader: Reader | None = None
    records: int = 0
    failed: int = 0
    unchanged: int = 0
    first_failure: str = ""
    warnings: list[str] = field(default_factory=list)
    error: str = ""
    started: float = field(default_factory=time.perf_counter)

    def entries(self, knowledge: Knowledge) -> Iterator["Entry | Unread"]:
        """What each record says, or why it could not be read. Sets `error` where the whole capture cannot be read."""
        self.started = time.perf_counter()
        self.reader = readers.reader_for(self.item.name, self.item.media_type)
        if self.item.suffix not in readers.SUFFIXES and not self.item.media_type:
            self.warn(gettext("Read as plain text: there is no reader for files of this kind yet."))
        try:
            with self.capture.blob.open() as stream:
                for record, understood in self._understood(self.reader, stream, knowledge):
                    if self.item.only is not None and record.index not in self.item.only:
                        continue
                    self.records += 1
                    yield self.unread(record) if record.error else Entry(self, record.index, understood)
        except (ReadingError, OSError) as problem:
            self.error = str(problem)

    def _understood(
        self, reader: Reader, stream: BinaryIO, knowledge: Knowledge
    ) -> Iterator[tuple[Record, Understood]]:
        pieces = self._new_pieces(reader.pieces(stream))
        workers = number_of_workers()
        if reader.streams and workers > 0 and os.fstat(stream.fileno()).st_size >= WORTH_IT:
            return understood_by_workers(reader, pieces, knowledge, workers)
        return understood_records(reader, pieces, knowledge)

    def _new_pieces(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces but for the lines that were written before."""
        written = BitMap() if self.new or self.again else _written(self.capture)
        for piece in pieces:
            if piece.line and piece.index in written:
                self.records += 1
                self.unchanged += 1
            else:
                yield piece

    def unread(self, record: Record) -> "Unread":
        """Note a record that could not be read, by its line or else by its place."""
        number, kind = (record.line, gettext("line")) if record.line else (record.index, gettext("record"))
        return self.fail(f"{kind} {number}", str(record.error))

    def fail(self, part: str, reason: str) -> "Unread":
        self.failed += 1
        self.first_failure = self.first_failure or f"{part}: {reason}"
        self.warn(f"{part}: {reason}")
        return Unread(f"{self.item.where}, {part}", reason)

    def warn(self, warning: str) -> None:
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(warning)

    @property
    def verdict(self) -> str:
        """Why nothing of the capture could be read; empty where something could."""
        if self.records and self.failed == self.records:
            return gettext("None of its records could be read; {first}").format(first=self.first_failure)
        return self.error

    def reading(self) -> Reading:
        """The unsaved row that says how reading went."""
        return Reading(
            capture=self.capture,
            reader=self.reader.name if self.reader else "",
            reader_version=self.reader.version if self.reader else "",
            state=Reading.State.FAILED if self.verdict else Reading.State.READ,
            error=self.verdict,
            warnings=self.warnings,
            records=self.records,
            failed=self.failed,
            seconds=time.perf_counter() - self.started,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, understood."""

    opened: Opened
    record: int
    understood: Understood

    @property
    def part(self) -> str:
        return f"{gettext('record')} {self.record}"


@dataclass(frozen=True, slots=True)
class Unread:
    """One record that could not be read."""

    where: str
    reason: str


def _written(capture: Capture) -> BitMap:
    """The places of the records that became articles."""
    return BitMap(ArticleCapture.objects.filter(capture=capture).values_list("record", flat=True).iterator())


def open_captures(kept: Iterable[tuple[Item, Blob]], *, channel: str) -> list[Opened]:
    """The captures of inputs whose bytes are kept: new ones, or those there are with their newest readings."""
    kept = list(kept)
    known = {
        (capture.blob_id, capture.address, capture.file_name): capture
        for capture in Capture.objects.filter(blob__in=[blob.sha256 for _, blob in kept]).prefetch_related("readings")
    }
    opened = []
    for item, blob in kept:
        capture = known.get((blob.sha256, item.address, item.name))
        last = next(iter(capture.readings.all()), None) if capture else None
        new = capture is None
        whence = {"address": item.address, "file_name": item.name, "fetched_at": item.fetched_at, "channel": channel}
        opened.append(Opened(item, capture or Capture(blob=blob, **whence), new, last=last))
    return opened
