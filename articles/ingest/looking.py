"""For the admin: what is read and understood of an input before anything is written, and what an editor corrects."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from articles import actions, registry
from articles.ingest.files import Item
from articles.ingest.options import Options
from articles.ingest.preview import Looked, looked
from articles.models import Article
from articles.readers import Record
from articles.understanding import Knowledge, Understood

MOST_SHOWN = 200
"""Records of one input that are looked at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One record of an input, and what it was understood to say; `error` where it cannot be read, `skip` why not."""

    record: Record
    understood: Understood
    error: str = ""
    skip: str = ""

    @property
    def index(self) -> int:
        """Its place in the input, by which corrections name it."""
        return self.record.index


def look(
    name: str,
    data: bytes,
    *,
    address: str = "",
    media_type: str = "",
    mapping: Mapping[str, str] | None = None,
    knowledge: Knowledge | None = None,
    most: int = MOST_SHOWN,
) -> list[Seen]:
    """What an input says, its first `most` records, read in a process with limits; nothing is written.

    An input that cannot be read at all is one `Seen` with its `error`.
    """
    item = Item(given_name=name, data=data, address=address, media_type=media_type)
    options = Options(jobs=1, mapping=mapping)
    records = looked([item], knowledge or registry.knowledge(), options, whole=True)
    return [_seen(found) for found in islice(records, most)]


def _seen(found: Looked) -> Seen:
    if found.read is None:
        return Seen(Record(error=found.error), Understood(), found.error)
    record = found.read.record
    return Seen(record, found.read.understood, record.error or "", record.skip or "")


def correct(article: Article, values: Mapping[str, Any]) -> None:
    """Set what an editor says on an article, with the origin that says so."""
    for name, value in values.items():
        setattr(article, name, value)
    actions.mark_edited(article=article, changed={name.removesuffix("_id") for name in values})
    article.save()
