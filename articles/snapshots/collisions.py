"""What a row that comes back collides with, from what the database says of it."""

import re
from typing import Any

from django.db import IntegrityError

from articles.snapshots.contents import Row
from articles.snapshots.pointing import said
from articles.snapshots.problems import CollisionError
from articles.snapshots.relations import Model

KEY = re.compile(r"^Key \((?P<columns>.*?)\)=\(")
"""How PostgreSQL tells the columns of a value that is there already. A detail is in English, whatever the language."""


def collision(model: Model, row: Row, problem: IntegrityError) -> CollisionError | None:
    """The other row, by the columns that have to be unique; None if it was something else that was refused."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    if diagnosis is None or diagnosis.sqlstate != "23505":
        return None
    told = KEY.match(diagnosis.message_detail or "")
    names = [_bare(name) for name in told["columns"].split(", ")] if told else []
    fields = {field.column: field for field in model._meta.concrete_fields}
    known = [name for name in names if name in fields and name in row]
    what = ", ".join(str(fields[name].verbose_name) for name in known) or str(diagnosis.constraint_name)
    lookups: dict[str, Any] = {
        (f"{fields[name].attname}__iexact" if isinstance(row[name], str) else fields[name].attname): row[name]
        for name in known
    }
    other = model._base_manager.filter(**lookups).first() if known and len(known) == len(names) else None
    return CollisionError(model, said(row, model), what, other)


def _bare(name: str) -> str:
    """The column within an expression: "lower(name::text)" → "name"."""
    return re.sub(r"^lower\(\(?([a-z_]+)\)?::text\)$", r"\1", name.strip().strip('"'))
