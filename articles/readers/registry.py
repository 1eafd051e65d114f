"""Which readers there are, and which one takes an input. A new one is a file of its own and a line here."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from articles.readers.jsonlines import JsonLinesReader
from articles.readers.protocol import Reader
from articles.readers.text import TextReader

READERS: tuple[Reader, ...] = (
    JsonLinesReader(),
    TextReader(),
)
TEXT = READERS[-1]
"""Takes what no other reader claims."""

SUFFIXES = frozenset().union(*(reader.suffixes for reader in READERS))
HEAD = 4096
"""Bytes by which an input is recognized."""


def reader_for(name: str, media_type: str | None = None, head: bytes = b"") -> Reader:
    """The reader for a media type or, without one that tells, for a file name or an address, or for its first bytes.

    Where nothing tells, the input is read as text.
    """
    kind = (media_type or "").split(";")[0].strip().lower()
    suffix = PurePosixPath(urlsplit(name).path if "://" in name else name).suffix.lower()
    return (
        next((reader for reader in READERS if kind and kind in reader.media_types and kind != "text/plain"), None)
        or next((reader for reader in READERS if suffix and suffix in reader.suffixes), None)
        or next((reader for reader in READERS if head and reader.recognizes(head)), None)
        or TEXT
    )


def reader_named(name: str) -> Reader:
    """The reader of that name. Raises KeyError."""
    return BY_NAME[name]


BY_NAME = {reader.name: reader for reader in READERS}
