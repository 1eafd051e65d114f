"""What points at a thing: every relation of its model, read from the metadata, so that none is ever forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import F, Q

from articles.acts.tables import tables


@dataclass(frozen=True, slots=True)
class Unique:
    """Columns that no two rows share, that of the relation left out; of the rows that meet `condition`, if any."""

    columns: tuple[str, ...]
    condition: Q | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The rows of a model that point at a thing by one of its fields; among them the rows that tie two things."""

    model: Any
    field: Any

    @property
    def name(self) -> str:
        """ "articles.mention.organization_id", for records of what moved."""
        return f"{self.model._meta.label_lower}.{self.field.attname}"

    @property
    def table(self) -> str:
        return quoted(self.model._meta.db_table)

    @property
    def column(self) -> str:
        return quoted(self.field.column)

    def value_of(self, thing: Any) -> Any:
        """What the rows of a thing have in the column."""
        return getattr(thing, self.field.target_field.attname)

    def of(self, thing: Any) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.attname: self.value_of(thing)})

    @property
    def is_told(self) -> bool:
        """Whether the history keeps the column, so that undoing an act restores it."""
        return any(table.model is self.model and self.field.attname in table.columns for table in tables())

    @property
    def uniques(self) -> Iterator[Unique]:
        """What two rows of one thing may not share."""
        meta, own = self.model._meta, self.field
        if own.unique:
            yield Unique(())
        together = [tuple(meta.get_field(name).attname for name in names) for names in meta.unique_together]
        for columns in together:
            if own.attname in columns:
                yield Unique(tuple(name for name in columns if name != own.attname))
        for constraint in meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and own.name in constraint.fields:
                columns = tuple(meta.get_field(name).attname for name in constraint.fields if name != own.name)
                yield Unique(columns, constraint.condition)

    @property
    def partners(self) -> Iterator[Any]:
        """Other fields of the row that point at things of the same kind, and never at the same one."""
        others = {name: other for name, other in fields(self.model) if other.related_model is self.field.related_model}
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint) and isinstance(constraint.condition, Q):
                for one, other in _compared(constraint.condition):
                    pair = {one, other}
                    if self.field.name in pair and len(pair) == 2 and pair <= others.keys():
                        yield others[(pair - {self.field.name}).pop()]


def relations(model: Any) -> tuple[Relation, ...]:
    """Every relation by which rows point at things of a model, hidden ones and those of many to many among them.

    The rows of the history are none: they tell what was.
    """
    found = []
    for related in model._meta.get_fields(include_hidden=True):
        if not related.auto_created or related.concrete or not (related.one_to_many or related.one_to_one):
            continue
        other, field = related.related_model, related.field
        if hasattr(other, "pgh_tracked_model") or not other._meta.managed or getattr(related, "parent_link", False):
            continue
        found.append(Relation(other, field))
    return tuple(sorted(found, key=lambda relation: relation.name))


def relation_named(name: str) -> Relation | None:
    """The relation of a record; None where the models have it no more."""
    label, _dot, attname = name.rpartition(".")
    try:
        model = apps.get_model(label)
    except LookupError:
        return None
    field = next((field for field in model._meta.concrete_fields if field.attname == attname), None)
    return Relation(model, field) if field is not None and field.is_relation else None


def fields(model: Any) -> Iterator[tuple[str, Any]]:
    """The foreign keys of a model, by name."""
    for field in model._meta.concrete_fields:
        if field.is_relation:
            yield field.name, field


def whole_rows_told(model: Any) -> bool:
    """Whether the history could bring back a deleted row with every column that it had."""
    own = {field.attname for field in model._meta.concrete_fields if not field.generated and not field.primary_key}
    own -= {"version"} if any(trigger.name == "count_version" for trigger in _triggers(model)) else set()
    told = {
        field.attname
        for table in tables()
        if table.model is model and table.has_whole_rows
        for field in table.events._meta.fields
    }
    return bool(told) and own <= told


def _triggers(model: Any) -> Any:
    return getattr(model._meta, "triggers", ())


def _compared(condition: Q) -> Iterator[tuple[str, str]]:
    """Pairs of columns that a condition compares with each other: `~Q(one=F("other"))` gives ("one", "other")."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from _compared(child)
        elif isinstance(child, tuple) and isinstance(child[1], F):
            yield child[0].partition("__")[0], child[1].name  # type: ignore[attr-defined]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
