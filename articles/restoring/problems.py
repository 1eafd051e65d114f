"""Why a version cannot be had again: what stands today is in its way."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from articles.restoring.versions import Version


class RestoreError(Exception):
    """The message says why, and what to do. `broken`: messages of Django's validation, for pages that know better."""

    def __init__(self, message: str, broken: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.broken = tuple(broken)


def check(version: Version, columns: Iterable[str]) -> None:
    """Raise `RestoreError` where the row would be at odds with what stands today."""
    model, wanted = version.table.model, list(columns)
    row = copy(version.now) if version.now is not None else model(pk=version.pk)
    for column in wanted:
        setattr(row, column, getattr(version.event, column))
    for missing in _missing(version, wanted):
        raise RestoreError(missing)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        messages = error.messages
        raise RestoreError(" ".join(messages), messages) from error


def _missing(version: Version, columns: Iterable[str]) -> Iterator[str]:
    """What the version points to and is in the archive no more, unless nothing may stand in its place."""
    for field in version.words.fields:
        key = getattr(version.event, field.attname)
        if field.attname not in columns or not field.many_to_one or key is None:
            continue
        if field.remote_field.on_delete is models.SET_NULL:
            continue
        if not field.related_model._base_manager.filter(pk=key).exists():
            label, name = field.verbose_name, version.words.shown(field, key)
            text = _("Its {label} was “{name}”, which is in the archive no more: bring that back first.")
            yield text.format(label=label, name=name)


def refused(version: Version) -> Any:
    """The message where the database itself said no."""
    text = _("“{name}” cannot be as it was: something that stands today uses what it had, or what it had is gone.")
    return RestoreError(text.format(name=version.name))
