"""Tar archives, packed by gzip or not, read forwards only.

Their headers are parsed here: the standard library holds extended headers whole, whatever their size, and goes in
circles over negative ones.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from articles.readers.limits import LIMITS, Limits, megabytes
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
    passed_over,
    refused,
    shown,
)
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.unpacking import CHUNK, GZIP_MARK, Damaged, Meter, TooMuch, gunzipped, spooled

BLOCK = 512
MOST_EXTENDED = 2**16
"""Bytes of an extended header: a long name, and what a system notes of a file."""
FILES, FOLDER, LINKS = b"0\0007", b"5", b"12"
EXTENDED, FOR_ALL, LONG_NAME, LONG_LINK = b"x", b"g", b"L", b"K"


@dataclass(frozen=True)
class TarReader:
    """Takes out of an archive what the readers of the registry take; each refused member says why. See `ZipReader`."""

    choose: Choose
    knows: Known
    mapping: Mapping[str, str] | None = None
    limits: Limits = LIMITS

    name = "tar"
    version = "1"
    streams = True
    suffixes = frozenset({".tar", ".tar.gz", ".tgz"})
    media_types = frozenset({"application/x-tar", "application/x-gtar"})

    def recognizes(self, head: bytes) -> bool:
        return head[257:262] == b"ustar"

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The pieces of all members. Raises ReadingError for what is no archive, or a bomb."""
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        packed = stream.read(2) == GZIP_MARK
        stream.seek(0)
        meter = Meter(self.limits, self.limits.unpacked_bytes, packed=0 if packed else size)
        archive = gunzipped(stream, meter) if packed else stream
        seen: set[str] = set()
        index = number = 0
        try:
            for number, member in enumerate(members(archive), 1):  # noqa: B007
                last = index
                for piece in self._member(member, index, seen):
                    last = piece.index
                    yield piece
                member.drain()
                index = after(last)
        except TooMuch as problem:
            raise ReadingError(f"The archive {problem}") from None
        except Damaged as problem:
            if not number:
                raise ReadingError(f"This is no archive that can be read. {problem}") from None
            yield refused(index, f"behind member {number}", str(problem))
        if not number:
            raise ReadingError("The archive is empty. Check how it was made.")

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece of an archive names the reader of its member."""
        return iter(())

    def _member(self, member: "Member", index: int, seen: set[str]) -> Iterator[Piece]:
        name, wrong = member.name, fault_of_name(member.name)
        if not wrong and (member.kind == FOLDER or is_hidden(name)):
            return
        if wrong:
            yield refused(index, shown(name), wrong)
        elif member.kind not in FILES:
            kind = "a link" if member.kind in LINKS else "a device, or sparse"
            yield refused(index, name, f"Is {kind}, not a plain file. Pack the file itself.")
        elif name in seen:
            yield refused(index, name, "The archive has several files of this name. Pack it under names of their own.")
        elif name.lower().endswith(ARCHIVES):
            yield refused(index, name, NESTED)
        elif not self.knows(name):
            yield passed_over(index, name, NO_READER)
        else:
            seen.add(name)
            yield from self._read(member, index)

    def _read(self, member: "Member", index: int) -> Iterator[Piece]:
        reader = self.choose(member.name, None, b"")
        most = self.limits.file_bytes if reader.streams else self.limits.record_bytes
        if member.size > most:
            reason = f"The file has {megabytes(member.size)}, the limit is {megabytes(most)}. Unpack and split it."
            yield refused(index, member.name, reason)
            return
        with spooled(member.chunks()) as copy:
            yield from cut(copy, reader, self.limits, index=index, part=member.name, mapping=self.mapping)


@dataclass(slots=True)
class Member:
    """A member of an archive, whose bytes can be read until the next one is asked for."""

    name: str
    kind: bytes
    size: int
    stream: BinaryIO
    left: int

    def chunks(self) -> Iterator[bytes]:
        """The bytes. Raises Damaged where the archive ends first."""
        while self.left:
            part = self.stream.read(min(CHUNK, self.left))
            if not part:
                raise Damaged("The archive breaks off within a file. Fetch or copy it again.")
            self.left -= len(part)
            yield part

    def drain(self) -> None:
        for _ in self.chunks():
            pass
        self.stream.read(-self.size % BLOCK)


def members(stream: BinaryIO) -> Iterator[Member]:
    """The members, to be drained one after the other. Raises Damaged for what is no header."""
    name, size = "", -1
    while (head := stream.read(BLOCK)).strip(b"\0"):
        if len(head) < BLOCK or not _is_sound(head):
            raise Damaged("What should be the header of a file is none. Fetch or copy the archive again.")
        member = Member(_name(head), head[156:157], _number(head[124:136]), stream, 0)
        member.left = member.size
        if member.kind in (EXTENDED, LONG_NAME):
            if member.size > MOST_EXTENDED:
                raise Damaged("A header has no end. The archive is broken, or made to do harm.")
            text = b"".join(member.chunks())
            member.drain()
            if member.kind == LONG_NAME:
                name = decoded_name(text.rstrip(b"\0"), otherwise="latin-1")
            else:
                said = _extended(text)
                name, size = said.get("path", name), int(said["size"]) if said.get("size", "").isdigit() else size
            continue
        if member.kind in (FOR_ALL, LONG_LINK):
            member.drain()
            continue
        if size >= 0:
            member.size = member.left = size
        member.name = name or member.name
        name, size = "", -1
        yield member


def _is_sound(head: bytes) -> bool:
    """Whether the sum that the header says is that of its bytes."""
    plain = head[:148] + b" " * 8 + head[156:]
    try:
        return _number(head[148:156]) == sum(plain)
    except Damaged:
        return False


def _number(field: bytes) -> int:
    """Octal digits, or from the first bit on a large number. Raises Damaged for what is neither, or negative."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        number = int(field.strip(b" \0").decode("ascii") or "0", 8)
    except ValueError:
        number = -1
    if number < 0:
        raise Damaged("A header of the archive has a size that is none. The archive is broken.")
    return number


def _name(head: bytes) -> str:
    name, prefix = head[:100].split(b"\0")[0], head[345:500].split(b"\0")[0]
    raw = prefix + b"/" + name if prefix and head[257:263] == b"ustar\0" else name
    return decoded_name(raw, otherwise="latin-1")


def _extended(text: bytes) -> dict[str, str]:
    """The records of an extended header, each "length key=value"; as far as they make sense."""
    found: dict[str, str] = {}
    while text:
        length, blank, _ = text.partition(b" ")
        if not blank or not length.isdigit() or not len(length) < int(length) <= len(text):
            break
        key, _, value = text[len(length) + 1 : int(length)].rstrip(b"\n").partition(b"=")
        found[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        text = text[int(length) :]
    return found
