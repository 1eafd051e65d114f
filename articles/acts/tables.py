"""What can be undone: the tables whose history is kept, and which of their columns belong together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from articles.models import Article, ArticleRelatedEvent
from articles.models.article import UNSEEN
from articles.models.tag import Tag

DECISION = ("state", "origin", "decided_by_id", "decided_at")
TOGETHER: dict[type[models.Model], tuple[tuple[str, ...], ...]] = {
    Tag: (
        DECISION,
        ("surface", "sentence", "offsets", "count", "rule", "matched", "version", "tagging_rule_id", "name_id"),
    ),
    Article: (
        ("title", "title_origin"),
        ("language", "language_origin"),
        ("published_on", "date_precision", "published_time", "published_zone", "date_origin", "date_evidence"),
        ("place_id", "place_text", "place_origin"),
        ("byline", "byline_origin"),
        ("source_id", "outlet_name", "source_origin", "source_evidence"),
        ("agency_id", "agency_origin", "agency_evidence"),
        ("event_id", "event_origin", "event_evidence"),
        (
            *("status", "published_at", "withdrawn_at", "withdrawn_kind", "withdrawn_reason"),
            *("submitted_by_id", "submitted_at", "publish_at", "scheduled_by_id"),
        ),
        ("story_id", "story_decided"),
    ),
}
"""Columns that make one value: an undoing restores all of them, or none where one was changed since."""


@dataclass(frozen=True, slots=True)
class Table:
    """A model and the table of its events.

    groups  columns that are restored together; of models that are neither articles nor tags, all of them
    deciding  columns whose change by somebody else keeps a row that the act added
    """

    model: Any
    events: Any
    groups: tuple[tuple[str, ...], ...]
    deciding: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for group in self.groups for column in group)

    def rows(self, keys: Iterable[int]) -> dict[int, Any]:
        """The rows as they are now, by key, without what is long and no event here tells of."""
        unseen = [name for name in UNSEEN if self.model is Article and name not in self.columns]
        return self.model._base_manager.defer(*unseen).in_bulk(keys)

    @property
    def is_tag(self) -> bool:
        return issubclass(self.model, (Tag, ArticleRelatedEvent))

    @property
    def has_whole_rows(self) -> bool:
        """Whether the history could bring a row back: of an article it keeps what editors change, and no more."""
        return self.model is not Article


@cache
def tables() -> tuple[Table, ...]:
    """Every table of events, those of rows that others refer to first."""
    tracked = [model for model in apps.get_app_config("articles").get_models() if hasattr(model, "pgh_event_models")]
    tracked.sort(key=_depth)
    return tuple(_table(model, events) for model in tracked for events in _event_models(model))


def _event_models(model: Any) -> Iterator[Any]:
    yield from dict.fromkeys(model.pgh_event_models.values())


def _table(model: Any, events: Any) -> Table:
    own = {field.attname: field for field in model._meta.concrete_fields}
    told = [field.attname for field in events._meta.fields if field.attname in own]
    counted = {trigger.name for trigger in model._meta.triggers} & {"count_version"}
    columns = [name for name in told if not _kept_by_itself(own[name]) and not (counted and name == "version")]
    known = [group for base, groups in TOGETHER.items() if issubclass(model, base) for group in groups]
    groups = [tuple(name for name in group if name in columns) for group in known]
    rest = [name for name in columns if not any(name in group for group in groups)]
    groups += [(name,) for name in rest] if known else [tuple(rest)]
    deciding = tuple(name for name in DECISION if name in columns) if issubclass(model, Tag) else tuple(columns)
    return Table(model, events, tuple(group for group in groups if group), deciding)


def _kept_by_itself(field: Any) -> bool:
    return field.primary_key or field.generated or getattr(field, "auto_now", False)


def _depth(model: Any) -> int:
    """How many tables a row of the model may stand on, one above the other."""
    parents = {
        field.related_model
        for field in model._meta.concrete_fields
        if field.many_to_one and field.related_model is not model and field.related_model._meta.app_label == "articles"
    }
    return 1 + max(map(_depth, parents), default=0)
