"""Taking words out of the values of columns: texts, lists of texts, JSON of any depth."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from articles.redaction.tables import Column, names_of_columns
from articles.redaction.words import MARK, MARK_IN_ADDRESS, Span, Words, replaced

ADDRESSES = ("slug", "url", "address", "website", "path", "domains", "qid")
"""What columns and keys end with that hold addresses or parts of some."""

Say = Callable[[str, list[Span]], None]
"""Is told of each text that holds the words, and where."""


def taken_out(value: Any, column: Column, words: Words, say: Say = lambda text, spans: None) -> Any:
    """The value without the words; the very same object where it has none. JSON is given and returned as text."""
    if value is None or value in column.codes if isinstance(value, str) else value is None:
        return value
    if column.kind == "text":
        return _cut(_text(value, column.name, words, say), column.size)
    if column.kind == "list":
        found = [one if one is None else _text(one, column.name, words, say) for one in value]
        return value if found == list(value) else found
    if not words.may_be_in(value):
        return value
    before = json.loads(value)
    after = _json(before, column.name, words, say)
    return value if after == before else json.dumps(after, ensure_ascii=False)


def texts_of(value: Any, column: Column) -> Iterator[str]:
    """Every text within a value, keys of JSON included."""
    if column.kind == "text":
        yield value or ""
    elif column.kind == "list":
        yield from (one for one in value or () if one)
    elif value is not None:
        yield from _within(json.loads(value))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _within(one)
    elif isinstance(value, list):
        for one in value:
            yield from _within(one)


def _json(value: Any, name: str, words: Words, say: Say) -> Any:
    if isinstance(value, str):
        return _text(value, name, words, say)
    if isinstance(value, list):
        return [_json(one, name, words, say) for one in value]
    if isinstance(value, dict):
        return {_key(key, words, say): _json(one, key, words, say) for key, one in value.items()}
    return value


def _key(key: str, words: Words, say: Say) -> str:
    return key if key in _known() else _text(key, "", words, say)


def _text(text: str, name: str, words: Words, say: Say) -> str:
    spans = words.spans(text)
    if not spans:
        return text
    say(text, spans)
    changed = replaced(text, spans)
    return changed.replace(MARK, MARK_IN_ADDRESS) if name.endswith(ADDRESSES) else changed


def _cut(text: str, size: int | None) -> str:
    """The mark may be longer than the words were."""
    return text if size is None or len(text) <= size else text[:size]


@cache
def _known() -> frozenset[str]:
    return names_of_columns()
