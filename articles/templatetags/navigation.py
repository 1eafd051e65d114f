"""Where the reader is."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], name: str) -> SafeString:
    """` aria-current="…"` for a link to the URL `name`: "page" on that page, "true" on a page beneath it."""
    request = context.get("request")
    here, target = request.path if request else "", reverse(name)
    if here == target:
        return mark_safe(' aria-current="page"')
    if target != "/" and here.startswith(target):
        return mark_safe(' aria-current="true"')
    return mark_safe("")
