"""Crawls as WACZ files: an archive of WARC files, a list of the pages among their records, and digests of all."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from articles.readers.limits import LIMITS, Limits
from articles.readers.members import Choose, after, refused
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.unpacking import GZIP_MARK, Meter, TooMuch, chunks
from articles.readers.warcs import Sieve, WarcReader
from articles.readers.zips import BROKEN, faults, name_of, opened

WARC = re.compile(r"archive/.+\.warc(?:\.gz)?$")
PAGES = re.compile(r"pages/.+\.jsonl$")
PACKAGE = "datapackage.json"
MOST_SMALL = 20 * 2**20
"""Bytes of the lists of pages and of digests."""


@dataclass(frozen=True)
class WaczReader:
    """Reads the WARC files of a WACZ one after the other. Where it lists its pages, what is none of them is counted."""

    choose: Choose
    limits: Limits = LIMITS

    name = "wacz"
    version = "1"
    streams = True
    suffixes = frozenset({".wacz"})
    media_types = frozenset({"application/wacz", "application/x-wacz", "application/wacz+zip"})

    def recognizes(self, head: bytes) -> bool:
        """Never by its first bytes, which are those of any ZIP archive."""
        return False

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The pages. Raises ReadingError for what is no WACZ, and for a bomb."""
        with opened(stream) as archive:
            members = {name_of(member): member for member in archive.infolist()}
            wrong = {name_of(archive.infolist()[number]): why for number, why in faults(archive.infolist()).items()}
            names = sorted(name for name in members if WARC.match(name))
            if not names:
                raise ReadingError('The archive has no WARC file in a folder "archive": this is no WACZ of a crawl.')
            sieve = Sieve(_pages(archive, [members[name] for name in members if PAGES.match(name)]))
            digests = _digests(archive, members.get(PACKAGE))
            index = 0
            for name in names:
                last = index
                pieces = self._warc(archive, members[name], sieve, digests.get(name, ""), index)
                for piece in [refused(index, name, wrong[name])] if name in wrong else pieces:
                    last = piece.index
                    yield piece
                index = after(last)

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece of a crawl names the reader that takes it."""
        return iter(())

    def _warc(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, sieve: Sieve, digest: str, index: int
    ) -> Iterator[Piece]:
        name, last = name_of(member), index
        warc = WarcReader(self.choose, self.limits)
        meter = Meter(self.limits, self.limits.unpacked_bytes, packed=member.compress_size)
        try:
            with archive.open(member) as opened_member:
                watched = _Watched(cast(BinaryIO, opened_member), meter)
                buffered = io.BufferedReader(watched)
                packed = buffered.peek(2)[:2] == GZIP_MARK
                for piece in warc.cut(buffered, packed=packed, size=member.file_size, sieve=sieve):
                    last = index + piece.index
                    yield _inside(piece, name, last)
                for _ in chunks(buffered):
                    pass
        except (TooMuch, ReadingError, *BROKEN) as problem:
            yield refused(after(last), name, f"The crawl within the archive cannot be read on: {problem}")
            return
        if digest and digest != watched.digest():
            reason = f"Is not what it was when the crawl was packed: its digest differs from that in {PACKAGE}."
            yield refused(after(last), name, f"{reason} What was read of it may have been altered.")


class _Watched(io.RawIOBase):
    """A member as a stream that is counted and hashed while it is read."""

    def __init__(self, stream: BinaryIO, meter: Meter) -> None:
        super().__init__()
        self.stream, self.meter, self.sha256 = stream, meter, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self.stream.read(len(buffer))
        self.meter.add(len(found))
        self.sha256.update(found)
        buffer[: len(found)] = found
        return len(found)

    def digest(self) -> str:
        return self.sha256.hexdigest()


def _inside(piece: Piece, name: str, index: int) -> Piece:
    """A piece of a WARC as one of the whole; what has no address is named by the file."""
    return replace(piece, index=index, part=piece.address or f"{name} {piece.part}".strip())


def _pages(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[str]:
    """The addresses of the pages that a crawl lists; none where the list cannot be read."""
    for member in members:
        for line in _small(archive, member).splitlines():
            with suppress(ValueError, RecursionError):
                one = json.loads(line)
                if isinstance(one, dict) and isinstance(one.get("url"), str):
                    yield one["url"]


def _digests(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> dict[str, str]:
    """SHA-256 in hexadecimal by path, as far as the package says."""
    with suppress(ValueError, RecursionError, AttributeError, TypeError):
        package = json.loads(_small(archive, member)) if member else {}
        said = [(one.get("path"), str(one.get("hash"))) for one in package.get("resources", ())]
        return {path: digest.removeprefix("sha256:").lower() for path, digest in said if digest.startswith("sha256:")}
    return {}


def _small(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member that is held whole; nothing where it is too large or broken."""
    try:
        with archive.open(member) as packed:
            data = packed.read(MOST_SMALL + 1)
    except BROKEN:
        return b""
    return data if len(data) <= MOST_SMALL else b""
