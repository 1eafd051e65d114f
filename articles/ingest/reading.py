"""Reading and understanding record by record, so that no document can end an intake."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import gettext

from articles.readers import Piece, Reader, ReadingError, Record
from articles.understanding import Knowledge, Understood, understand

logger = logging.getLogger(__name__)
T = TypeVar("T")


def understood_records(
    reader: Reader, pieces: Iterable[Piece], knowledge: Knowledge
) -> Iterator[tuple[Record, Understood]]:
    """Each record with what it says; one that cannot be understood has the reason as its `error`.

    Raises ReadingError where the whole input cannot be read, a fault of the reader's own included.
    """
    for piece in guarded(reader, pieces):
        for record in guarded(reader, reader.records(piece)):
            yield _understood(record, knowledge)


def guarded(reader: Reader, found: Iterable[T]) -> Iterator[T]:
    """What a reader yields; a fault of its own is raised as a ReadingError."""
    found = iter(found)
    while True:
        try:
            one = next(found)
        except StopIteration:
            return
        except (ReadingError, OSError):
            raise
        except Exception as fault:
            logger.exception("The reader %s failed.", reader.name)
            raise ReadingError(_fault("reader", fault)) from fault
        yield one


def _understood(record: Record, knowledge: Knowledge) -> tuple[Record, Understood]:
    if record.error:
        return record, Understood()
    try:
        understood = understand(record, knowledge)
    except Exception as fault:
        logger.exception("Record %s could not be understood.", record.index)
        return replace(record, error=_fault("rules", fault)), Understood()
    if not understood.title:
        return replace(record, error=gettext("Has neither a title nor a text.")), understood
    return record, understood


def _fault(part: str, fault: Exception) -> str:
    return gettext(
        "A fault of the archive's own {part} ({kind}); the bytes are kept: report it, and read them again."
    ).format(part=part, kind=type(fault).__name__)
