"""Pages that a browser saved with their pictures into one file (MHTML): a page in the parts of an e-mail."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from articles.readers.decoding import whole
from articles.readers.mailparts import header, parsed, parts, sent_at
from articles.readers.members import Choose
from articles.readers.record import Piece, ReadingError, Record

BEGINS = re.compile(rb"^(?:Snapshot-Content-Location|Content-Type: multipart/related)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class MhtmlReader:
    """Reads the page; its pictures, styles and frames are left out. Saved when and whence, the file says itself."""

    choose: Choose

    name = "mhtml"
    version = "1"
    streams = False
    suffixes = frozenset({".mhtml", ".mht"})
    media_types = frozenset({"multipart/related", "application/x-mimearchive"})

    def recognizes(self, head: bytes) -> bool:
        return bool(BEGINS.search(head)) and b"MIME-Version" in head

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole file. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """The page's one record. Raises ReadingError where the file holds no page."""
        message = parsed(piece.data)
        page = next((part for part in parts(message) if part.kind in ("text/html", "application/xhtml+xml")), None)
        if page is None:
            raise ReadingError("The file holds no page. Save the page again, as one file or as HTML.")
        address = header(message, "Snapshot-Content-Location") or header(page.message, "Content-Location")
        address = address if address.startswith(("http://", "https://")) else ""
        saved = sent_at(message)
        for record in self.choose("", "text/html", b"").records(Piece(page.data, media_type=page.media_type)):
            yield replace(
                record,
                source_url=record.source_url or address or None,
                address=address,
                fetched_at=saved.astimezone(datetime.UTC) if saved else None,
            )
