"""Documents a second, tagging included, and memory: run as a process of its own, held to one core."""

import json
import os
import resource
import sys
import time
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import settings

DATABASE = "intake"
MARKS = (1000, 5000)
"""Documents after which memory is read: if it does not grow between them, it is flat."""


def write_documents(folder: Path, number: int) -> int:
    """Generated texts as files of wire copy, a header line first; returns their bytes."""
    from bench.fill import organizations, places
    from bench.texts import texts

    size = 0
    for n, text in enumerate(texts(number, organizations(), places(), seed=2)):
        file = folder / f"{n // 1000:03}" / f"{n:06}.txt"
        file.parent.mkdir(exist_ok=True)
        header = f"date {text.day.isoformat()} | {text.place.name.upper()}"
        size += file.write_bytes(f"{header}\n\n{text.title}\n\n{text.body}\n".encode())
    return size


def memory() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(number: int) -> dict[str, float | str]:
    """Take in `number` documents in an empty archive with the whole registry."""
    import django
    from django.core.management import call_command

    django.setup()
    from articles import registry
    from articles.ingest import Result, find, ingest

    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    peaks: dict[str, float] = {}

    def progress(result: Result) -> None:
        for mark in MARKS:
            if result.seen >= mark:
                peaks.setdefault(f"{mark:,} documents", memory())

    with TemporaryDirectory() as folder:
        size = write_documents(Path(folder), number)
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        known, before = registry.knowledge(), memory()
        started, processor = time.perf_counter(), time.process_time()
        result = ingest(find([folder]), known, progress=progress)
        seconds, processor = time.perf_counter() - started, time.process_time() - processor
    return {
        "summary": result.summary(),
        "mentions": result.mentions,
        "documents": number,
        "bytes a document": size / number,
        "a second": number / seconds,
        "processor ms a document": processor / number * 1000,
        "start": before,
        **peaks,
    }


if __name__ == "__main__":
    settings.drop_database(DATABASE)
    settings.make_database(DATABASE)
    settings.prepare(DATABASE)
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))))
    settings.drop_database(DATABASE)
