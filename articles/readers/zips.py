"""ZIP archives: folders of documents as people send them, and as browsers and scrapers pack them."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO, cast

from articles.readers.limits import LIMITS, Limits
from articles.readers.members import (
    ARCHIVES,
    NESTED,
    NO_READER,
    Choose,
    Known,
    after,
    cut,
    decoded_name,
    fault_of_name,
    is_hidden,
    page_of,
    passed_over,
    refused,
    shown,
)
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.unpacking import Meter, TooMuch, chunks, counted, spooled

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
LENGTH_OF_END, LENGTH_OF_END_64, MOST_COMMENT = 22, 56 + 20, 65_535
MOST_DIRECTORY = 4 * 2**20
"""Bytes of the list of members, which is held in memory: some 40,000 of them."""
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What the standard library raises while it reads a member that is not sound."""
UTF8_NAME, ENCRYPTED = 0x800, 0x1


@dataclass(frozen=True)
class ZipReader:
    """Takes out of an archive what the readers of the registry take; each refused member says why.

    An archive within an archive is refused, but for crawls (WARC, WACZ), mailboxes and tables, which are no archives
    of files. `knows`: whether files of that name have a reader. `mapping`: of the columns of its tables.
    """

    choose: Choose
    knows: Known
    mapping: Mapping[str, str] | None = None
    limits: Limits = LIMITS

    name = "zip"
    version = "1"
    streams = True
    suffixes = frozenset({".zip"})
    media_types = frozenset({"application/zip", "application/x-zip-compressed"})

    def recognizes(self, head: bytes) -> bool:
        return head.startswith(MAGIC)

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The pieces of all members. Raises ReadingError for what is no sound archive, or a bomb."""
        with opened(stream) as archive:
            members = archive.infolist()
            wrong = faults(members)
            names = {name_of(member) for member in members}
            whole = Meter(self.limits, self.limits.unpacked_bytes, packed=stream.seek(0, io.SEEK_END))
            index = 0
            for number, member in enumerate(members):
                last = index
                for piece in self._member(archive, member, index, whole, names, wrong.get(number, "")):
                    last = piece.index
                    yield piece
                index = after(last)

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece of an archive names the reader of its member."""
        return iter(())

    def _member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, index: int, whole: Meter, names: set[str], wrong: str
    ) -> Iterator[Piece]:
        name = name_of(member)
        if member.is_dir() or (is_hidden(name) and not wrong):
            return
        if wrong:
            yield refused(index, shown(name), wrong)
        elif name.lower().endswith(ARCHIVES):
            yield refused(index, name, NESTED)
        elif page := page_of(name, names):
            yield passed_over(index, name, f"Belongs to the saved page {page}.")
        elif not self.knows(name):
            yield passed_over(index, name, NO_READER)
        else:
            yield from self._read(archive, member, index, whole)

    def _read(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, index: int, whole: Meter) -> Iterator[Piece]:
        name = name_of(member)
        reader = self.choose(name, None, b"")
        most = self.limits.file_bytes if reader.streams else self.limits.record_bytes
        meter = Meter(self.limits, most, packed=member.compress_size, outer=whole)
        try:
            with archive.open(member) as packed:
                copy = spooled(counted(chunks(cast(BinaryIO, packed)), meter))
        except TooMuch as problem:
            if problem.meter is whole:
                raise ReadingError(f"The archive {problem}") from None
            yield refused(index, name, f"The file {problem}")
            return
        except BROKEN as problem:
            yield refused(index, name, f"The file is broken within the archive ({str(problem)[:100]}). Pack it again.")
            return
        with copy:
            yield from cut(copy, reader, self.limits, index=index, part=name, mapping=self.mapping)


def opened(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive, its list of members read. Raises ReadingError where that list is missing or too large."""
    size = stream.seek(0, io.SEEK_END)
    if directory_size(stream, size) > MOST_DIRECTORY:
        raise ReadingError("The archive has more files than can be listed. Unpack it and take in the folder.")
    try:
        return zipfile.ZipFile(stream)
    except (*BROKEN, OverflowError, IndexError) as problem:
        raise ReadingError(
            f"The archive cannot be opened ({str(problem)[:100]}). It is broken or incomplete: fetch or copy it again."
        ) from None


def directory_size(stream: BinaryIO, size: int) -> int:
    """The bytes of the list of members, by what the end of the file says in the old form or the 64-bit one."""
    start = max(0, size - MOST_COMMENT - LENGTH_OF_END - LENGTH_OF_END_64)
    stream.seek(start)
    tail = stream.read()
    said = 0
    for place in tail.rfind(END), len(tail) - LENGTH_OF_END:
        if place < 0 or not tail.startswith(END, place) or len(tail) < place + LENGTH_OF_END:
            continue
        said = max(said, int(struct.unpack_from("<I", tail, place + 12)[0]) % 0xFFFFFFFF)
        before = place - LENGTH_OF_END_64
        if before >= 0 and tail.startswith(END_64, before):
            said = max(said, int(struct.unpack_from("<Q", tail, before + 40)[0]))
    return min(said, size)


def faults(members: list[zipfile.ZipInfo]) -> dict[int, str]:
    """Why a member is refused before it is opened, by its place."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for number, member in enumerate(members):
        name = name_of(member)
        kind = stat.S_IFMT(member.external_attr >> 16)
        if reason := fault_of_name(name):
            found[number] = reason
        elif name in seen:
            found[number] = "The archive has several files of this name. Pack it again under names of their own."
        elif kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
            found[number] = "Is a link or a device, not a file. Pack the file itself."
        elif member.flag_bits & ENCRYPTED:
            found[number] = "Is encrypted. Unpack the archive with its password and take in the files."
        elif member.compress_type not in METHODS:
            found[number] = "Is packed by a method that is not read here. Pack the archive with the usual one."
        seen.add(name)
    by_place = sorted(range(len(members)), key=lambda number: members[number].header_offset)
    for one, other in pairwise(by_place):
        end = members[one].header_offset + 30 + members[one].compress_size
        if end > members[other].header_offset:
            found.setdefault(other, "Lies over another file of the archive, as only a bomb does.")
            found.setdefault(one, "Lies over another file of the archive, as only a bomb does.")
    return found


def name_of(member: zipfile.ZipInfo) -> str:
    """A member's name: in UTF-8 where it is marked so or fits, in GB 18030 as Windows in China packs, else CP 437."""
    name = member.orig_filename
    if member.flag_bits & UTF8_NAME or name.isascii():
        return name
    try:
        return decoded_name(name.encode("cp437"), otherwise="cp437")
    except UnicodeEncodeError:
        return name
