"""What every reader offers."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from articles.readers.record import Piece, Record


class Reader(Protocol):
    """Takes one form of input apart. `name` and `version` are kept with every reading, to know what to repeat.

    `suffixes` (".html") and `media_types` ("text/html") say which inputs are its own.

    A reader that `streams` holds one record in memory at a time, so that its inputs may have any size. The others take
    an input whole, and refuse one that is larger than a record may be.

    Readers are values that never change. One that unpacks or counts is a frozen dataclass with a field
    `limits: Limits`, and has that of the input when `containers.pieces_of` calls it.
    """

    name: str
    version: str
    streams: bool
    suffixes: frozenset[str]
    media_types: frozenset[str]

    def recognizes(self, head: bytes) -> bool:
        """Whether an input that neither its name nor its media type places begins as this reader's do.

        `head`: its first `HEAD` bytes at most.
        """
        ...

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The parts of an input in their order, found with as little work as can be. `stream` is seekable.

        Raises ReadingError if the whole of the input cannot be read, at any step.
        """
        ...

    def records(self, piece: Piece) -> Iterator[Record]:
        """The records of one piece. Raises ReadingError if the whole of the input cannot be read."""
        ...
