"""Which rows stand on which, by the models' metadata, hidden relations included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

Model = type[models.Model]
REFUSING = (models.PROTECT, models.RESTRICT)
KNOWN = (models.CASCADE, models.SET_NULL, *REFUSING)


@dataclass(frozen=True, slots=True)
class Relation:
    """A column of `model` that points at rows of another one (or of the same)."""

    model: Model
    field: Any

    @property
    def column(self) -> str:
        return quoted(self.field.column)

    @property
    def cascades(self) -> bool:
        return self.field.remote_field.on_delete is models.CASCADE

    @property
    def empties(self) -> bool:
        return self.field.remote_field.on_delete is models.SET_NULL

    @property
    def refuses(self) -> bool:
        return self.field.remote_field.on_delete in REFUSING


def relations(model: Model) -> Iterator[Relation]:
    """What points at rows of a model. Tables of events point at what may be gone, and are left out."""
    for found in model._meta.get_fields(include_hidden=True):
        if not found.auto_created or found.concrete or not (found.one_to_one or found.one_to_many):
            continue
        field: Any = found.field  # type: ignore[union-attr]
        on_delete = field.remote_field.on_delete
        if on_delete is models.DO_NOTHING:
            continue
        if on_delete not in KNOWN:
            raise NotImplementedError(f"{field}: a snapshot does not know {on_delete.__name__}.")
        yield Relation(field.model, field)


def references(model: Model) -> list[Any]:
    """The columns of a model that point at other rows."""
    return [field for field in model._meta.concrete_fields if field.many_to_one or field.one_to_one]


def columns(model: Model) -> list[Any]:
    """The columns that are written: the database generates the others."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def label(model: Model) -> str:
    return str(model._meta.label_lower)


def model_of(name: str) -> Model:
    return apps.get_model(name)


def by_depth(names: Iterable[str]) -> list[str]:
    """Labels of models, those first that others stand on."""
    return sorted(names, key=lambda name: (_depth(model_of(name)), name))


def _depth(model: Model) -> int:
    parents = {field.related_model for field in references(model)} - {model}
    return 1 + max((_depth(parent) for parent in parents), default=0)


def key(model: Model) -> str:
    """The column of the primary key, quoted."""
    return quoted(str(model._meta.pk and model._meta.pk.column))


def table(model: Model) -> str:
    return quoted(model._meta.db_table)


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def name_of(model: Model, number: int = 1) -> str:
    return str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)
