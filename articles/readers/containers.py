"""Inputs that hold others: cutting any input within its limits, and reading any piece by the reader that it names."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from articles.readers.limits import LIMITS, Limits, is_limited, megabytes, within
from articles.readers.protocol import Reader
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.registry import reader_named


def pieces_of(stream: BinaryIO, reader: Reader, limits: Limits = LIMITS) -> Iterator[Piece]:
    """The pieces into which `reader` cuts an input under `limits`. Nothing is parsed that could harm this process.

    Raises ReadingError where the whole input cannot be read, and where it has more records than `limits` allows: the
    pieces before were given, so that their records may stay.
    """
    if not is_limited(reader):
        yield from reader.pieces(stream)
        return
    size = stream.seek(0, io.SEEK_END)
    if size > limits.file_bytes:
        raise ReadingError(
            f"The input has {megabytes(size)}, the limit is {megabytes(limits.file_bytes)} a file. "
            "Split it, or raise the limit."
        )
    number = 0
    for piece in within(reader, limits).pieces(stream):
        number += not piece.skip
        if number > limits.records:
            raise ReadingError(
                f"The input has more than {limits.records:,} records; the first {limits.records:,} were read. "
                "Split it, or raise the limit of records."
            )
        yield piece


def records_of(piece: Piece, reader: Reader, limits: Limits = LIMITS) -> Iterator[Record]:
    """The records of a piece that `reader` has cut, by the reader that the piece names or else by that one.

    Index, line, part, address and time of fetching are the piece's. What refuses a part of a container is the `error`
    of a record, and the other parts are unaffected; raises ReadingError where the piece is the whole input.
    """
    if piece.error or piece.skip:
        yield _placed(Record(error=piece.error or None, skip=piece.skip or None, count=piece.count), piece, 0)
        return
    taking = reader_named(piece.reader) if piece.reader else reader
    most = piece.room or limits.records
    place = 0
    try:
        for record in taking.records(piece):
            if place >= most - 1 and piece.room:
                raise ReadingError(f"holds more than {most - 1} records; the rest was not read. Take it in by itself.")
            if place >= most:
                raise ReadingError(
                    f"The input has more than {most:,} records. Split it, or raise the limit of records."
                )
            yield _placed(record, piece, place)
            place += 1
    except ReadingError as problem:
        if not piece.part:
            raise
        yield _placed(Record(error=str(problem)), piece, place)


def _placed(record: Record, piece: Piece, place: int) -> Record:
    line = record.line or piece.line
    error = f"Line {line}: {record.error}" if record.error and line and piece.part else record.error
    return replace(
        record,
        index=piece.index + place,
        line=line,
        error=error,
        part=record.part or piece.part,
        address=record.address or piece.address,
        fetched_at=record.fetched_at or piece.fetched_at,
    )
