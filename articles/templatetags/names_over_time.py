"""The days of names and successions, with no more precision than is known."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import OrganizationName, OrganizationSuccession
from articles.templatetags.dates import in_words, machine_date

register = template.Library()


@register.simple_tag
def name_days(name: OrganizationName) -> str:
    """ "2001–2010", "since 2001", "until 28 October 2021"; empty where neither end is known."""
    return span(name.valid_from, name.valid_to)


def span(first: date | None, last: date | None) -> str:
    """From the one day to the other in words; a day that begins or ends a year is said as that year."""
    begin, end = day_in_words(first, (1, 1)), day_in_words(last, (12, 31))
    if begin and end:
        dash = "–" if f"{begin}{end}".isdigit() else " – "
        return begin if begin == end else f"{begin}{dash}{end}"
    if begin:
        return _("since {day}").format(day=begin)
    return _("until {day}").format(day=end) if end else ""


def day_in_words(day: date | None, whole: tuple[int, int]) -> str:
    """A day; or its year, where it is the month and day that stand for one."""
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == whole else date_format(day, "j F Y")


@register.simple_tag
def succession_date(succession: OrganizationSuccession) -> str | SafeString:
    """When one followed the other, as a `<time>`; empty where that is unknown."""
    day, precision = succession.happened_on, succession.date_precision
    words = in_words(day, precision)
    return format_html('<time datetime="{}">{}</time>', machine_date(day, precision), words) if words else ""
