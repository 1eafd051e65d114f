"""A capture that is being read: its bytes cut into parts, and what its reading will say."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any, BinaryIO

from django.utils.translation import gettext
from pyroaring import BitMap

from articles import readers
from articles.ingest.files import Item
from articles.ingest.options import Options
from articles.ingest.patience import patiently
from articles.ingest.reading import Part, Read, guarded
from articles.models import ArticleCapture, Blob, Capture, Intake, Reading
from articles.readers import LIMITS, Reader, Record

MOST_WARNINGS = 100
REASON_LENGTH = 500


def reader_of(item: Item, stream: BinaryIO, options: Options) -> Reader:
    """The reader that takes an input: by its media type, its name or its first bytes."""
    head = stream.read(readers.HEAD)
    stream.seek(0)
    reader = readers.reader_for(item.name or item.address, item.media_type, head)
    mapping = item.mapping or options.mapping
    if mapping and hasattr(reader, "mapping"):
        value: Any = reader
        mapped: Reader = replace(value, mapping=dict(mapping))
        return mapped
    return reader


def parts_of(reader: Reader, stream: BinaryIO, options: Options) -> Iterator[Part]:
    """An input as parts to be read. Raises ReadingError or OSError at any step."""
    limits = LIMITS if options.records is None else replace(LIMITS, records=options.records)
    for piece in guarded(reader, readers.pieces_of(stream, reader, limits)):
        yield Part(reader, piece, limits)


@dataclass(slots=True)
class Tally:
    """What reading a capture has come to so far, as its `Reading` will say it."""

    records: int = 0
    failed: int = 0
    first_failure: str = ""
    warnings: list[str] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)
    error: str = ""

    def skip(self, reason: str, number: int) -> None:
        if reason in self.skipped or len(self.skipped) < MOST_WARNINGS:
            self.skipped[reason] = self.skipped.get(reason, 0) + number

    def fail(self, part: str, reason: str) -> None:
        self.failed += 1
        self.first_failure = self.first_failure or f"{part}: {reason}"
        self.warn(f"{part}: {reason}")

    def warn(self, warning: str) -> None:
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(warning)

    @property
    def verdict(self) -> str:
        """Why nothing of the capture could be read; empty where something could."""
        if self.records and self.failed == self.records:
            return gettext("None of its records could be read; {first}").format(first=self.first_failure)
        return self.error

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True, eq=False)
class Opened:
    """A capture that is being read, and what is known of it.

    new     the archive does not have it yet
    again   all of it is to be read, also what became articles before
    last    its newest reading
    notes   what is to be said of the whole of it
    broken  whether the rest of it cannot be read
    begun   parts that this run has dealt with before it was broken off, and records of the part after them
    """

    item: Item
    capture: Capture
    new: bool
    again: bool = False
    last: Reading | None = None
    begun: tuple[int, int] = (0, 0)
    tally: Tally = field(default_factory=Tally)
    reader: Reader | None = None
    notes: list[str] = field(default_factory=list)
    broken: bool = False
    ended: bool = False
    started: float = field(default_factory=time.perf_counter)

    @property
    def where(self) -> str:
        return self.item.where

    def parts(self, options: Options) -> Iterator[tuple[int, Part | None, int]]:
        """The parts from where they were begun, with their numbers; instead of one that became an article before,
        None and its record. Raises ReadingError or OSError."""
        self.started = time.perf_counter()
        written = BitMap() if self.new or self.again else _written(self.capture)
        with self.capture.blob.open() as stream:
            self.reader = reader_of(self.item, stream, options)
            if self.item.suffix not in readers.SUFFIXES and self.reader is readers.reader_for(""):
                self.notes = [gettext("Read as plain text: there is no reader for files of this kind yet.")]
            for number, part in enumerate(parts_of(self.reader, stream, options)):
                if self.broken:
                    return
                if number < self.begun[0]:
                    continue
                known = part.piece.line is not None and part.piece.index in written
                yield number, None if known else part, part.piece.index

    def place_of(self, record: Record) -> str:
        """Which record, for people: its name in the container, its line, or its number."""
        if record.part:
            return record.part
        return f"{gettext('line')} {record.line}" if record.line else f"{gettext('record')} {record.index}"

    def reading(self) -> Reading:
        """The unsaved row that says how reading went."""
        tally = self.tally
        skipped = [f"{number:,} × {reason}" for reason, number in tally.skipped.items()]
        return Reading(
            capture=self.capture,
            reader=self.reader.name if self.reader else "",
            reader_version=self.reader.version if self.reader else "",
            state=Reading.State.FAILED if tally.verdict else Reading.State.READ,
            error=tally.verdict,
            warnings=[*tally.warnings, *self.notes, *skipped],
            records=tally.records,
            failed=tally.failed,
            seconds=time.perf_counter() - self.started,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, understood."""

    opened: Opened
    read: Read

    @property
    def record(self) -> int:
        return self.read.record.index

    @property
    def part(self) -> str:
        return self.opened.place_of(self.read.record)

    @property
    def where(self) -> str:
        return f"{self.opened.where}, {self.part}"


def _written(capture: Capture) -> BitMap:
    """The places of the records that became articles."""
    links = ArticleCapture.objects.filter(capture=capture).values_list("record", flat=True)
    return patiently(lambda: BitMap(links.iterator()))


def open_captures(kept: Iterable[tuple[Item, Blob]], *, channel: str, intake: Intake | None) -> list[Opened]:
    """The captures of inputs whose bytes are kept: new ones, or those there are with their newest readings."""
    kept = list(kept)
    captures = Capture.objects.filter(blob__in=[blob.sha256 for _, blob in kept]).select_related("blob")
    known = {
        (capture.blob_id, capture.address, capture.file_name): capture
        for capture in captures.prefetch_related("readings")
    }
    opened = []
    for item, blob in kept:
        capture = known.get((blob.sha256, item.address, item.name))
        if capture:
            last = next(iter(capture.readings.all()), None)
            opened.append(Opened(item, capture, new=False, last=last))
            continue
        whence = {"address": item.address, "file_name": item.name, "fetched_at": item.fetched_at}
        opened.append(Opened(item, Capture(blob=blob, channel=channel, intake=intake, **whence), new=True))
    return opened
