"""The corpus on disk: one file a part, written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

from bench.corpus.documents import PART, VERSION, lines


def parts(number: int) -> Iterator[tuple[int, int]]:
    """The parts of a corpus of `number` documents, each with its size."""
    for part in range(-(-number // PART)):
        yield part, min(PART, number - part * PART)


def write(folder: Path, part: int, size: int) -> Path:
    """The file of a part, generated unless it is there."""
    file = folder / f"corpus-{VERSION}-{part:04}-{size}.jsonl"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".partial")
        with partial.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(lines(part, size))
        partial.rename(file)
    return file
