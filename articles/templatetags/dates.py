"""Dates as people read them, with no more precision than is known."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article, Event, Precision

register = template.Library()

FORMATS = {Precision.DAY: ("j F Y", 10), Precision.MONTH: ("F Y", 7), Precision.YEAR: ("Y", 4)}
"""For each precision: how people read it, and how many characters of the ISO date are known."""


def in_words(day: date | None, precision: str) -> str:
    """ "17 November 2016", "November 2016" or "2016"; empty where nothing is known."""
    if day is None or precision not in FORMATS:
        return ""
    return date_format(day, FORMATS[Precision(precision)][0])


def machine_date(day: date | None, precision: str) -> str:
    """ "2016-11-17", "2016-11" or "2016", as `<time datetime>` and citations want it; empty where nothing is known."""
    if day is None or precision not in FORMATS:
        return ""
    return day.isoformat()[: FORMATS[Precision(precision)][1]]


@register.simple_tag
def article_date(article: Article) -> str | SafeString:
    """The article's date as a `<time>` element, or a word that says that it is unknown."""
    return time_element(article.published_on, article.date_precision, get_language())


@lru_cache(maxsize=2048)
def time_element(day: date | None, precision: str, language: str | None) -> str | SafeString:
    """Kept by language: a list shows a date per article, and to write one out costs more than to show the title."""
    words = in_words(day, precision)
    return format_html('<time datetime="{}">{}</time>', machine_date(day, precision), words) if words else _("Undated")


@register.simple_tag
def event_days(event: Event) -> str | SafeString:
    """The days of an edition, with what is common said once: "16–18 November 2016"; the year alone if that is all."""
    first, last = event.start_date, event.end_date
    if first is None or last is None:
        return format_html('<time datetime="{0}">{0}</time>', event.year)
    if first == last:
        return format_html('<time datetime="{}">{}</time>', first.isoformat(), date_format(first, "j F Y"))
    start = (
        "j" if (first.year, first.month) == (last.year, last.month) else "j F " if first.year == last.year else "j F Y "
    )
    dash = "–" if start == "j" else "– "
    return format_html(
        '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>',
        first.isoformat(),
        date_format(first, start),
        dash,
        last.isoformat(),
        date_format(last, "j F Y"),
    )
