"""JSON files: one document or a list of them, as scrapers, interfaces and JSON-LD have them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from articles.readers import jsonlines
from articles.readers.decoding import decode, whole
from articles.readers.feeds import documents
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.syndication import parsed

# Under which key a list of documents stands in an object: of interfaces, of JSON-LD, of exports of databases.
LIST_KEYS = ("articles", "items", "documents", "docs", "results", "records", "data", "hits", "rows", "news", "@graph")
# Where a document stands within each of them.
INNER_KEYS = ("_source", "article", "document", "fields", "node")
DEEPEST = 4


class JsonReader:
    """Reads each object with a title or a text; one that is none is an error, and the rest goes on."""

    name = "json"
    version = "1"
    streams = False
    suffixes = frozenset({".json", ".jsonld"})
    media_types = frozenset({"application/json", "application/ld+json", "text/json"})

    def recognizes(self, head: bytes) -> bool:
        """Never by its first bytes: a text that begins with a brace may be anything."""
        return False

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole file. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record an object. Raises ReadingError for what is no JSON, or holds no documents."""
        text, warnings = decode(piece.data)
        feed = parsed(piece.data) if "jsonfeed.org/version" in text[:5000] else None
        if feed is not None:
            yield from documents(feed)
            return
        for value in _documents(_value(text)):
            try:
                yield replace(_record(value), warnings=warnings)
            except ReadingError as problem:
                yield Record(error=str(problem))


def _value(text: str) -> Any:
    """The value of a file, or of one that is JSON lines under another name. Raises ReadingError."""
    try:
        return jsonlines.loads(text)
    except RecursionError:
        raise ReadingError("The JSON is nested without end. It was not read.") from None
    except ValueError as problem:
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            if len(lines) > 1:
                return [jsonlines.loads(line) for line in lines]
        except (ValueError, RecursionError):
            pass
        raise ReadingError(f"This is not valid JSON ({str(problem)[:120]}). Check how it was saved.") from None


def _documents(value: Any, depth: int = 0) -> list[Any]:
    """The objects of a value that may be documents. Raises ReadingError where there is none."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and depth < DEEPEST:
        if _is_document(value):
            return [value]
        for key in LIST_KEYS:
            inside = value.get(key)
            if isinstance(inside, list) and any(isinstance(one, dict) for one in inside):
                return [one for one in inside if key != "@graph" or _is_document(one)]
            if isinstance(inside, dict):
                return _documents(inside, depth + 1)
        if any(_is_document(value.get(key)) for key in INNER_KEYS):
            return [value]
    keys = ", ".join(f'"{key}"'[:40] for key in list(value)[:20]) if isinstance(value, dict) else type(value).__name__
    raise ReadingError(f'The JSON holds no object with a "title" or a "body", but {keys}. Give them such names.')


def _is_document(value: Any) -> bool:
    keys = (*jsonlines.BODY_KEYS, *jsonlines.TITLE_KEYS)
    return isinstance(value, dict) and any(isinstance(value.get(key), str) and value[key].strip() for key in keys)


def _record(value: Any) -> Record:
    """Raises ReadingError for what is no document."""
    if isinstance(value, dict) and not _is_document(value):
        value = next((value[key] for key in INNER_KEYS if _is_document(value.get(key))), value)
    if not isinstance(value, dict):
        raise ReadingError(f'is a value of type {type(value).__name__}, not an object such as {{"title": …}}.')
    if "@type" in value and isinstance(value.get("publisher"), list):
        value = {**value, "publisher": next(iter(value["publisher"]), None)}
    return jsonlines.from_object(value)
