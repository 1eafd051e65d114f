"""From bytes to records: which reader takes an input, and the limits that every input must keep."""

from collections.abc import Iterator
from typing import Protocol

from articles.readers.record import PartialDate, ReadingError, Record

__all__ = ["PartialDate", "Reader", "ReadingError", "Record", "read", "reader_for"]


class Reader(Protocol):
    """Takes one form of input apart. `name` and `version` are kept with every reading, to know what to repeat."""

    name: str
    version: str

    def read(self, data: bytes) -> Iterator[Record]:
        """The records of an input. Raises ReadingError if the whole of it cannot be read."""
        ...


def reader_for(name: str, media_type: str | None = None) -> Reader:
    """The reader for a file name or, better, a media type."""
    raise NotImplementedError


def read(data: bytes, *, name: str, media_type: str | None = None) -> Iterator[Record]:
    """The records of an input, one at a time. `name` is a file name or an address, used to choose the reader.

    Raises ReadingError at the first step if the input is empty, binary, too large or of no known form.
    """
    yield from reader_for(name, media_type).read(data)
