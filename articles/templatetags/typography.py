"""Type as it should be set, where a file of facts has what a keyboard has."""

from django import template

register = template.Library()


@register.filter
def dashes(text: str) -> str:
    """A hyphen between spaces becomes a dash."""
    return str(text).replace(" - ", " – ")
