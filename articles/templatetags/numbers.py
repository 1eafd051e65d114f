"""Numbers as people read them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """ "12,345": digits in groups, as the reader's language does it."""
    return number_format(number, use_l10n=True, force_grouping=True)
