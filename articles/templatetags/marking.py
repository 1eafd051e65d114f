"""Marks within texts that came from outside: everything is escaped, and only then marked."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.snippets import START, STOP

register = template.Library()


@register.filter
def highlighted(text: str) -> SafeString:
    """Turn what lies between `START` and `STOP` into `<mark>` elements. A lone bound is dropped."""
    pieces = str(text).split(START)
    parts: list[str] = [escape(pieces[0].replace(STOP, ""))]
    for piece in pieces[1:]:
        match, bound, rest = piece.partition(STOP)
        parts.append(f"<mark>{escape(match)}</mark>{escape(rest.replace(STOP, ''))}" if bound else escape(match))
    return mark_safe("".join(parts))
