"""A file packed by gzip: read as what it is without its ending .gz."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from articles.readers.limits import LIMITS, Limits
from articles.readers.members import cut
from articles.readers.protocol import Reader
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.text import TextReader
from articles.readers.unpacking import GZIP_MARK, Meter, TooMuch, chunks, gunzipped, spooled, until_damage

TEXT = TextReader()


@dataclass(frozen=True)
class GzipReader:
    """Unpacks one file and hands it to the reader `inside`, by which the pieces are read; without one it is text.

    `mapping`: of the columns, if what is inside is a table.
    """

    inside: Reader | None = None
    mapping: Mapping[str, str] | None = None
    limits: Limits = LIMITS

    name = "gzip"
    version = "1"
    streams = True
    suffixes = frozenset({".gz"})
    media_types = frozenset({"application/gzip", "application/x-gzip"})

    def recognizes(self, head: bytes) -> bool:
        return head.startswith(GZIP_MARK)

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """What the reader inside cuts.

        Raises ReadingError for a bomb; and for what is broken or breaks off, once the records before it were given.
        """
        reader = self.inside or TEXT
        stream.seek(0, io.SEEK_SET)
        meter = Meter(self.limits, self.limits.file_bytes if reader.streams else self.limits.record_bytes)
        damage: list[str] = []
        try:
            copy = spooled(until_damage(chunks(gunzipped(stream, meter)), damage))
        except TooMuch as problem:
            raise ReadingError(f"The file {problem}") from None
        with copy:
            if not damage or reader.streams:
                for piece in cut(copy, reader, self.limits, index=0, part="", mapping=self.mapping):
                    if piece.error and not piece.part:
                        raise ReadingError(piece.error)
                    yield piece
        if damage:
            raise ReadingError(damage[0])

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece names the reader that takes it."""
        return iter(())
