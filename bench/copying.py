"""The intake of JSON lines beside a bare COPY of the same rows into the same table, with its indexes and triggers."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from django.core.management import call_command
from django.db import connection

from articles.models import Article
from bench.corpus import lines, parts

EMPTIED = "articles_article, articles_capture, articles_blob"
LOOKS_EVERY = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Rates:
    """Documents a second both ways, and the most memory that all processes of the intake had at once, in MB."""

    documents: int
    intake: float
    copy: float
    memory: float

    @property
    def ratio(self) -> float:
        return self.intake / self.copy


def compare(number: int, *, rounds: int = 3, tell: Callable[[Rates], None] = lambda rates: None) -> Rates:
    """Take `number` documents into an emptied archive, then COPY their rows into it, emptied again; all rounds at once.

    The database that Django is connected to loses all its articles. The intake runs as its command does, its start
    included; the two take turns, and their times are added up, so that what else the machine does meets both.
    """
    taking = copying = most = 0.0
    with TemporaryDirectory() as folder:
        file = write(Path(folder) / "documents.jsonl", number)
        for _ in range(rounds):
            empty()
            seconds, used = intake(file)
            copied = copy(Path(folder) / "rows")
            tell(Rates(number, number / seconds, number / copied, used))
            taking, copying, most = taking + seconds, copying + copied, max(most, used)
    return Rates(number, rounds * number / taking, rounds * number / copying, most)


def write(file: Path, number: int) -> Path:
    """Generated documents as JSON lines."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for part, size in parts(number):
            out.writelines(lines(part, size))
    return file


def empty() -> None:
    """An archive with its registry and no articles; what earlier writing left to be done is done before the clock."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {EMPTIED} CASCADE")
        cursor.execute("CHECKPOINT")


def intake(file: Path) -> tuple[float, float]:
    """Seconds, and MB at most, that `manage.py ingest` takes for a file, published and with accepted mentions."""
    manage = Path(__file__).resolve().parent.parent / "manage.py"
    command = [sys.executable, manage, "ingest", file, "--publish", "--accept-mentions"]
    most, started = 0.0, time.perf_counter()
    with TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            most = max(most, memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOKS_EVERY)
        seconds = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"The intake of {file} failed:\n{said.read()[-2000:].decode(errors='replace')}")
    return seconds, most


def memory(process: int) -> float:
    """What a process and its children have in memory, in MB, what they share counted once (proportional set sizes)."""
    found = 0
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            found += int(line.split()[1]) if line.startswith("Pss:") else 0
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        return found / 1024 + sum(memory(int(child)) for child in children)
    return found / 1024


def copy(rows: Path) -> float:
    """Seconds that a bare COPY takes for the rows that are there: written to a file, removed, and copied back."""
    columns = ", ".join(field.column for field in Article._meta.concrete_fields if not field.generated)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with rows.open("wb") as out:
            cursor.copy_expert(f"COPY (SELECT {columns} FROM articles_article ORDER BY id) TO STDOUT", out)
        empty()
        with rows.open("rb") as source:
            started = time.perf_counter()
            cursor.copy_expert(f"COPY articles_article ({columns}) FROM STDIN", source)
            return time.perf_counter() - started
