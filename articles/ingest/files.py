"""From paths to inputs: files as they are, folders in a fixed order."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles import readers

LONGEST_NAME = 300
MAX_FILE = readers.LIMITS.file_bytes
"""Bytes. A larger file is refused before it is read, but for one that is read record by record."""
BUFFER = 2**18


@dataclass(frozen=True)
class Item:
    """One input: bytes to be read, or the reason why there are none (`error`) or why it is left alone (`skip`).

    The bytes lie in the file `path`, or are `data`. `given_name` is a name other than the path's; what was fetched from
    an `address` at `fetched_at` has none. `media_type` is what the input is said to be. `only` names the records that
    are wanted; None means all of them. `mapping` says which column of a table holds which field. `stamp` tells whether
    a file is still the one that it was, and `source` is the number of the named input under which it was found.
    """

    path: Path | None = None
    error: str = ""
    skip: str = ""
    given_name: str = ""
    data: bytes | None = None
    address: str = ""
    fetched_at: datetime | None = None
    media_type: str = ""
    only: frozenset[int] | None = None
    mapping: Mapping[str, str] | None = None
    size: int = 0
    stamp: str = ""
    source: int = 0

    @property
    def name(self) -> str:
        """The name by which it came, which says what form it has; empty for what came from an address."""
        if self.given_name or self.path is None or self.address:
            return self.given_name[:LONGEST_NAME]
        return as_text(self.path.name)[:LONGEST_NAME]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()

    @property
    def where(self) -> str:
        """The address, name or path for people, for messages and for the preview."""
        return self.address or self.given_name or (as_text(self.path) if self.path else "")

    def open(self) -> BinaryIO:
        """The bytes. Raises OSError."""
        if self.data is not None:
            return BytesIO(self.data)
        if self.path is None:
            raise FileNotFoundError(self.where)
        return self.path.open("rb", buffering=BUFFER)


def as_text(path: str | os.PathLike[str]) -> str:
    """A path as text that can be stored: a name in UTF-8 or, as archives from China have it, in GB 18030."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "backslashreplace")


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Item]:
    """The inputs that `paths` name: files, and what lies in folders at any depth, hidden files left out."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _folder(path)
        else:
            yield _file(path)


def _folder(folder: Path) -> Iterator[Item]:
    problems: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(root, name)
            if path.suffix.lower() in readers.SUFFIXES:
                yield _file(path)
            else:
                text = _("No reader for {kind} files in a folder; name a file itself to read it as text.")
                yield Item(path, skip=text.format(kind=as_text(path.suffix.lower()) or _("such")))
    for problem in problems:
        yield Item(Path(problem.filename), error=_("Cannot be opened: {reason}.").format(reason=problem.strerror))


def _file(path: Path) -> Item:
    try:
        found = path.stat()
    except OSError as problem:
        return Item(path, error=_("Cannot be opened: {reason}.").format(reason=problem.strerror))
    if not path.is_file():
        return Item(path, error=_("Is no regular file."))
    item = Item(path, size=found.st_size, stamp=f"{found.st_size}:{found.st_mtime_ns}")
    if found.st_size > MAX_FILE and not readers.reader_for(item.name).streams:
        return replace(item, error=_("Is larger than 500 MB; split it and take in the parts."))
    return item
