"""Rows of a form that is saved: nobody else writes them between reading and writing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.forms.models import _get_foreign_key
from django.http import HttpRequest


def locked(admin: Any, request: HttpRequest, object_id: str) -> None:
    """Lock the object of a posted form and the rows within it, until the transaction ends.

    Those within come first, as where they are decided on alone and triggers then write what they belong to: so nobody
    waits for somebody who waits for him. References from other tables stay possible.
    """
    if request.method != "POST" or not connection.in_atomic_block:
        return
    try:
        key = admin.opts.pk.to_python(object_id)
    except ValidationError:
        return
    relations = {
        (inline.model, _get_foreign_key(admin.model, inline.model, fk_name=inline.fk_name)) for inline in admin.inlines
    }
    for model, relation in sorted(relations, key=lambda pair: (pair[0]._meta.label, pair[1].name)):
        _lock(model, **{relation.attname: key})
    _lock(admin.model, pk=key)


def _lock(model: Any, **which: Any) -> None:
    rows = model._base_manager.filter(**which).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
