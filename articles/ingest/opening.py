"""From an input to its captured bytes and what was read out of them."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

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
    reader: Reader | None = None
    records: int = 0
    warnings: list[str] = field(default_factory=list)
    error: str = ""
    started: float = field(default_factory=time.perf_counter)

    def entries(self, knowledge: Knowledge) -> Iterator["Entry | Unread"]:
        """What each record says, or why it could not be read. Sets `error` where the whole capture cannot be read."""
        try:
            self.reader = readers.reader_for(self.item.name)
            for record in self.reader.read(self.item.data):
                self.records += 1
                if record.error:
                    yield self.unread(record.line, record.index, record.error)
                    continue
                understood = understand(record, knowledge)
                if understood.title:
                    yield Entry(self, record.index, understood)
                else:
                    yield self.unread(record.line, record.index, _("Has neither a title nor a text."))
        except (ReadingError, OSError) as problem:
            self.error = str(problem)

    def unread(self, line: int | None, index: int, reason: str) -> "Unread":
        part = _("line {number}").format(number=line) if line else _("record {number}").format(number=index)
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
        return f"{self.opened.item.path}, " + _("record {number}").format(number=self.record)


@dataclass(frozen=True, slots=True)
class Unread:
    """One record that could not be read."""

    where: str
    reason: str


def open_item(item: Item, *, intake: str) -> Opened:
    """Keep the bytes of `item` and find its capture, or prepare a new one. Raises OSError."""
    blob = Blob.of(item.data, media_type="text/plain")
    known = Capture.objects.filter(blob_id=blob.sha256, address="", file_name=item.name).first()
    capture = known or Capture(blob=blob, file_name=item.name, intake=intake)
    return Opened(item, capture, new=known is None)


def last_reading(opened: Opened) -> Reading | None:
    """The newest reading of a capture that the archive has already."""
    return None if opened.new else opened.capture.readings.first()
