"""Unpacking within limits: 64 KB at a time, and never more than the packed bytes can honestly hold."""

import io
import zlib
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import brotli

from articles.readers.limits import LEAST_UNPACKED, Limits, megabytes
from articles.readers.record import ReadingError

CHUNK = 65_536
IN_MEMORY = 4 * 2**20
GZIP = 16 + zlib.MAX_WBITS
GZIP_MARK = b"\x1f\x8b"


class TooMuch(ReadingError):
    """An input, or a part of one, that unpacks to more than it may; `meter` says which."""

    def __init__(self, reason: str, meter: "Meter") -> None:
        super().__init__(reason)
        self.meter = meter


class Damaged(ReadingError):
    """A packed input that is broken or breaks off. What was unpacked before is sound."""


class Meter:
    """Counts what is unpacked of an input or a part of one, and raises TooMuch where it is more than it may be.

    `packed` grows where the packed size is known only as it is read. What is counted counts for `outer` as well.
    """

    def __init__(self, limits: Limits, most: int, *, packed: int = 0, outer: "Meter | None" = None) -> None:
        self.limits, self.most, self.packed, self.outer = limits, most, packed, outer
        self.unpacked = 0

    def add(self, unpacked: int) -> None:
        self.unpacked += unpacked
        if self.unpacked > self.most:
            raise TooMuch(
                f"unpacks to more than {megabytes(self.most)}, which is the limit. Unpack it, split it and take in "
                "the parts.",
                self,
            )
        if self.unpacked > max(LEAST_UNPACKED, self.limits.ratio * self.packed):
            raise TooMuch(
                f"unpacks to more than {self.limits.ratio} times its {megabytes(self.packed)}, as only a bomb does: "
                "it was not read on. If it is sound, unpack it and take in the parts.",
                self,
            )
        if self.outer:
            self.outer.add(unpacked)


class Gunzip(io.RawIOBase):
    """The bytes of a gzip file of any number of members, forwards only. Raises Damaged and TooMuch.

    `offset` is how far the packed file has been read.
    """

    def __init__(self, packed: BinaryIO, meter: Meter) -> None:
        super().__init__()
        self.packed, self.meter = packed, meter
        self.offset = 0
        self.members = 0
        self.waiting = b""
        self.inflate = zlib.decompressobj(GZIP)
        self.inside = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        want = min(len(buffer), CHUNK)
        while True:
            if not self.waiting and not self._more():
                return 0
            if not self.inside and not self._begin():
                return 0
            found = self._some(want)
            if found:
                buffer[: len(found)] = found
                return len(found)

    def _more(self) -> bool:
        """Read packed bytes; False at the end of the file, where no member may be open."""
        self.waiting = self.packed.read(CHUNK)
        self.offset += len(self.waiting)
        self.meter.packed += len(self.waiting)
        if self.waiting:
            return True
        if self.inside:
            raise Damaged(f"The gzip breaks off at byte {self.offset:,}. Fetch or copy the file again.")
        return False

    def _begin(self) -> bool:
        """Begin a member; False for the padding that some writers leave behind the last one."""
        if self.members:
            self.waiting = self.waiting.lstrip(b"\0")
            if not self.waiting:
                return self._more() and self._begin()
        self.inflate = zlib.decompressobj(GZIP)
        self.inside = True
        self.members += 1
        return True

    def _some(self, want: int) -> bytes:
        try:
            found = self.inflate.decompress(self.waiting, want)
        except zlib.error as problem:
            at = self.offset - len(self.waiting)
            raise Damaged(f"The gzip is broken near byte {at:,} ({problem}). Fetch or copy the file again.") from None
        self.waiting = self.inflate.unconsumed_tail
        if self.inflate.eof:
            self.waiting, self.inside = self.inflate.unused_data, False
        self.meter.add(len(found))
        return found


def gunzipped(packed: BinaryIO, meter: Meter) -> BinaryIO:
    """A gzip file as a buffered stream of what is in it, forwards only."""
    return cast(BinaryIO, io.BufferedReader(Gunzip(packed, meter), CHUNK))


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    while found := stream.read(CHUNK):
        yield found


def counted(parts: Iterator[bytes], meter: Meter) -> Iterator[bytes]:
    for part in parts:
        meter.add(len(part))
        yield part


def until_damage(parts: Iterator[bytes], damage: list[str]) -> Iterator[bytes]:
    """The parts before the damage, if any, whose reason is put into `damage`."""
    try:
        yield from parts
    except Damaged as problem:
        damage.append(str(problem))


def spooled(parts: Iterator[bytes]) -> BinaryIO:
    """A seekable copy, in memory up to 4 MB and in a temporary file above."""
    copy = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the reader that it is for closes it)
    try:
        for part in parts:
            copy.write(part)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return cast(BinaryIO, copy)


def inflated(data: bytes, encoding: str, meter: Meter) -> bytes:
    """The bytes of a body that came under a Content-Encoding. Raises ReadingError, TooMuch or Damaged."""
    for name in reversed([one.strip().lower() for one in encoding.split(",")]):
        if name in ("", "identity"):
            continue
        if name not in DECODERS:
            raise ReadingError(f"Its content is packed as {name[:40]!r}, which is not known here.")
        data = DECODERS[name](data, meter)
    return data


def _gzip(data: bytes, meter: Meter) -> bytes:
    if not data.startswith(GZIP_MARK):
        return data  # some crawlers keep the header of what they have unpacked
    meter.packed = 0
    return b"".join(chunks(gunzipped(io.BytesIO(data), meter)))


def _deflate(data: bytes, meter: Meter) -> bytes:
    """With the header of zlib, as the standard has it, or without, as some servers do."""
    meter.packed = len(data)
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflate = zlib.decompressobj(window)
        found: list[bytes] = []
        rest = data
        try:
            while rest and not inflate.eof:
                found.append(inflate.decompress(rest, CHUNK))
                meter.add(len(found[-1]))
                rest = inflate.unconsumed_tail
            return b"".join(found)
        except zlib.error:
            if found:
                break
    return data


def _brotli(data: bytes, meter: Meter) -> bytes:
    meter.packed = len(data)
    inflate = brotli.Decompressor()
    found: list[bytes] = []
    try:
        part = inflate.process(data, output_buffer_limit=CHUNK)
        while part or not inflate.can_accept_more_data():
            meter.add(len(part))
            found.append(part)
            part = inflate.process(b"", output_buffer_limit=CHUNK)
        broken = "" if inflate.is_finished() else "it breaks off"
    except brotli.error as problem:
        broken = str(problem)
    if broken and found:
        raise Damaged(f"Its Brotli content is broken ({broken}). Fetch the page again.")
    return b"".join(found) if not broken else data  # some crawlers keep the header of what they have unpacked


DECODERS: dict[str, Callable[[bytes, Meter], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
