"""Forms of the admin, filled in as a browser would."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse


def posted(response: HttpResponse) -> dict[str, Any]:
    """What a browser would post if nothing were changed on a page with an admin form: line ends are CRLF."""
    context: Any = response.context  # type: ignore[attr-defined]
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    data: dict[str, Any] = {}
    for form in forms:
        data |= dict(_values(form))
    return data | dict(context.get("seen") or ())


def _values(form: Any) -> Iterator[tuple[str, Any]]:
    for bound in form:
        value = bound.value()
        name = bound.html_name
        if hasattr(bound.field.widget, "widgets"):
            parts = bound.field.widget.decompress(value)
            yield from ((f"{name}_{i}", part or "") for i, part in enumerate(parts))
        elif isinstance(value, bool):
            if value:
                yield name, "on"
        elif isinstance(value, str):
            yield name, value.replace("\n", "\r\n")
        elif value is not None:
            yield name, value
        elif not getattr(bound.field.widget, "allow_multiple_selected", False):
            yield name, ""
