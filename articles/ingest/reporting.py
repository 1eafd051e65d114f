"""The report of a run: one JSON line a document, written when its group is committed, each once whatever happens.

The lines of a group lie in a file beside the report before the group commits, and are appended to the report after it.
The journal says how long the report was before; so a run that goes on knows what is missing, and what is too much.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any


class Report:
    """The report `file`. Raises OSError where it cannot be written."""

    def __init__(self, file: Path) -> None:
        self.file, self.spool = file, file.with_name(f"{file.name}.part")
        self.size = 0

    def begin(self, position: dict[str, Any]) -> None:
        """Go on where a journal's position says, or anew."""
        if not position:
            self.file.write_bytes(b"")
            self.spool.unlink(missing_ok=True)
            return
        self.size = position["size"]
        with self.file.open("ab") as out:
            if out.tell() > self.size:
                out.truncate(self.size)
            self.size = min(self.size, out.tell())
        group, lines = self._spooled()
        if group == position["group"]:
            self._append(lines)
        self.spool.unlink(missing_ok=True)

    def prepare(self, group: int, lines: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """Lay a group's lines down; what the journal has to know of it."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        with self.spool.open("wb") as out:
            out.write(f"{group}\n{text}".encode("utf-8", "backslashreplace"))
            out.flush()
            os.fsync(out.fileno())
        return {"size": self.size, "group": group}

    def commit(self) -> None:
        """The group is in the archive: so are its lines in the report."""
        self._append(self._spooled()[1])
        self.spool.unlink(missing_ok=True)

    def _append(self, lines: bytes) -> None:
        with self.file.open("ab") as out:
            out.write(lines)
        self.size += len(lines)

    def _spooled(self) -> tuple[int, bytes]:
        if not self.spool.exists():
            return -1, b""
        number, _, lines = self.spool.read_bytes().partition(b"\n")
        return int(number or -1), lines
