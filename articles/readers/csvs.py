"""Tables of documents: CSV and its kin, a document a row, in any encoding, with any separator."""

import json
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, BinaryIO

from articles.readers import jsonlines
from articles.readers.columns import FIELDS, Column, Mapping, guess, listed
from articles.readers.dates import either_dates
from articles.readers.decoding import tidy
from articles.readers.labels import dated_value
from articles.readers.limits import LIMITS, Limits
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.sheets import Row, opened

__all__ = ["FIELDS", "Column", "CsvReader", "Mapping", "Table", "guess", "table"]

SAMPLE_ROWS = 200
LONGEST_LABEL = 2000


@dataclass(frozen=True)
class Table:
    """What a person needs to see in order to correct a mapping: the columns, the first rows, what was guessed."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping
    encoding: str
    delimiter: str


def table(stream: BinaryIO, mapping: AnyMapping[str, str] | None = None, limits: Limits = LIMITS) -> Table:
    """The head of a table and how its columns are understood. Raises ReadingError for what is no table."""
    sheet = opened(stream, limits)
    rows = [row.cells for row in islice(sheet.rows, SAMPLE_ROWS) if not row.problem]
    found = guess(sheet.header, rows, mapping)
    return Table(tuple(sheet.header), tuple(map(tuple, rows)), found, sheet.encoding, sheet.delimiter)


@dataclass(frozen=True)
class CsvReader:
    """Reads a document a row, one row at a time; a row that cannot be read is an error, and the rest goes on.

    `mapping`: column to field ("" for none), as `columns.guess` takes it; what it leaves open is guessed. Columns that
    hold no field are kept as labels of the record. A cell is text, whatever a spreadsheet would make of it.
    """

    mapping: AnyMapping[str, str] | None = None
    limits: Limits = LIMITS

    name = "csv"
    version = "1"
    streams = True
    suffixes = frozenset({".csv", ".tsv", ".tab"})
    media_types = frozenset({"text/csv", "application/csv", "text/tab-separated-values"})

    def recognizes(self, head: bytes) -> bool:
        """Never by its first bytes: any text has commas."""
        return False

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """A piece a row, numbered from 0. Raises ReadingError for what is no table, or has neither titles nor texts."""
        sheet = opened(stream, self.limits)
        sample = list(islice(sheet.rows, SAMPLE_ROWS))
        mapping = guess(sheet.header, [row.cells for row in sample], self.mapping)
        if not mapping.reads:
            raise ReadingError(
                f"No column seems to hold a title or a text. The columns are {listed(sheet.header)}. Say which one "
                f'holds which field, such as "{sheet.header[0][:40]}=body".'
            )
        index = -1
        for index, row in enumerate(chain(sample, sheet.rows)):
            problem = row.problem or _wrong_length(row, sheet.header)
            if problem:
                yield Piece(b"", index, row.line, error=f"{problem}.")
            else:
                yield Piece(_packed(row, mapping), index, row.line)
        if index < 0:
            raise ReadingError("The table has a line of names and no row below it. Check how it was saved.")

    def records(self, piece: Piece) -> Iterator[Record]:
        """The one record of a row."""
        try:
            yield _record(json.loads(piece.data))
        except ReadingError as problem:
            yield Record(error=str(problem))


def _wrong_length(row: Row, header: Sequence[str]) -> str:
    """What is wrong with a row that has not a cell for each column; empty cells at its end do not count."""
    if len(row.cells) < len(header) or any(cell.strip() for cell in row.cells[len(header) :]):
        return f"it has {len(row.cells)} cells, the table has {len(header)} columns. Check its separators and quotes"
    return ""


def _packed(row: Row, mapping: Mapping) -> bytes:
    """A row with what its columns hold, so that it can be read by itself."""
    cells = zip(mapping.columns, row.cells, strict=False)
    values = [(column.field, column.name, cell) for column, cell in cells if cell and not cell.isspace()]
    return json.dumps({"values": values, "day_first": mapping.day_first}).encode()


def _record(row: dict[str, Any]) -> Record:
    """The record of a packed row. Raises ReadingError where it holds neither a title nor a text."""
    given: dict[str, Any] = {}
    labels: list[tuple[str, str]] = []
    warnings: list[str] = []
    summary = None
    for field, name, cell in row["values"]:
        value = tidy(cell).strip()
        if field == "published_on":
            date = _date(value, row["day_first"])
            given.update({"published_on": date} if date else {})
            if date != value:
                labels.append((name, value[:LONGEST_LABEL]))
            if not date:
                warnings.append(f'The column "{name}" has no date that can be told: {value[:60]!r}.')
        elif field == "summary":
            summary = value
        elif field == "edition" and not value.isdigit():
            warnings.append(f'The column "{name}" has no year: {value[:60]!r}.')
        elif field:
            given[field] = int(value) if field == "edition" else value
        else:
            labels.append((name, value[:LONGEST_LABEL]))
        if "\ufffd" in value:
            warnings.append(f'Bytes of the column "{name}" could not be decoded and were replaced.')
    if "title" not in given and "body" not in given:
        raise ReadingError("the row has neither a title nor a text.")
    record = jsonlines.from_object(given)
    return replace(record, labels=(*record.labels, *labels), summary=summary, warnings=(*record.warnings, *warnings))


def _date(value: str, day_first: bool | None) -> str | None:
    """A date as JSON lines give it, or None; where its digits leave the order open, the table's other rows tell."""
    either = next(either_dates(value), None)
    if either is not None and day_first is not None:
        return either[0 if day_first else 1].date.isoformat() + value[either[0].end :]
    return value if dated_value(value) or (value.isdigit() and len(value) in (10, 13)) else None
