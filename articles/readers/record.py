"""What a reader hands on: one document's plain text, and the values that the document itself labels."""

import calendar
import datetime
import re
from dataclasses import dataclass, field
from typing import Self

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known: a year, a month of a year, or a day. Raises ValueError for a day that never was."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        self.first_day()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2016", "2016-11" or "2016-11-17" (a time may follow); raises ValueError for anything else."""
        found = ISO_DATE.match(text.strip())
        if not found:
            raise ValueError(f"{text[:40]!r} is no date such as 2016-11-17, 2016-11 or 2016")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def precision(self) -> str:
        """ "day", "month" or "year"."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def isoformat(self) -> str:
        """The date as far as it is known: 2016-11-17, 2016-11 or 2016."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def first_day(self) -> datetime.date:
        """The earliest day that the date may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The latest day that the date may mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an input that can be read by itself.

    A piece with a `line` is one record, which began on that line; `size` is the bytes of a line that was too long to
    be kept, whose `data` is empty. Pieces of containers (archives, crawls, mail) also say which `reader` of the
    registry takes them (`Reader.records`; "" for the one that cut them), by which `part` name they stand in the
    container, from which `address` and when they were fetched, and as what media type. A piece with an `error` or a
    `skip` has no data: it is the reason why a part was refused or is no article; a `skip` stands for `count` parts.

    **Numbers.** `index` is the number of the piece's first record; its other records count on from there, `room` of
    them at most (0: as many as there are). Numbers are unique in an input, ascending, and the same whenever the same
    bytes are cut by the same reader; they may have gaps.
    - A document by itself (text, a page, a PDF) is one piece with the number 0 and no limit but that of the input.
    - A reader that streams pieces of one record each (JSON lines, CSV, feeds) counts them: 0, 1, 2, …
    - A container numbers its members by their place in it, whether they are read or not, and gives each the next
      number that divides by 1,000, with room for 1,000 records. A member that is cut into pieces itself has theirs
      on top of its own number, and takes as many thousands as it needs.
    """

    data: bytes
    index: int = 0
    line: int | None = None
    size: int = 0
    reader: str = ""
    part: str = ""
    address: str = ""
    fetched_at: datetime.datetime | None = None
    media_type: str = ""
    room: int = 0
    error: str = ""
    skip: str = ""
    count: int = 1


class ReadingError(Exception):
    """An input that cannot be read. The message says what is wrong, where, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document as a reader took it apart. None means that the document does not label such a value.

    `text` is the document in plain lines, markup resolved, with its furniture, dateline and sign-off still there;
    `body` is set instead where the input itself says which part is the body. A record with `error` could not be
    read (`line` says where it began) and has nothing else; the records after it are unaffected. One with `skip` is no
    article (a crawl's picture, a section page), for the reason given: it is counted and no more, as `count` documents.

    `article` says in which lines of `text` (from, to) its structure shows the article to be: what stands above them is
    about it, what stands below is signature or the page's. None where only the words can tell.

    `part`, `address` and `fetched_at` are those of its piece; `source_url` is what the document names as its address.
    """

    index: int = 0
    text: str = ""
    article: tuple[int, int] | None = None
    body: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    date_evidence: str | None = None
    published_time: datetime.time | None = None
    published_zone: str | None = None
    summary: str | None = None
    place: str | None = None
    agency: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    edition: int | None = None
    source_url: str | None = None
    labels: tuple[tuple[str, str], ...] = field(default=())
    warnings: tuple[str, ...] = ()
    line: int | None = None
    error: str | None = None
    skip: str | None = None
    count: int = 1
    part: str = ""
    address: str = ""
    fetched_at: datetime.datetime | None = None

    def label(self, *keys: str) -> str | None:
        """The first value that the document gives under one of `keys`, for example "categories"."""
        return next((value for key, value in self.labels if key in keys and value), None)
