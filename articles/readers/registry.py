"""Which readers there are, and which one takes an input. A new one is a file of its own and a line here."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from articles.readers.csvs import CsvReader
from articles.readers.feeds import FeedReader
from articles.readers.gzips import GzipReader
from articles.readers.html import HtmlReader
from articles.readers.jsonlines import JsonLinesReader
from articles.readers.jsons import JsonReader
from articles.readers.mails import MailReader, MboxReader
from articles.readers.mhtml import MhtmlReader
from articles.readers.pdfs import PdfReader
from articles.readers.protocol import Reader
from articles.readers.tars import TarReader
from articles.readers.text import TextReader
from articles.readers.waczs import WaczReader
from articles.readers.warcs import WarcReader
from articles.readers.zips import ZipReader

HEAD = 4096
"""Bytes by which an input is recognized."""
GZ = ".gz"
VAGUE = frozenset(
    (
        *("text/plain", "application/json", "application/gzip", "application/x-gzip", "application/zip"),
        "application/x-zip-compressed",
    )
)
"""Media types under which servers and browsers send more than their names say: the input's name or bytes tell."""


def reader_for(name: str, media_type: str | None = None, head: bytes = b"") -> Reader:
    """The reader for a media type or, without one that tells, for a file name or an address, or for its first bytes.

    Of a packed file (a.jsonl.gz), the reader of what is in it, which unpacks it first. Where nothing tells, the input
    is read as text.
    """
    kind = (media_type or "").split(";")[0].strip().lower()
    path = PurePosixPath(urlsplit(name).path if "://" in name else name)
    suffix, both = path.suffix.lower(), "".join(path.suffixes[-2:]).lower()
    by_kind = next((reader for reader in READERS if kind and kind in reader.media_types), None)
    return (
        (by_kind if kind not in VAGUE else None)
        or next((reader for reader in READERS if both in reader.suffixes), None)
        or (GzipReader(reader_for(path.stem) if path.suffixes[:-1] else None) if suffix == GZ else None)
        or next((reader for reader in READERS if suffix and suffix in reader.suffixes), None)
        or next((reader for reader in READERS if head and reader.recognizes(head)), None)
        or by_kind
        or TEXT
    )


def knows(name: str) -> bool:
    """Whether a file of that name has a reader; as text, anything could be read."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    return suffix in SUFFIXES and (suffix != GZ or "".join(path.suffixes[-2:]).lower() in SUFFIXES or knows(path.stem))


def reader_named(name: str) -> Reader:
    """The reader of that name. Raises KeyError."""
    return BY_NAME[name]


READERS: tuple[Reader, ...] = (
    JsonLinesReader(),
    JsonReader(),
    CsvReader(),
    HtmlReader(),
    FeedReader(),
    PdfReader(),
    MhtmlReader(reader_for),
    MboxReader(),
    MailReader(reader_for),
    WarcReader(reader_for),
    WaczReader(reader_for),
    ZipReader(reader_for, knows),
    TarReader(reader_for, knows),
    GzipReader(),
    TextReader(),
)
TEXT = READERS[-1]
"""Takes what no other reader claims."""

SUFFIXES = frozenset().union(*(reader.suffixes for reader in READERS))
BY_NAME = {reader.name: reader for reader in READERS}
