"""A table of any make: its encoding, its separator, the names of its columns, and its rows one at a time."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from articles.readers.columns import is_address, is_date, is_name
from articles.readers.decoding import encoding_of
from articles.readers.limits import Limits, megabytes
from articles.readers.record import ReadingError

SAMPLE = 2**20
"""Bytes from which encoding and separator are told."""
SAMPLE_ROWS = 100
MOST_COLUMNS = 1000
DELIMITERS = (",", "\t", ";", "|")
SEPARATOR_LINE = "sep="
"""With which spreadsheets say their separator, in a line of its own above the names."""
PROSE = 200
LONGEST_CELL = 4 * 2**20
"""Characters. A longer one is no article: a quotation mark lacks its pair."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that begins on a line of the file, or why it has none."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, each once, and its rows that hold anything."""

    header: list[str]
    rows: Iterator[Row]
    encoding: str
    delimiter: str


def opened(stream: BinaryIO, limits: Limits) -> Sheet:
    """The table in a seekable stream. Raises ReadingError for what is empty, binary, or has no columns to be told."""
    stream.seek(0)
    sample = stream.read(SAMPLE)
    if not sample.strip():
        raise ReadingError("The table is empty. Check how it was saved.")
    encoding = encoding_of(sample)
    text = sample.decode(encoding, errors="replace")
    if len(sample) == SAMPLE:
        text = text[: text.rfind("\n") + 1] or text
    delimiter, form = _form(text)
    stream.seek(0)
    rows = _rows(_lines(stream, encoding, limits.record_bytes), form, limits.record_bytes)
    if text.lower().startswith(SEPARATOR_LINE):
        next(rows)
    first = next(rows, None)
    if first is None or first.problem:
        raise ReadingError(f"The table cannot be read: {first.problem if first else 'it holds nothing'}.")
    if len(first.cells) > MOST_COLUMNS:
        raise ReadingError(f"The table has {len(first.cells):,} columns in line {first.line}: this is no table.")
    if _are_names(first.cells):
        return Sheet(_named(first.cells), rows, encoding, delimiter)
    return Sheet(_named([""] * len(first.cells)), _and(first, rows), encoding, delimiter)


def _form(text: str) -> tuple[str, dict[str, object]]:
    """The separator, and how the csv module is told of it and of the quotation marks."""
    start = text.partition("\n")[0].strip()
    said = start[len(SEPARATOR_LINE) :] if start.lower().startswith(SEPARATOR_LINE) else ""
    escaped = '\\"' in text and '""' not in text.replace(',""', "").replace('"",', "")
    quotes: dict[str, object] = {"escapechar": "\\", "doublequote": False} if escaped else {}
    if len(said) == 1:
        return said, {"delimiter": said, **quotes}
    best = max(DELIMITERS, key=lambda one: _regularity(text, {"delimiter": one, **quotes}))
    return best, {"delimiter": best, **quotes}


def _regularity(text: str, form: dict[str, object]) -> tuple[float, int]:
    """The share of rows that have as many cells as most have, and how many that are; a single cell is no table."""
    csv.field_size_limit(SAMPLE)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), **form)  # type: ignore[arg-type]
        widths = Counter(len(row) for row in islice(rows, SAMPLE_ROWS) if row)
    except csv.Error:
        return 0.0, 0
    width, number = widths.most_common(1)[0] if widths else (0, 0)
    return (round(number / widths.total(), 1), width) if width > 1 else (0.0, width)


def _lines(stream: BinaryIO, encoding: str, most: int) -> Iterator[str]:
    """The lines with their ends. Raises ReadingError for one that never ends."""
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    number = 0
    try:
        while line := text.readline(most + 1):
            number += 1
            if len(line) > most:
                raise ReadingError(
                    f"Line {number} is longer than {megabytes(most)}, which is the limit of a record. "
                    "What stands above it was read; split the rest."
                )
            yield line.replace("\0", "")
    finally:
        text.detach()


def _rows(lines: Iterator[str], form: dict[str, object], most: int) -> Iterator[Row]:
    """The rows that hold anything. One that is broken or too large says so; the next begins on the line behind it."""
    reader = csv.reader(lines, **form)  # type: ignore[arg-type]
    while True:
        line = reader.line_num + 1
        csv.field_size_limit(min(most, LONGEST_CELL))  # another reader of this process may have set its own
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Row(line, [], f"{problem}. Check its quotation marks")
            continue
        if any(cell and not cell.isspace() for cell in cells):
            yield Row(line, cells)


def _and(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _are_names(cells: list[str]) -> bool:
    """Whether a first row names the columns: some known names, or at least nothing that only a document has."""
    cells = [cell.strip() for cell in cells]
    if any(map(is_name, cells)):
        return True
    return not any(is_address(cell) or is_date(cell) or cell.isdigit() or len(cell) > PROSE for cell in cells)


def _named(cells: list[str]) -> list[str]:
    """Names for all columns, each once: a number where there is none, or where there are two."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").split())[:100] or f"Column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names
