"""What readers find in captures, as texts and no more: to look whether something is said in them."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from articles import registry
from articles.ingest.again import item_of
from articles.ingest.options import Options
from articles.ingest.preview import looked
from articles.models import Capture
from articles.readers import Record

NAMES = tuple(field.name for field in fields(Record))


def texts_of(captures: Iterable[Capture]) -> Iterator[tuple[Capture, str]]:
    """Every record's texts, each with its capture; read by processes with limits. What cannot be read has none."""
    items = [(item_of(capture), capture) for capture in captures if not capture.blob.sealed_at]
    whose = {id(item): capture for item, capture in items}
    for one in looked([item for item, _capture in items], registry.knowledge(), Options(), whole=True):
        if one.read is not None:
            values = (getattr(one.read.record, name) for name in NAMES)
            yield whose[id(one.item)], "\n".join(text for value in values for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
