"""Values of fields in one plain form, however they came: from the database, from a browser, or seen before."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

Plain = str | list[str]
"""A value as text, or several; empty for none."""

SEEN = "_seen"
"""The hidden field with what a form held when it was opened; that of a row ends with the row's prefix."""


def seen_name(prefix: str | None) -> str:
    return f"{SEEN}-{prefix}" if prefix else SEEN


def plain(value: Any) -> Plain:
    """A cleaned or initial value of a form's field: rows by their keys, choices of several in the order of keys."""
    if isinstance(value, (list, tuple, set, frozenset, QuerySet)):
        several = [str(plain(one)) for one in value]
        ordered = any(isinstance(one, str) for one in value)
        return (several if ordered else sorted(several)) or ""
    if value is None or value is False:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return str(value).replace("\r\n", "\n").strip()


def held(form: forms.BaseForm) -> dict[str, Plain]:
    """What the fields of a form hold in the database, by name, as far as somebody could change them."""
    fields = {name: field for name, field in form.fields.items() if not field.disabled}
    return {name: plain(form.get_initial_for_field(field, name)) for name, field in fields.items()}


def written(form: forms.BaseForm) -> str:
    """The value of the hidden field: what the form held when it was opened, also after it came back with errors."""
    given = form.data.get(seen_name(form.prefix)) if form.is_bound else None
    return str(given) if given is not None else json.dumps(held(form), ensure_ascii=False, separators=(",", ":"))


def seen(form: forms.BaseForm) -> dict[str, Plain] | None:
    """What somebody saw who posted the form; None where it does not say so, or in no way that makes sense."""
    try:
        found = json.loads(form.data.get(seen_name(form.prefix), ""))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return {str(name): value for name, value in found.items() if is_plain(value)}


def is_plain(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def cleaned(field: forms.Field, initial: Any) -> Any:
    """What cleaning a form would give for a value that the database holds."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [one.pk if isinstance(one, Model) else one for one in initial or ()]
        return rows_of(field).filter(pk__in=keys)
    if isinstance(field, forms.ModelChoiceField):
        key = initial.pk if isinstance(initial, Model) else initial
        return rows_of(field).filter(pk=key).first() if key is not None else None
    return field.empty_value if initial is None and isinstance(field, forms.CharField) else initial


def shown(field: forms.Field, value: Plain) -> str:
    """A plain value in words: rows by their names, choices by their labels."""
    several = [value] if isinstance(value, str) else value
    if isinstance(field, forms.ModelChoiceField):
        keys = [int(one) for one in several if one.isdecimal()]
        names: Mapping[int, Any] = rows_of(field).in_bulk(keys)
        return ", ".join(str(names.get(key, f"#{key}")) for key in keys)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in flat(field.choices)}
        return ", ".join(labels.get(one, one) for one in several if one)
    return ("\n" if len(several) > 1 else "").join(several)


def flat(choices: Any) -> Any:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield key, label


def rows_of(field: Any) -> QuerySet[Any]:
    """Every row that there is, also those that the field no longer offers."""
    found: QuerySet[Any] = field.queryset.model._base_manager.all()
    return found
