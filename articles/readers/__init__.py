"""From bytes to records: which reader takes an input, and the limits that every input must keep."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from articles.readers.containers import pieces_of, records_of
from articles.readers.limits import LIMITS, Limits
from articles.readers.protocol import Reader
from articles.readers.record import PartialDate, Piece, ReadingError, Record
from articles.readers.registry import HEAD, READERS, SUFFIXES, reader_for, reader_named

__all__ = [
    "HEAD",
    "LIMITS",
    "READERS",
    "SUFFIXES",
    "Limits",
    "PartialDate",
    "Piece",
    "Reader",
    "ReadingError",
    "Record",
    "pieces_of",
    "read",
    "reader_for",
    "reader_named",
    "records_of",
]


def read(source: bytes | BinaryIO, *, name: str, media_type: str | None = None) -> Iterator[Record]:
    """The records of an input, one at a time. `name` is a file name or an address, used to choose the reader.

    Raises ReadingError if the input is empty, binary, too large or of no known form. A record that could not be read
    among others is given with its `error`.
    """
    reader = reader_for(name, media_type)
    for piece in pieces_of(BytesIO(source) if isinstance(source, bytes) else source, reader):
        yield from records_of(piece, reader)
