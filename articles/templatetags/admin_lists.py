"""The admin's lists: cells that know their column, filters with what is chosen in them, what a list is narrowed by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.admin.templatetags.admin_list import result_list
from django.contrib.admin.utils import NotRelationField, get_fields_from_path
from django.contrib.admin.views.main import IGNORED_PARAMS, SEARCH_VAR, ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models.constants import LOOKUP_SEP
from django.db.models.options import Options
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

register = template.Library()

CELL = re.compile(r'<(t[dh]) class="(field-[^"]*)">(.*)</\1>', re.DOTALL)
"""A cell as Django writes it."""

EMPTY = {"", "-", "–"}
SHORT, FIRST = 12, 3
"""Choices, filters. A filter that is longer, or further down, is closed until something is chosen in it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its choices as Django gives them, what is chosen in it, and the address without that."""

    title: str
    template: str
    choices: list[dict[str, Any]]
    chosen: str
    without: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows a list, and the address of the list without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filters of a list, and all that narrows it at the moment."""

    filters: list[Filter]
    chips: list[Chip]


@register.simple_tag
def narrowed(cl: ChangeList) -> Narrowed:
    """Filters and choices of a list; each filter is asked for its choices once."""
    filters = [_filter(spec, cl, number) for number, spec in enumerate(cl.filter_specs)]
    chips = [Chip(str(one.title), one.chosen, one.without) for one in filters if one.chosen]
    if cl.query:
        chips.insert(0, Chip(_("search"), f"“{cl.query}”", cl.get_query_string(remove=[SEARCH_VAR])))
    return Narrowed(filters, [*chips, *_from_elsewhere(cl)])


@register.simple_tag
def rows(cl: ChangeList) -> dict[str, Any]:
    """What `result_list` gives, its cells with their column's name, for screens on which a row is a block."""
    found: dict[str, Any] = result_list(cl)
    names = [capfirst(strip_tags(str(header["text"]))) for header in found["result_headers"]]
    for row in found["results"]:
        row[:] = [_labelled(cell, name) for cell, name in zip(row, names, strict=False)] + row[len(names) :]
    return found


def _filter(spec: Any, cl: ChangeList, number: int) -> Filter:
    choices = list(spec.choices(cl))
    chosen = [str(choice["display"]) for choice in choices[1:] if choice.get("selected")]
    without = str(choices[0].get("query_string", "?")) if choices else "?"
    is_open = bool(chosen) or (number < FIRST and len(choices) <= SHORT)
    return Filter(str(spec.title), spec.template, choices, ", ".join(chosen), without, is_open)


def _from_elsewhere(cl: ChangeList) -> Iterator[Chip]:
    """Lookups in the address that belong to no filter: pages of the admin link to lists by them."""
    of_filters = {name for spec in cl.filter_specs for name in spec.expected_parameters() if name}
    for name, value in cl.params.items():
        if name not in IGNORED_PARAMS and name not in of_filters:
            shown = Truncator(str(value)).chars(40)
            yield Chip(_meaning(cl.model._meta, name), shown, cl.get_query_string(remove=[name]))


def _meaning(options: Options[Any], lookup: str) -> str:
    """What a lookup asks for, in a word: of a key, the model it is a key of."""
    parts = lookup.split(LOOKUP_SEP)
    while parts:
        try:
            field = get_fields_from_path(options.model, LOOKUP_SEP.join(parts))[-1]
        except (FieldDoesNotExist, NotRelationField):
            parts.pop()  # what is left of the end of it says how to compare
        else:
            is_key = getattr(field, "primary_key", False)
            return str(field.model._meta.verbose_name if is_key else getattr(field, "verbose_name", lookup))
    return lookup


def _labelled(cell: SafeString, name: str) -> SafeString:
    match = CELL.fullmatch(cell)
    if match is None:
        return cell
    tag, classes, content = match.groups()
    empty = mark_safe(' data-empty=""') if strip_tags(content).strip() in EMPTY and "<img" not in content else ""
    return format_html(
        '<{} class="{}" data-label="{}"{}>{}</{}>',
        tag,
        mark_safe(classes),
        escape(name),
        empty,
        mark_safe(content),
        tag,
    )
