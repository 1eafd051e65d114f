"""The facets of the browse page. Each is counted without its own choice, so that it shows what else could be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from articles.facets.counting import Counted, Tally, count
from articles.facets.labels import label_of, note_of

if TYPE_CHECKING:
    from articles.filters import ArticleFilter, Choice

SHOWN = 10
ALL = 400
TITLES = {
    "edition": _("Edition"),
    "organization": _("Organization"),
    "outlet": _("Outlet"),
    "agency": _("Wire agency"),
    "topic": _("Topic"),
    "language": _("Language"),
    "kind": _("Kind of organization"),
}
WHOLE = ("edition", "language", "kind")
"""Facets with few values, which are always shown in full."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. `address` chooses it or, where it is `chosen`, takes it back; `share` is its bar in %."""

    key: str
    label: str
    note: str
    count: int
    chosen: bool
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter with its values, chosen ones first. `values_in_all` counts also those that are not shown."""

    name: str
    title: str
    values: tuple[Value, ...]
    values_in_all: int
    chosen: int
    more: str
    fewer: str

    def __bool__(self) -> bool:
        return bool(self.values)


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets of a result, its size, and its years and months for a chart (months only of a chosen year)."""

    total: int
    groups: tuple[Facet, ...]
    years: Counted
    months: Counted
    undated: int


@dataclass(frozen=True, slots=True)
class Loosening:
    """How many articles there would be without one choice."""

    name: str
    label: str
    count: int
    address: str


def facets(filterset: ArticleFilter, *, more: str = "", found: Sequence[int] | None = None) -> Facets:
    """Count everything that `filterset` leaves to choose, in one query.

    more   the name of a facet that is shown with all its values
    found  primary keys of the organizations to which a search within the facet narrows it
    """
    counted = count(tallies(filterset, more=more, found=found), search=bool(filterset.choices["q"]))
    return Facets(
        total=counted["total"].single,
        groups=tuple(facet(filterset, name, counted[name], more=more) for name in TITLES),
        years=counted["year"],
        months=counted.get("month", Counted()),
        undated=counted["undated"].single,
    )


def tallies(filterset: ArticleFilter, *, more: str, found: Sequence[int] | None) -> Iterator[Tally]:
    everything = filterset.narrowed()
    yield Tally("total", "total", everything)
    for name in TITLES:
        choice = filterset.choices[name]
        # Organizations that must all be named narrow the list of what may be named beside them.
        own = filterset.narrowed(without={name}) if choice and not choice.every else everything
        yield Tally(
            name,
            name,
            own,
            limit=None if name in WHOLE else ALL if more == name else SHOWN,
            always=[] if name in WHOLE else choice.values,
            among=[*found, *choice.values] if found is not None and name == "organization" else None,
        )
    year = filterset.choices["year"]
    timeless = filterset.narrowed(without={"year", "month"}) if year else everything
    yield Tally("year", "year", timeless)
    yield Tally("undated", "undated", timeless)
    if year:
        own = filterset.narrowed(without={"month"}) if filterset.choices["month"] else everything
        yield Tally("month", "month", own)


def facet(filterset: ArticleFilter, name: str, counted: Counted, *, more: str) -> Facet:
    choice: Choice = filterset.choices[name]
    address = filterset.address

    def share(number: int) -> int:
        return min(round(100 * number / max(counted.largest, 1)), 100)

    values = [
        Value(
            key=row.key,
            label=label_of(name, row),
            note=note_of(name, row),
            count=row.count,
            chosen=row.key in choice.keys,
            share=max(share(row.count), 1),
            address=str(address.lacking(name, row.key) if row.key in choice.keys else address.having(name, row.key)),
        )
        for row in counted.counts
    ]
    seen = {value.key for value in values}
    values += [
        Value(option.key, option.label, "", number, True, share(number), str(address.lacking(name, option.key)))
        for option in choice.options
        if option.key not in seen
        for number in [variants(name, option.key, counted)]
    ]
    if name != "edition":
        values.sort(key=lambda value: not value.chosen)
    return Facet(
        name=name,
        title=str(TITLES[name]),
        values=tuple(values),
        values_in_all=counted.values,
        chosen=len(choice.options),
        more=str(address.setting("more", name)) if counted.values > len(values) and more != name else "",
        fewer=str(address) if more == name else "",
    )


def variants(name: str, key: str, counted: Counted) -> int:
    """How many articles a language holds that has no articles of its own: those in its variants, zh-Hans for zh."""
    return sum(row.count for row in counted.counts if name == "language" and row.key.startswith(f"{key}-"))


def loosened(filterset: ArticleFilter) -> list[Loosening]:
    """What an empty result would hold if one parameter's choice were given up; one query, most articles first."""
    together = {"year": ("year", "month"), "organization": ("organization", "together"), "q": ("q", "sort")}
    chips = {chip.name: chip for chip in filterset.chips if chip.name not in ("month", "together")}
    counted = count(Tally(name, "total", filterset.narrowed(without=together.get(name, (name,)))) for name in chips)
    found = [
        Loosening(
            name=name,
            label=", ".join(option.label for option in filterset.choices[name].options),
            count=counted[name].single,
            address=str(filterset.address.without(*together.get(name, (name,)))),
        )
        for name in chips
    ]
    return sorted((way for way in found if way.count), key=lambda way: -way.count)
