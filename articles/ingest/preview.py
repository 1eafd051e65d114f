"""What an intake would read, without writing anything."""

from collections.abc import Iterable, Iterator
from typing import Any

from articles import readers
from articles.ingest.files import Item
from articles.ingest.reading import understood_records
from articles.readers import ReadingError
from articles.understanding import Knowledge, Understood


def preview(items: Iterable[Item], knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """One preview object for each record, and one with `error` for what cannot be read."""
    for item in items:
        if not item.skip:
            yield from _records(item, knowledge)


def _records(item: Item, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    reader = readers.reader_for(item.name, item.media_type)
    try:
        if item.error:
            raise ReadingError(item.error)
        with item.open() as stream:
            for record, understood in understood_records(reader, reader.pieces(stream), knowledge):
                where = f"line {record.line}: " if record.line else ""
                yield understood.preview(item.where, record.index, record.error and f"{where}{record.error}")
    except (ReadingError, OSError) as problem:
        yield Understood().preview(item.where, 0, str(problem))
