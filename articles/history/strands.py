"""Where the history of a thing lies: in the events of its own row, and of the rows that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from articles.models import ArticleRelatedEvent
from articles.models.history import owners
from articles.models.tag import Tag

OWN = "pgh_obj_id"


@dataclass(frozen=True, slots=True)
class Strand:
    """A table of events, and the column by which its events are about a thing.

    column  of the events: `OWN` where they are about its own row, else the foreign key of rows that belong to it
    """

    model: Any
    events: Any
    column: str

    @property
    def own(self) -> bool:
        return self.column == OWN

    @property
    def table(self) -> str:
        return connection.ops.quote_name(self.events._meta.db_table)

    @property
    def key(self) -> str:
        return connection.ops.quote_name(self.column)


@cache
def tracked_models() -> tuple[Any, ...]:
    """Every model of which a history is kept."""
    return tuple(model for model in apps.get_app_config("articles").get_models() if hasattr(model, "pgh_event_models"))


def tables_of(model: Any) -> tuple[Any, ...]:
    """The tables of events of a model; none where its rows have no history."""
    return tuple(dict.fromkeys(getattr(model, "pgh_event_models", {}).values()))


def is_tag(model: Any) -> bool:
    return issubclass(model, (Tag, ArticleRelatedEvent))


@cache
def strands(model: Any) -> tuple[Strand, ...]:
    """All that is told in the history of a model's rows: themselves first."""
    return tuple(_strands(model))


def _strands(model: Any) -> Iterator[Strand]:
    for events in tables_of(model):
        yield Strand(model, events, OWN)
    for other in tracked_models():
        for field in owners(other, tag=is_tag(other)):
            if field.related_model is model:
                for events in tables_of(other):
                    if any(told.attname == field.attname for told in events._meta.local_fields):
                        yield Strand(other, events, field.attname)
