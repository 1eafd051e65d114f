"""Reading and understanding piece by piece, so that no document can end an intake. Runs in the processes that read."""

import importlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext

from articles import sketches
from articles.readers import LIMITS, Limits, Piece, Reader, ReadingError, Record, records_of
from articles.understanding import Knowledge, Understood, preload, understand

logger = logging.getLogger(__name__)

WORDS = " ".join(f"word{number}" for number in range(50))
HTML = "html"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """A record, what it was understood to say, and the bands by which near doubles of it are found.

    Of the record itself only its place is kept, but for those that are to be looked at.
    """

    record: Record
    understood: Understood
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an input, with what is needed to read it."""

    reader: Reader
    piece: Piece
    limits: Limits = LIMITS

    def refused(self, reason: str) -> list[Read]:
        """The piece as one record that could not be read."""
        piece = self.piece
        record = Record(
            index=piece.index,
            line=piece.line,
            part=piece.part,
            address=piece.address,
            fetched_at=piece.fetched_at,
            error=reason,
        )
        return [Read(record, Understood())]


def read_part(part: Part, knowledge: Knowledge, *, whole: bool = False) -> list[Read]:
    """The records of a piece, understood; with their texts if `whole`.

    One that cannot be understood has the reason as its `error`. Raises ReadingError where the whole input cannot be
    read, a fault of the reader's own included.
    """
    found = []
    for record in guarded(part.reader, records_of(part.piece, part.reader, part.limits)):
        record, understood = _understood(record, knowledge)
        bands = () if record.error or record.skip else sketches.bands(understood.title or "", understood.body)
        found.append(Read(record if whole else _place(record), understood, bands))
    return found


def _place(record: Record) -> Record:
    """What is needed of a record once it is understood."""
    return Record(
        index=record.index,
        line=record.line,
        error=record.error,
        skip=record.skip,
        count=record.count,
        part=record.part,
        address=record.address,
        fetched_at=record.fetched_at,
    )


def warm(part: Part, knowledge: Knowledge) -> None:
    """Do once what every process that is forked from this one would have to do: load libraries, make what finds names.

    Nothing of the part itself is looked at.
    """
    preload()
    understand(Record(text=WORDS), knowledge)
    sketches.bands("", WORDS)
    if HTML in (part.reader.name, part.piece.reader):
        importlib.import_module("trafilatura")


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
        except MemoryError as fault:
            raise ReadingError(_too_much()) from fault
        except Exception as fault:
            logger.exception("The reader %s failed.", reader.name)
            raise ReadingError(_fault("reader", fault)) from fault
        yield one


def _understood(record: Record, knowledge: Knowledge) -> tuple[Record, Understood]:
    if record.error or record.skip:
        return record, Understood()
    try:
        understood = understand(record, knowledge)
    except MemoryError:
        return replace(record, error=_too_much()), Understood()
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


def _too_much() -> str:
    return gettext("Takes more memory to read than a document may; the bytes are kept. Split it, or save it otherwise.")
