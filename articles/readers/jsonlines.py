"""JSON lines: an object a line, its keys those of the preview object. What is given is a fact; the rest is read."""

import codecs
import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.readers import labels, markup
from articles.readers.dates import url_date
from articles.readers.decoding import MAX_BYTES, decode, tidy
from articles.readers.record import PartialDate, Piece, ReadingError, Record
from articles.readers.times import Clock

BODY_KEYS = ("body", "text", "content", "article", "articleBody")
TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("published_on", "date", "published", "published_at", "publishedAt", "datePublished", "pubDate")
# Keys of other collections: what is no date under these is passed over.
LOOSE_DATE_KEYS = (
    *("pubtime", "pub_time", "pub_date", "publish_time", "publishTime", "publish_date", "publishDate"),
    *("release_date", "datetime", "time", "dateCreated", "created_at"),
)
ADDRESS_KEYS = ("source_url", "url", "link", "canonical")
OUTLET_KEYS = ("outlet", "source", "publisher", "site")
BYLINE_KEYS = ("byline", "author", "authors")
LANGUAGE_KEYS = ("language", "lang")
KNOWN_KEYS = frozenset(
    (*BODY_KEYS, *TITLE_KEYS, *DATE_KEYS, *LOOSE_DATE_KEYS, *ADDRESS_KEYS, *OUTLET_KEYS, *BYLINE_KEYS, *LANGUAGE_KEYS)
)


# Seconds since 1970 from 1973 to 2100: a year or a day in digits is far smaller, or far from a plausible second.
FIRST_SECOND, LAST_SECOND = 100_000_000, 4_102_444_800
STAMP = re.compile(r"\d{9,13}")
DECODER = json.JSONDecoder(strict=False)
CHUNK = 2**20
"""Bytes in which the rest of a line is read that is too long to be kept."""


class JsonLinesReader:
    """Reads any number of documents, a line at a time; a bad line is a record with an error, and the rest goes on."""

    name = "json-lines"
    version = "1"
    streams = True
    suffixes = frozenset({".jsonl", ".ndjson", ".jsonlines"})
    media_types = frozenset(
        {"application/jsonl", "application/x-ndjson", "application/ndjson", "application/json-lines"}
    )

    def recognizes(self, head: bytes) -> bool:
        """Never by its first bytes: a text that begins with a brace may be anything."""
        return False

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """All lines that hold anything. Raises ReadingError where no line does."""
        stream.seek(_mark(stream))
        number = index = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            if len(line) > MAX_BYTES and (size := _length(line, stream)) > MAX_BYTES:
                yield Piece(b"", index, number, size)
                index += 1
            elif not line.isspace():
                yield Piece(line, index, number)
                index += 1
        if index == 0:
            raise ReadingError("The input is empty: there is no line with an object. Check how it was saved.")

    def records(self, piece: Piece) -> Iterator[Record]:
        """The one record of a line."""
        if piece.size:
            size, limit = piece.size / 1024 / 1024, MAX_BYTES // 1024 // 1024
            yield _refused(piece, f"the record has {size:.1f} MB, the limit is {limit} MB.")
        else:
            yield _line_record(piece)


def _mark(stream: BinaryIO) -> int:
    """Where the lines begin: behind the byte order mark, if any."""
    stream.seek(0)
    start = stream.read(len(codecs.BOM_UTF8))
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadingError("The input is UTF-16; JSON lines are UTF-8. Save it again as UTF-8.")
    return len(codecs.BOM_UTF8) if start == codecs.BOM_UTF8 else 0


def _length(line: bytes, stream: BinaryIO) -> int:
    """The bytes of a line, its end left out, of which `line` is the beginning. What is read here is not kept."""
    size = len(line)
    while not line.endswith(b"\n") and (line := stream.readline(CHUNK)):
        size += len(line)
    return size - line.endswith(b"\n")


def _refused(piece: Piece, reason: str) -> Record:
    return Record(index=piece.index, line=piece.line, error=reason)


def _line_record(piece: Piece) -> Record:
    try:
        text, warnings = decode(piece.data)
        value = loads(text)
    except ReadingError as error:
        return _refused(piece, str(error))
    except (ValueError, RecursionError) as error:
        return _refused(piece, f"not valid JSON ({str(error)[:120]}). Correct the line and take the file in again.")
    if not isinstance(value, dict):
        kind = type(value).__name__
        return _refused(piece, f'a value of type {kind} where an object such as {{"title": …, "body": …}} is expected.')
    try:
        return from_object(value, index=piece.index, line=piece.line, warnings=warnings)
    except ReadingError as error:
        return _refused(piece, str(error))


def loads(text: str) -> Any:
    """The value of a JSON text; half a surrogate pair, which no text can hold, becomes "?". Raises ValueError.

    Line ends within strings are let through: they may have been separators that JSON allows there.
    """
    value = DECODER.decode(text)
    if "\\ud" in text or "\\uD" in text:
        return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return value


