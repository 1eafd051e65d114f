"""Reads files, each in a process of its own with limits, and says as JSON what came of it: a path a line on stdin.

Not a test: what the tests of hostile files start, once for all of them, since importing the readers takes longer than
reading.
"""

import io
import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from articles.readers import Piece, ReadingError, pieces_of, reader_for, reader_named, records_of

MORE_MEMORY = 256 * 2**20
"""Bytes of address space beyond what the process has when all is imported."""
SECONDS = 30
"""Of processor time: many times what any of these files takes, so that a slow machine fails no test."""


class Counted(io.FileIO):
    """A file that knows how much of it was read."""

    total = 0

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        number = super().readinto(buffer)
        self.total += number or 0
        return number


def warm_up() -> None:
    """Load what readers load when they are first used, so that it does not count as the file's."""
    for name, data in ("html", b"<html><body><p>A page with a text.</p></body></html>"), ("feed", b"<rss/>"):
        with suppress(ReadingError):
            list(reader_named(name).records(Piece(data)))


def limit() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def outcome(path: str) -> dict[str, Any]:
    """The "reasons", how many "records", how many bytes were "read", and the "seconds" of processor time."""
    reader = reader_for(path)
    reasons: list[str] = []
    records = 0
    with Counted(path) as file:
        stream = cast(BinaryIO, io.BufferedReader(file, 65_536))
        try:
            for piece in pieces_of(stream, reader):
                for record in records_of(piece, reader):
                    records += not record.error and not record.skip
                    if record.error and len(reasons) < 20:
                        reasons.append(f"{record.part} {record.error}")
        except ReadingError as problem:
            reasons.append(str(problem))
        stream.detach()
        seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        return {"reasons": reasons, "records": records, "read": file.total, "seconds": seconds}


def main() -> None:
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                limit()
                found = json.dumps(outcome(line.strip()))
            except BaseException as problem:
                found = json.dumps({"fault": repr(problem)[:500]})
            os.write(1, found.encode() + b"\n")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            os.write(1, json.dumps({"killed": os.waitstatus_to_exitcode(status)}).encode() + b"\n")


if __name__ == "__main__":
    main()
