"""What an intake would read, without writing anything."""

from collections.abc import Iterable, Iterator
from typing import Any

from articles import readers
from articles.ingest.files import Item
from articles.readers import ReadingError
from articles.understanding import Knowledge, Understood, understand


def preview(items: Iterable[Item], knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """One preview object for each record, and one with `error` for what cannot be read."""
    for item in items:
        if item.skip:
            continue
        path = str(item.path)
        try:
            if item.error:
                raise ReadingError(item.error)
            for record in readers.read(item.read(), name=item.name):
                understood = Understood() if record.error else understand(record, knowledge)
                yield understood.preview(path, record.index, record.error)
        except (ReadingError, OSError) as problem:
            yield Understood().preview(path, 0, str(problem))
