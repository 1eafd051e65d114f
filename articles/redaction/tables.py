"""Every column of the database that can hold words, read from the database itself: no table is forgotten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Article

Kind = Literal["text", "list", "json"]
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("text", "varchar", "bpchar", "citext", "name", "xml"), "text"),
    **dict.fromkeys(("_text", "_varchar", "_bpchar", "_citext", "_name"), "list"),
    **dict.fromkeys(("json", "jsonb"), "json"),
}
NO_WORDS = frozenset({"django_migrations", "django_content_type", "auth_permission"})
"""Tables that the software fills with names of its own."""
PACKED = frozenset({"session_data"})
"""Columns with words packed and signed: `articles.redaction.sessions` takes them out."""

COLUMNS = """
    SELECT class.relname, attribute.attname, type.typname, pg_catalog.format_type(type.oid, NULL),
        CASE WHEN attribute.atttypmod > 4 AND type.typname IN ('varchar', 'bpchar') THEN attribute.atttypmod - 4 END
    FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = class.oid
        JOIN pg_catalog.pg_type AS type ON type.oid = attribute.atttypid
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p')
        AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
    ORDER BY class.relname, attribute.attnum"""
KEYS = """
    SELECT class.relname, attribute.attname, pg_catalog.format_type(attribute.atttypid, NULL)
    FROM pg_catalog.pg_index AS index
        JOIN pg_catalog.pg_class AS class ON class.oid = index.indrelid
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid AND attribute.attnum = index.indkey[0]
    WHERE index.indisprimary AND index.indnkeyatts = 1 AND class.relnamespace = 'public'::regnamespace"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can hold words. `size`: characters that it takes; `codes`: values that are no words of people's."""

    name: str
    kind: Kind
    size: int | None = None
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """A table with columns that can hold words. `types`: of all of its columns, those of numbers too, in SQL."""

    name: str
    key: str
    key_type: str
    columns: tuple[Column, ...]
    types: Mapping[str, str]

    @cached_property
    def model(self) -> Any:
        """The model whose rows these are, if it is one's."""
        return models_by_table().get(self.name)

    @cached_property
    def of(self) -> Any:
        """The model that the rows tell of: of a table of events, the model whose history it is."""
        return getattr(self.model, "pgh_tracked_model", None) or self.model

    @property
    def is_history(self) -> bool:
        return hasattr(self.model, "pgh_tracked_model")

    @property
    def label(self) -> str:
        """What people call the rows."""
        if self.model is None:
            return self.name
        name = str(self.of._meta.verbose_name_plural)
        return capfirst(_("history of {things}").format(things=name) if self.is_history else name)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The columns that say of which article a row is."""
        if self.model is None:
            return ()
        if self.model is Article:
            return (self.key,)
        fields = self.model._meta.concrete_fields
        return tuple(field.column for field in fields if field.is_relation and field.related_model is Article)

    @property
    def quoted(self) -> str:
        return f"public.{quoted(self.name)}"


def tables() -> list[Table]:
    """All of them; those of articles and of their history first, since they take longest."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS)
        keys = {table: (column, kind) for table, column, kind in cursor.fetchall()}
        cursor.execute(COLUMNS)
        rows = cursor.fetchall()
    types: dict[str, dict[str, str]] = {}
    columns: dict[str, list[Column]] = {}
    for table, name, type_name, written, size in rows:
        types.setdefault(table, {})[name] = written
        if (kind := KINDS.get(type_name)) and name not in PACKED:
            column = Column(name, kind, size, codes_of(table, name))
            columns.setdefault(table, []).append(column)
    found = [
        Table(name, *keys.get(name, ("ctid", "tid")), tuple(of_table), types[name])
        for name, of_table in columns.items()
        if name not in NO_WORDS
    ]
    return sorted(found, key=lambda table: (not table.name.startswith("articles_article"), table.name))


def codes_of(table: str, column: str) -> frozenset[str]:
    """The values of a column that has choices: they are the software's own words."""
    model = models_by_table().get(table)
    for field in model._meta.concrete_fields if model else ():
        if field.column == column and field.choices:
            return frozenset(str(value) for value, _label in field.flatchoices)
    return frozenset()


def models_by_table() -> dict[str, Any]:
    """Every model by its table, those that join two others included."""
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def names_of_columns() -> frozenset[str]:
    """What columns are called: snapshots and parameters of acts have them as keys, which are no words of people's."""
    return frozenset(_names())


def _names() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        yield model._meta.label_lower
        for field in model._meta.concrete_fields:
            yield from (field.name, str(field.column))


def content_type_of(model: type[models.Model]) -> int:
    return ContentType.objects.get_for_model(model).pk


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
