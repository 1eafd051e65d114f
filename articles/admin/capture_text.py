"""What an original says, as plain text: the bytes themselves, and what its reader makes of them."""

import zlib
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import registry
from articles.ingest import Item, Options
from articles.ingest.preview import Looked, looked
from articles.models import ArticleCapture, Capture
from articles.readers import Record

GZIP = b"\x1f\x8b"
CHUNK = 2**16
MOST_RECORDS = 20
LONGEST = 100_000
"""Characters of one record that are shown."""


def unpacked(file: BinaryIO, most: int) -> bytes:
    """The first `most` bytes; of gzip, as they are unpacked: the headers and the pages of a crawl are text."""
    head = file.read(len(GZIP))
    file.seek(0)
    return b"".join(_members(file, most))[:most] if head == GZIP else file.read(most)


def _members(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The contents of gzip members one behind the other, as far as they are whole and wanted."""
    packed, unpacker, left = b"", zlib.decompressobj(zlib.MAX_WBITS | 16), most
    while left > 0 and (packed := packed or file.read(CHUNK)):
        try:
            data = unpacker.decompress(packed, left)
        except zlib.error:
            return
        yield data
        left -= len(data)
        packed = unpacker.unconsumed_tail or unpacker.unused_data
        if unpacker.eof:
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)


def as_read(capture: Capture) -> str:
    """The first records of a capture as its reader finds them, in a process with limits; or why it finds none."""
    item = Item(
        capture.blob.path,
        given_name=capture.file_name,
        address=capture.address,
        media_type=capture.blob.media_type if capture.address else "",
        size=capture.blob.size,
    )
    records = looked([item], registry.knowledge(), Options(jobs=1), whole=True)
    found = list(islice(records, MOST_RECORDS + 1))
    texts = [_record(one) for one in found[:MOST_RECORDS]]
    if len(found) > MOST_RECORDS:
        texts.append(_("… and more; these are the first {count}.").format(count=MOST_RECORDS))
    return "\n\n\n".join(texts)


def _record(one: Looked) -> str:
    record = one.read.record if one.read else Record(error=one.error)
    fetched = date_format(record.fetched_at, "DATETIME_FORMAT") if record.fetched_at else ""
    line = _("line {line}").format(line=record.line) if record.line else ""
    whence = " · ".join(part for part in (f"#{record.index}", record.part, record.address, fetched, line) if part)
    head = f"=== {whence} ==="
    if record.error or record.skip or one.read is None:
        return f"{head}\n\n{record.error or record.skip}"
    labels = "\n".join(f"{name}: {value}" for name, value in record.labels)
    text = record.text or record.body or one.read.understood.body
    return "\n\n".join(part for part in (head, labels, record.title or "", text[:LONGEST]) if part)


def link_line(link: ArticleCapture) -> str:
    """An article of a capture in a line: what the capture is to it, and which part of it."""
    fetched = date_format(link.fetched_at, "DATETIME_FORMAT") if link.fetched_at else ""
    parts = (str(link.article), link.get_role_display(), link.part, link.address, fetched)
    return " · ".join(part for part in parts if part)
