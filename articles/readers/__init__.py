"""From bytes to records: which reader takes an input, and the limits that every input must keep."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from articles.readers.jsonlines import JsonLinesReader
from articles.readers.record import PartialDate, Piece, ReadingError, Record
from articles.readers.text import TextReader

__all__ = ["PartialDate", "Piece", "Reader", "ReadingError", "Record", "read", "reader_for"]


class Reader(Protocol):
    """Takes one form of input apart. `name` and `version` are kept with every reading, to know what to repeat.

    A reader that `streams` holds one record in memory at a time, so that its inputs may have any size. The others take
    an input whole, and refuse one that is larger than a record may be.
    """

    name: str
    version: str
    streams: bool

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The parts of an input in their order, found with as little work as can be. `stream` is seekable.

        Raises ReadingError if the whole of the input cannot be read, at any step.
        """
        ...

    def records(self, piece: Piece) -> Iterator[Record]:
        """The records of one piece. Raises ReadingError if the whole of the input cannot be read."""
        ...


JSON_LINES_SUFFIXES = frozenset((".jsonl", ".ndjson", ".jsonlines"))
JSON_LINES_TYPES = frozenset(
    ("application/jsonl", "application/x-ndjson", "application/ndjson", "application/json-lines")
)


def reader_for(name: str, media_type: str | None = None) -> Reader:
    """The reader for a media type or, without one that tells, for a file name or an address. Text is the default."""
    kind = (media_type or "").split(";")[0].strip().lower()
    suffix = PurePosixPath(urlsplit(name).path if "://" in name else name).suffix.lower()
    if kind in JSON_LINES_TYPES or suffix in JSON_LINES_SUFFIXES:
        return JsonLinesReader()
    return TextReader()


def read(source: bytes | BinaryIO, *, name: str, media_type: str | None = None) -> Iterator[Record]:
    """The records of an input, one at a time. `name` is a file name or an address, used to choose the reader.

    Raises ReadingError if the input is empty, binary, too large or of no known form. A record that could not be read
    among others is given with its `error`.
    """
    reader = reader_for(name, media_type)
    for piece in reader.pieces(BytesIO(source) if isinstance(source, bytes) else source):
        yield from reader.records(piece)