def whole_text(text: str) -> list[Record]:
    """The records of a text that is one JSON object, an array of them or one a line, each with a body; else none."""
    stripped = text.strip()
    if stripped[:1] + stripped[-1:] not in ("{}", "[]"):
        return []
    try:
        objects = _objects(stripped)
    except (ValueError, RecursionError):
        return []
    if not objects or not all(map(_is_document, objects)):
        return []
    return [from_object(one, index=index) for index, one in enumerate(objects)]


def _objects(text: str) -> list[Any]:
    """The values of a JSON text. Raises ValueError where it is none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.lstrip()[0] == "{" and line.rstrip()[-1] == "}" for line in lines):
        return [loads(line) for line in lines]
    value = loads(text)
    return value if isinstance(value, list) else [value]


def _is_document(value: object) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(key), str) and value[key].strip() for key in BODY_KEYS)


def from_object(
    value: dict[str, Any], *, index: int = 0, line: int | None = None, warnings: tuple[str, ...] = ()
) -> Record:
    """The record of one object. Raises ReadingError where a given value is of the wrong kind."""
    body = _unmarked(_text(value, BODY_KEYS))
    title = _text(value, TITLE_KEYS)
    if not body and not title:
        raise ReadingError('the object has neither "body" nor "title". Give at least one of them.')
    address = _text(value, ADDRESS_KEYS)
    date, evidence, clock = _date(value, address)
    return Record(
        index=index,
        line=line,
        text="" if value.get("body") else body or "",
        body=body if value.get("body") else None,
        title=title,
        published=date,
        date_evidence=evidence,
        published_time=clock.time if clock else None,
        published_zone=clock.zone if clock else None,
        place=_text(value, ("place",)),
        agency=_text(value, ("agency",)),
        outlet=_text(value, OUTLET_KEYS),
        byline=_byline(value),
        language=_text(value, LANGUAGE_KEYS),
        edition=_edition(value.get("edition")),
        source_url=address,
        warnings=warnings,
    )


def _unmarked(text: str | None) -> str | None:
    """A body without its markup: articleBody is often a fragment of HTML."""
    if text is None or not markup.looks_marked_up(text):
        return text
    return markup.plain_lines(text)[0] or text


def _text(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        given = value.get(key)
        if given is None or given == "":
            continue
        if isinstance(given, dict) and isinstance(given.get("name"), str):
            given = given["name"]
        if not isinstance(given, str):
            raise ReadingError(f'"{key}" is a {type(given).__name__}; a string is expected.')
        return tidy(given).strip() or None
    return None


def _date(value: dict[str, Any], address: str | None) -> tuple[PartialDate | None, str | None, Clock | None]:
    """The date that the object gives, what gives it, and the time of the day. Raises ReadingError for what is none."""
    for key in DATE_KEYS:
        given = value.get(key)
        if given in (None, ""):
            continue
        if not isinstance(given, str | int):
            raise ReadingError(f'"{key}" is a {type(given).__name__}; a date such as "2016-11-17" is expected.')
        dated = _moment(given) or labels.dated_value(str(given))
        if dated is None:
            raise ReadingError(f'"{key}": {given!r:.60} is no date such as 2016-11-17, 2016-11 or 2016.')
        return dated[0], f"{key}: {given}"[:120], dated[1]
    for key in LOOSE_DATE_KEYS:
        given = value.get(key)
        loose = _moment(given) or (labels.dated_value(given) if isinstance(given, str) else None)
        if loose is not None:
            return loose[0], f"{key}: {given}"[:120], loose[1]
    stated = url_date(address) if address else None
    return (stated.date, f"address: {stated.words}", None) if stated else (None, None, None)


def _moment(given: object) -> tuple[PartialDate, Clock] | None:
    """Seconds or milliseconds since 1970, as machines write a date; in UTC."""
    seconds = int(given) if isinstance(given, int) or (isinstance(given, str) and STAMP.fullmatch(given)) else 0
    seconds = seconds // 1000 if seconds > LAST_SECOND else seconds
    if not FIRST_SECOND <= seconds <= LAST_SECOND:
        return None
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return PartialDate(moment.year, moment.month, moment.day), Clock(moment.time(), "+00:00")


def _byline(value: dict[str, Any]) -> tuple[str, ...]:
    for key in BYLINE_KEYS:
        given = value.get(key)
        if isinstance(given, dict):
            given = [given]
        if isinstance(given, list):
            names = [one.get("name") if isinstance(one, dict) else one for one in given]
            return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
        if isinstance(given, str) and given.strip():
            return labels.people(given)
    return ()


def _edition(given: object) -> int | None:
    if given is None or given == "":
        return None
    if isinstance(given, int) and not isinstance(given, bool) and 1900 < given < 2200:
        return given
    raise ReadingError(f'"edition" is {given!r}; a year such as 2016 is expected.')
