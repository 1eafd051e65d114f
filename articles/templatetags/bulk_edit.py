"""Ways to a bulk edit: from the list of articles, with what narrows it."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.contrib.admin.views.main import ALL_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.http import QueryDict
from django.urls import reverse

from articles.models import Event, Source, Status

register = template.Library()

SHOWN_ONLY = {ORDER_VAR, PAGE_VAR, ALL_VAR, "_facets", "e"}
"""Parameters of a list that narrow nothing."""

SAME = {SEARCH_VAR: "q", "status__exact": "status", "language": "language", "year": "year"}
"""Parameters of the list, and of the public page where it means the same by another name."""


@register.simple_tag
def bulk_address(asked: QueryDict) -> str:
    """The address of the bulk edit of what a list shows.

    What the public page knows no word for goes along as it is: the bulk edit says that it did not understand it, and
    does nothing until it is taken out. It is never left out silently, since that would edit more than was seen.
    """
    pairs = QueryDict(mutable=True)
    for name, value in _pairs(asked):
        pairs.appendlist(name, value)
    if "status" not in pairs:
        pairs.setlist("status", Status.values)
    return f"{reverse('admin:articles_article_bulk')}?{pairs.urlencode()}"


def _pairs(asked: QueryDict) -> Iterator[tuple[str, Any]]:
    for name in asked:
        value = str(asked.get(name, ""))
        if name in SHOWN_ONLY or not value:
            continue
        if name == "status__in":
            yield from (("status", one) for one in value.split(","))
        elif name in SAME:
            yield SAME[name], value
        else:
            yield _related(name, value) or (name, value)


def _related(name: str, value: str) -> tuple[str, str] | None:
    """An edition or an outlet, which the list knows by its key and the public page by its year or slug."""
    if not value.isascii() or not value.isdecimal() or len(value) > 18:
        return None
    if name == "event__id__exact" and (event := Event.objects.wic().filter(pk=value).first()):
        return "edition", str(event.year)
    if name == "source__id__exact" and (source := Source.objects.filter(pk=value).first()):
        return "outlet", source.slug
    return None
