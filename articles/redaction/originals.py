"""Which originals hold the words: by their bytes as far as these are text, and by what a reader finds in the rest."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from articles.models import Blob, Capture
from articles.models.blob import CHUNK
from articles.redaction.words import LONGEST, Words

Read = Callable[[list[Capture]], Iterator[tuple[Capture, str]]]
"""Gives the texts that readers find in captures, each with its capture."""

TAG = re.compile(r"<[^<>]{0,4000}>")
GZIP, ZIP, PDF = b"\x1f\x8b", b"PK\x03\x04", b"%PDF"
ENCODED = re.compile(rb"content-transfer-encoding:\s*(?:base64|quoted-printable)", re.IGNORECASE)
EAST = ("gb18030", "big5")
MOST_UNPACKED = 2**32
OVERLAP = 4 * LONGEST
"""Bytes at the end of a piece that are looked at again with the next."""


def of_articles(articles: Iterable[int]) -> list[Blob]:
    """The originals that articles came from, doubles and newer versions included, that are not sealed yet."""
    links = Blob.objects.filter(sealed_at=None, captures__article_captures__article__in=list(articles))
    return list(links.distinct().order_by("pk"))


def holding(words: Words, but: Iterable[Blob], read: Read) -> list[Blob]:
    """Every other original that holds the words, of files without a row those too."""
    passed = {blob.pk for blob in but}
    found: list[Blob] = []
    packed: list[Capture] = []
    for blob in Blob.objects.filter(sealed_at=None).order_by("pk").iterator():
        if blob.pk in passed or not blob.path.exists():
            continue
        with blob.path.open("rb") as file:
            told, needs_reader = bytes_hold(file, words), is_packed(file)
        if told:
            found.append(blob)
        elif needs_reader and (capture := blob.captures.order_by("pk").first()):
            packed.append(capture)
    told_by_readers = {capture.blob_id for capture, text in read(packed) if words.are_in(text)} if packed else set()
    found += Blob.objects.filter(pk__in=told_by_readers, sealed_at=None)
    return [*found, *strays(words)]


def strays(words: Words) -> Iterator[Blob]:
    """Files that intakes which were broken off have left without a row, and that hold the words: unsaved blobs."""
    root = Path(settings.BLOB_ROOT)
    for folder in sorted(path for path in root.glob("*/*") if path.is_dir()):
        names = {path.name: path for path in folder.iterdir() if not path.suffix}
        known = set(Blob.objects.filter(pk__in=names).values_list("pk", flat=True))
        for name in sorted(names.keys() - known):
            with names[name].open("rb") as file:
                if bytes_hold(file, words):
                    yield Blob(sha256=name, size=names[name].stat().st_size)


def bytes_hold(file: BinaryIO, words: Words) -> bool:
    """Whether the words are in a file as it lies there, or in what it holds packed."""
    return any(words.are_in(text) for data in unpacked(file) for text in decoded(data))


def is_packed(file: BinaryIO) -> bool:
    """Whether a reader may find texts that the bytes do not show."""
    file.seek(0)
    head = file.read(2**20)
    return head.startswith((GZIP, ZIP, PDF)) or b"\0" in head or ENCODED.search(head) is not None


def unpacked(file: BinaryIO) -> Iterator[bytes]:
    """Pieces of a file, each beginning with the end of the one before; of gzip and ZIP, of what is in them."""
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if head.startswith(GZIP):
        yield from pieces(_gunzipped(file))
    elif head.startswith(ZIP):
        yield from _members(file)
    else:
        yield from pieces(iter(lambda: file.read(CHUNK), b""))


def pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    end = b""
    for chunk in chunks:
        yield end + chunk
        end = (end + chunk)[-OVERLAP:]


def _gunzipped(file: BinaryIO) -> Iterator[bytes]:
    unpacker, packed, left = zlib.decompressobj(zlib.MAX_WBITS | 16), b"", MOST_UNPACKED
    while left > 0 and (packed := packed or file.read(CHUNK)):
        try:
            data = unpacker.decompress(packed, CHUNK)
        except zlib.error:
            return
        yield data
        left -= len(data)
        packed = unpacker.unconsumed_tail or unpacker.unused_data
        if unpacker.eof:
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)


def _members(file: BinaryIO) -> Iterator[bytes]:
    left = MOST_UNPACKED
    try:
        with ZipFile(file) as archive:
            yield "\n".join(archive.namelist()).encode("utf-8", "surrogateescape")
            for name in archive.namelist():
                with archive.open(name) as member:
                    for piece in unpacked(BytesIO(member.read(min(left, 2**28)))):
                        left -= len(piece)
                        yield piece
                        if left <= 0:
                            return
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
        return


def decoded(data: bytes) -> Iterator[str]:
    """What bytes may say: as UTF-8, in encodings of the East and the West, with two bytes a character; marked-up text
    also without its marks."""
    text = data.decode("utf-8", "replace")
    yield from _without_marks(text)
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield from _without_marks(data.decode(encoding, "replace"))
            yield from _without_marks(data[1:].decode(encoding, "replace"))
    if "\ufffd" in text:
        for encoding in (*EAST, "cp1252", "shift_jis", "windows-1251"):
            yield from _without_marks(data.decode(encoding, "replace"))


def _without_marks(text: str) -> Iterator[str]:
    yield text
    if "<" in text:
        yield TAG.sub("", text)
        yield TAG.sub(" ", text)
