"""What can be undone: the tables whose history is kept, and which of their columns belong together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from articles.models import (
    Article,
    ArticleCapture,
    ArticleRelatedEvent,
    Comment,
    Correction,
    OrganizationName,
    OrganizationSuccession,
    PossibleDouble,
    Reference,
    TaggingRule,
)
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
    Reference: (),
    OrganizationName: (("valid_from", "valid_to"),),
    OrganizationSuccession: (("predecessor_id", "successor_id"), ("happened_on", "date_precision")),
    TaggingRule: (("organization_id", "topic_id"), ("valid_from", "valid_to")),
    ArticleCapture: (("role", "title", "body", "likeness", "decided_at"),),
    PossibleDouble: (("article_id", "other_id"), ("state", "decided_by_id", "decided_at")),
    Correction: (("state", "answer", "decided_by_id", "decided_at", "act_id"),),
    Comment: (("text", "changed_at"), ("settled_by_id", "settled_at")),
}
"""Columns that make one value: an undoing restores all of them, or none where one was changed since.

Of the models that are named here, every other column is a value by itself; of any other model, all columns are one.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A model and the table of its events.

    groups  columns that are restored together
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
    bases = [base for base in TOGETHER if issubclass(model, base)]
    known = [group for base in bases for group in TOGETHER[base]]
    groups = [tuple(name for name in group if name in columns) for group in known]
    rest = [name for name in columns if not any(name in group for group in groups)]
    groups += [(name,) for name in rest] if bases else [tuple(rest)]
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
