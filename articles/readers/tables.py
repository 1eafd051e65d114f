"""Rows of tables of news: with a row of names above them, or a single row whose cells say themselves what they are."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from articles.readers.dates import stated_date
from articles.readers.jsonlines import BODY_KEYS, KNOWN_KEYS, from_object
from articles.readers.labels import CHINESE_KEYS, Labelled
from articles.readers.record import ReadingError, Record

MAX_TEXT = 20_000_000
MAX_ROW = 2_000_000
FEWEST, MOST = 3, 20
PROSE = 60
LONGEST_NAME = 40
NUMBER = re.compile(r"[\d.,:-]{1,20}")
CHINESE_NAMES = {**CHINESE_KEYS, **dict.fromkeys(("内容", "正文", "文章内容", "內容"), "text")}
DELIMITERS = (",", "\t", ";")


def records(text: str) -> Iterator[Record]:
    """A record for each row of a table whose first row names its columns, one of them the text's; else nothing."""
    first = text.lstrip("\n").partition("\n")[0]
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in first.split(delimiter)]
        names = [CHINESE_NAMES.get(name, name) for name in names]
        known = {name.lower() for name in names} & {key.lower() for key in KNOWN_KEYS}
        if len(names) >= 2 and len(known) * 2 >= len(names) and known & {key.lower() for key in BODY_KEYS}:
            yield from _named_rows(text.lstrip("\n"), names, delimiter)
            return


def _named_rows(text: str, names: list[str], delimiter: str) -> Iterator[Record]:
    spelled = {key.lower(): key for key in KNOWN_KEYS}
    keys = [spelled.get(name.lower(), name) for name in names]
    csv.field_size_limit(MAX_TEXT)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    next(rows)
    for index, cells in enumerate(_filled(rows)):
        values: dict[str, Any] = {key: cell for key, cell in zip(keys, cells, strict=False) if cell.strip()}
        try:
            yield from_object(values, index=index, line=rows.line_num)
        except ReadingError as error:
            yield Record(index=index, line=rows.line_num, error=f"Line {rows.line_num}: {error}")


def _filled(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows that hold anything. Raises ReadingError where the table breaks off."""
    try:
        yield from (row for row in rows if any(cell.strip() for cell in row))
    except csv.Error as error:
        raise ReadingError(f"The table cannot be read: {error}. Check its quotation marks.") from error


def single_row(text: str) -> Labelled | None:
    """A text that is one row: a cell is a date, the longest is the text, the next the title, an address the address."""
    if len(text) > MAX_ROW:
        return None
    stripped = text.strip("\n")
    cells = _cells(stripped)
    if not FEWEST <= len(cells) <= MOST:
        return None
    body = max(cells, key=len)
    dates = [cell for cell in cells if cell is not body and _is_date(cell)]
    others = [cell for cell in cells if cell is not body and cell not in dates and not NUMBER.fullmatch(cell)]
    addresses = [cell for cell in others if re.match(r"https?://\S+$", cell)]
    names = sorted((cell for cell in others if cell not in addresses), key=len)
    if len(dates) != 1 or not names or len(body) < max(PROSE, 2 * len(names[-1])):
        return None
    labels = [("title", names[-1]), ("date", dates[0]), *(("url", address) for address in addresses[:1])]
    if len(names) == 2 and len(names[0]) <= LONGEST_NAME:
        labels.append(("source", names[0]))
    return Labelled(tuple(labels), body)


def _cells(text: str) -> list[str]:
    """The cells of a text that is a single row, parted by tabs, or by commas with the text in quotation marks."""
    first = text.partition("\n")[0]
    if first.count("\t") >= FEWEST - 1 and first == text:
        return [cell.strip().strip('"') for cell in text.split("\t") if cell.strip()]
    if not ("," in first[:300] and ('"' in first[:600])):
        return []
    csv.field_size_limit(MAX_TEXT)
    try:
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error:
        return []
    return [cell.strip() for cell in rows[0] if cell.strip()] if len(rows) == 1 else []


def _is_date(cell: str) -> bool:
    found = stated_date(cell) if len(cell) < LONGEST_NAME else None
    return found is not None and found.start == 0
