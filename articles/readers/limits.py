"""How much an input may hold. Whoever takes something in may raise a limit; a reader never does by itself."""

from dataclasses import dataclass, replace
from typing import Any

from articles.readers.protocol import Reader

MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one input: a file, an upload, a crawl. What they refuse names the limit and the option.

    `record_bytes`: of one document, unpacked. `file_bytes`: of the input as it comes. `ratio`: unpacked bytes for each
    packed one. `records`: documents of one input, those passed over as no articles not counted. `members`: records in
    a crawl, of whatever kind.

    JSON lines have no limit but `record_bytes`: their reader knows no `Limits`.
    """

    record_bytes: int = 20 * MB
    file_bytes: int = 500 * MB
    ratio: int = 200
    records: int = 10_000
    members: int = 1_000_000

    @property
    def unpacked_bytes(self) -> int:
        """Of all that is unpacked of a container, a document at a time: crawls of text pack to a fifth or a tenth."""
        return 10 * self.file_bytes


LIMITS = Limits()

LEAST_UNPACKED = 1 * MB
"""Bytes that any input may unpack to, whatever the ratio: a page of blanks packs well and harms nobody."""


def megabytes(size: float) -> str:
    """12.3 MB, for messages."""
    return f"{size / MB:.1f} MB" if size >= MB / 10 else f"{max(1, round(size / 1024))} KB"


def within(reader: Reader, limits: Limits) -> Reader:
    """`reader` under other limits; one that knows none as it is."""
    if not is_limited(reader):
        return reader
    value: Any = reader
    limited: Reader = replace(value, limits=limits)
    return limited


def is_limited(reader: Reader) -> bool:
    return isinstance(getattr(reader, "limits", None), Limits)
