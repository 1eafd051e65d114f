"""From an input to its captured bytes and what was read out of them."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext

from articles import readers
from articles.ingest.files import Item
from articles.models import Blob, Capture, Reading
from articles.readers import Reader, ReadingError
from articles.understanding import Knowledge, Understood, understand

MOST_WARNINGS = 100


@dataclass(slots=True)
class Opened:
    """A capture that is being read: it gathers what its `Reading` will say."""

    item: Item
    capture: Capture
    new: bool
    last: Reading | None = None
    reader: Reader | None = None
    records: int = 0
    warnings: list[str] = field(default_factory=list)
    error: str = ""
    started: float = field(default_factory=time.perf_counter)

    def entries(self, knowledge: Knowledge) -> Iterator["Entry | Unread"]:
        """What each record says, or why it could not be read. Sets `error` where the whole capture cannot be read."""
        self.started = time.perf_counter()
        try:
            self.reader = readers.reader_for(self.item.name)
            for record in self.reader.read(self.item.read()):
                self.records += 1
                if record.error:
                    yield self.unread(record.line, record.index, record.error)
                    continue
                understood = understand(record, knowledge)
                if understood.title:
                    yield Entry(self, record.index, understood)
                else:
                    yield self.unread(record.line, record.index, gettext("Has neither a title nor a text."))
        except (ReadingError, OSError) as problem:
            self.error = str(problem)

    def unread(self, line: int | None, index: int, reason: str) -> "Unread":
        part = gettext("line {number}").format(number=line) if line else gettext("record {number}").format(number=index)
        self.warn(f"{part}: {reason}")
        return Unread(f"{self.item.path}, {part}", reason)

    def warn(self, warning: str) -> None:
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(warning)

    def reading(self) -> Reading:
        """The unsaved row that says how reading went."""
        return Reading(
            capture=self.capture,
            reader=self.reader.name if self.reader else "",
            reader_version=self.reader.version if self.reader else "",
            state=Reading.State.FAILED if self.error else Reading.State.READ,
            error=self.error,
            warnings=self.warnings,
            records=self.records,
            seconds=time.perf_counter() - self.started,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, understood."""

    opened: Opened
    record: int
    understood: Understood

    @property
    def where(self) -> str:
        return f"{self.opened.item.path}, " + gettext("record {number}").format(number=self.record)


@dataclass(frozen=True, slots=True)
class Unread:
    """One record that could not be read."""

    where: str
    reason: str


def open_captures(kept: Iterable[tuple[Item, Blob]], *, intake: str) -> list[Opened]:
    """The captures of inputs whose bytes are kept: new ones, or those there are with their newest readings."""
    kept = list(kept)
    known = {
        (capture.blob_id, capture.file_name): capture
        for capture in Capture.objects.filter(blob__in=[blob.sha256 for _, blob in kept], address="").prefetch_related(
            "readings"
        )
    }
    opened = []
    for item, blob in kept:
        capture = known.get((blob.sha256, item.name))
        last = next(iter(capture.readings.all()), None) if capture else None
        new = capture is None
        opened.append(Opened(item, capture or Capture(blob=blob, file_name=item.name, intake=intake), new, last))
    return opened
