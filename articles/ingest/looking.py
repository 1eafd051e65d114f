"""For the admin: what is read and understood of an input, before anything is written, and its intake as drafts."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles import actions, registry
from articles.ingest import journal as journals
from articles.ingest.files import Item
from articles.ingest.options import Options
from articles.ingest.outcome import Result
from articles.ingest.preview import Looked, looked
from articles.ingest.taking import ingest
from articles.models import Article, ArticleCapture, Capture, Channel
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


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an input: its capture, the drafts made of it by the index of their records, and the counts."""

    capture: Capture | None
    articles: dict[int, Article] = field(default_factory=dict)
    result: Result = field(default_factory=Result)


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


@transaction.atomic
def take(
    name: str,
    data: bytes,
    *,
    by: AbstractBaseUser | None,
    address: str = "",
    media_type: str = "",
    mapping: Mapping[str, str] | None = None,
    corrections: Mapping[int, Mapping[str, Any]] | None = None,
    only: Collection[int] | None = None,
    knowledge: Knowledge | None = None,
) -> Taken:
    """Keep an input and take its records in as drafts: all, or `only` those of these indexes.

    `corrections` are values by the index of their record and the name of the article's field, as its form gives them;
    they count as set by an editor.
    """
    item = Item(
        given_name=name,
        data=data,
        address=address,
        media_type=media_type,
        only=None if only is None else frozenset(only),
    )
    options = Options(through=Channel.ADMIN.value, mapping=mapping, jobs=1)
    journal = journals.begin(options=options, inputs=[item.where], by=by)
    result = ingest([item], knowledge or registry.knowledge(), options=options, journal=journal)
    blob = hashlib.sha256(data).hexdigest()
    capture = Capture.objects.filter(blob=blob, file_name=item.name, address=address).first()
    links = ArticleCapture.objects.filter(capture=capture).select_related("article") if capture else []
    articles = {link.record: link.article for link in links}
    for link in links:
        if link.role == ArticleCapture.Role.ORIGIN and (values := (corrections or {}).get(link.record)):
            correct(link.article, values)
    return Taken(capture, articles, result)


def correct(article: Article, values: Mapping[str, Any]) -> None:
    """Set what an editor says on an article, with the origin that says so."""
    for name, value in values.items():
        setattr(article, name, value)
    actions.mark_edited(article=article, changed={name.removesuffix("_id") for name in values})
    article.save()
