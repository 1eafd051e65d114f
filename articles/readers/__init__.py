"""From bytes to records: which reader takes an input, and the limits that every input must keep."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import urlsplit

from articles.readers.jsonlines import JsonLinesReader
from articles.readers.record import PartialDate, ReadingError, Record
from articles.readers.text import TextReader

__all__ = ["PartialDate", "Reader", "ReadingError", "Record", "read", "reader_for"]


class Reader(Protocol):
    """Takes one form of input apart. `name` and `version` are kept with every reading, to know what to repeat."""

    name: str
    version: str

    def read(self, data: bytes) -> Iterator[Record]:
        """The records of an input. Raises ReadingError if the whole of it cannot be read."""
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


def read(data: bytes, *, name: str, media_type: str | None = None) -> Iterator[Record]:
    """The records of an input, one at a time. `name` is a file name or an address, used to choose the reader.

    Raises ReadingError at the first step if the input is empty, binary, too large or of no known form. A record that
    could not be read among others is given with its `error`.
    """
    yield from reader_for(name, media_type).read(data)
