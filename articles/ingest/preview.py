"""What an intake would read, without writing anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.ingest.files import Item
from articles.ingest.opening import parts_of, reader_of
from articles.ingest.options import Options
from articles.ingest.pool import Pool
from articles.ingest.reading import Part, Read
from articles.readers import ReadingError
from articles.understanding import Knowledge, Understood


@dataclass(frozen=True, slots=True)
class Looked:
    """Something of an input: a record, or why nothing more of it can be read."""

    item: Item
    read: Read | None = None
    error: str = ""


def looked(items: Iterable[Item], knowledge: Knowledge, options: Options, *, whole: bool = False) -> Iterator[Looked]:
    """All records of all inputs, in order, read by processes with limits; with their texts if `whole`."""
    with Pool[tuple[Item, str]](
        knowledge, jobs=options.jobs, seconds=options.seconds, memory=options.memory, whole=whole
    ) as pool:
        broken = None
        for (item, error), answer in pool.run(_steps(items, options)):
            if item is broken:
                continue
            if isinstance(answer, ReadingError):
                broken, error = item, str(answer)
            elif answer is not None:
                yield from (Looked(item, read) for read in answer)
            if error:
                yield Looked(item, error=error)


def _steps(items: Iterable[Item], options: Options) -> Iterator[tuple[tuple[Item, str], Part | None]]:
    for item in items:
        if item.skip:
            continue
        try:
            if item.error:
                raise ReadingError(item.error)
            with item.open() as stream:
                for part in parts_of(reader_of(item, stream, options), stream, options):
                    yield (item, ""), part
        except (ReadingError, OSError) as problem:
            yield (item, str(problem)), None


def preview(items: Iterable[Item], knowledge: Knowledge, options: Options | None = None) -> Iterator[dict[str, Any]]:
    """One preview object for each record, and one with `error` for what cannot be read."""
    for found in looked(items, knowledge, options or Options()):
        if found.read is None:
            yield Understood().preview(found.item.where, 0, found.error)
        elif not found.read.record.skip:
            record = found.read.record
            where = f"{record.part}: " if record.part else f"line {record.line}: " if record.line else ""
            error = record.error and f"{where}{record.error}"
            yield found.read.understood.preview(found.item.where, record.index, error)
