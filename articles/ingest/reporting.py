"""The report of a run: one JSON line a document, written when its group is committed, each once whatever happens.

The lines of a group lie in a file beside the report before the group commits, and are appended to the report after it.
The journal says how long the report is before and after; so a run that goes on knows what is missing, and what is too
much. The file beside it is written over only when the report has its lines.
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
        self._lines = b""

    def begin(self, position: dict[str, Any]) -> None:
        """Go on where a journal's position says, or anew."""
        if not position:
            self.file.write_bytes(b"")
            return
        with self.file.open("ab") as out:
            has = out.tell()
            out.truncate(min(has, position["after"] if has >= position["after"] else position["before"]))
        if has < position["after"]:
            self._lines = self._spooled(position["group"])
            self.commit()
        self.size = self.file.stat().st_size

    def prepare(self, group: int, lines: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """Lay a group's lines down; what the journal has to know of it."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        self._lines = text.encode("utf-8", "backslashreplace")
        with self.spool.open("wb") as out:
            out.write(b"%d\n" % group + self._lines)
            out.flush()
            os.fsync(out.fileno())
        return {"group": group, "before": self.size, "after": self.size + len(self._lines)}

    def commit(self) -> None:
        """The group is in the archive: so are its lines in the report."""
        with self.file.open("ab") as out:
            out.write(self._lines)
            out.flush()
            os.fsync(out.fileno())
        self.size += len(self._lines)

    def end(self) -> None:
        """All is written."""
        self.spool.unlink(missing_ok=True)

    def _spooled(self, group: int) -> bytes:
        """The lines that were laid down for a group; none where they are gone."""
        if not self.spool.exists():
            return b""
        number, _, lines = self.spool.read_bytes().partition(b"\n")
        return lines if number == b"%d" % group else b""
