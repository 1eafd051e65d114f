"""What containers share: how their members are named, numbered, and cut by the readers that take them."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from articles.readers.limits import Limits, within
from articles.readers.protocol import Reader
from articles.readers.record import Piece, ReadingError

Choose = Callable[[str, str | None, bytes], Reader]
"""`registry.reader_for`, handed to the readers of containers, which the registry itself has to know."""
Known = Callable[[str], bool]

ROOM = 1000
"""Numbers that a member has for its records."""
NO_READER = "No reader for files of this kind."
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
DRIVE = re.compile(r"[A-Za-z]:")
LONGEST_NAME = 1000
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".7z", ".rar")
NESTED = "An archive within an archive is not opened. Unpack it and take in its files."
SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


def after(index: int) -> int:
    """The number of the member behind the one that holds record `index`."""
    return (index // ROOM + 1) * ROOM


def fault_of_name(name: str) -> str:
    """Why a member's name is refused: it leads out of the archive, or holds what no name holds; "" for a good one.

    Nothing is ever written under such a name; but who makes one wants something.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not name or CONTROL.search(name) or len(name) > LONGEST_NAME:
        return "Its name is empty, over-long or holds control characters. Rename it in the archive."
    if name[0] in "/\\" or DRIVE.match(name):
        return "Its name is an absolute path, which has no place in an archive. Pack the archive anew."
    if ".." in parts:
        return 'Its name leads out of the archive by "..". Pack the archive anew.'
    return ""


def decoded_name(raw: bytes, *, otherwise: str) -> str:
    """A name without a mark of its encoding: UTF-8 where it fits, GB 18030 where that makes Chinese of it."""
    for encoding in "utf-8", "gb18030":
        try:
            decoded = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [char for char in decoded if not char.isascii()]
        if encoding == "utf-8" or all("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in foreign):
            return decoded
    return raw.decode(otherwise, "replace")


def shown(name: str) -> str:
    """A name for people that can be stored, whatever it holds."""
    return "".join(char if char.isprintable() else "?" for char in name)[:200] or "?"


def page_of(name: str, names: set[str]) -> str:
    """The saved page to whose folder of pictures and frames a member belongs: a.html to a_files/…; else ""."""
    for folder in PurePosixPath(name).parents:
        for ending in "_files", ".files", "_文件":
            if folder.name.endswith(ending):
                stem = str(folder).removesuffix(ending)
                page = next((stem + suffix for suffix in (".html", ".htm", ".xhtml") if stem + suffix in names), "")
                if page:
                    return page
    return ""


def is_hidden(name: str) -> bool:
    """True for what operating systems leave in archives, and for hidden files, as in folders."""
    return any(
        part.startswith(".") or part.lower() in SYSTEM_FILES for part in PurePosixPath(name).parts if part != ".."
    )


def cut(
    stream: BinaryIO,
    reader: Reader,
    limits: Limits,
    *,
    index: int,
    part: str,
    address: str = "",
    fetched_at: datetime.datetime | None = None,
    media_type: str = "",
    mapping: Mapping[str, str] | None = None,
) -> Iterator[Piece]:
    """The pieces of one member, `index` the member's number; what refuses it is the error of a piece.

    `mapping`: of the columns of a table, if the member is one.
    """
    number = index
    if mapping and hasattr(reader, "mapping"):
        table: Any = reader
        reader = replace(table, mapping=mapping)
    try:
        for piece in within(reader, limits).pieces(stream):
            number = index + piece.index
            yield replace(
                piece,
                index=number,
                reader=piece.reader or reader.name,
                part=f"{part}/{piece.part}" if piece.part else part,
                address=piece.address or address,
                fetched_at=piece.fetched_at or fetched_at,
                media_type=piece.media_type or media_type,
                room=piece.room or (0 if reader.streams else ROOM),
            )
            number += 1
    except ReadingError as problem:
        yield refused(number, part, str(problem), address=address, fetched_at=fetched_at)


def refused(
    index: int, part: str, reason: str, *, address: str = "", fetched_at: datetime.datetime | None = None
) -> Piece:
    return Piece(b"", index, part=part, address=address, fetched_at=fetched_at, error=reason)


def passed_over(index: int, part: str, reason: str, count: int = 1) -> Piece:
    return Piece(b"", index, part=part, skip=reason, count=count)
