"""The facets of the browse page. Each is counted without its own choice, so that it shows what else could be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from articles.facets.counting import Count, Counted, Tally, count, undated
from articles.facets.labels import label_of, note_of
from articles.facets.names import names_of
from articles.models import Organization

if TYPE_CHECKING:
    from articles.filters import ArticleFilter, Choice, Result

SHOWN = 10
ALL = 400
TITLES = {
    "edition": _("Edition"),
    "organization": _("Organization"),
    "kind": _("Kind of organization"),
    "country": _("Country of organization"),
    "outlet": _("Outlet"),
    "agency": _("Wire agency"),
    "topic": _("Topic"),
    "language": _("Language"),
}
IN_PASSING = ("month", "family", "together")
"""Parameters that are given up with another one, or narrow nothing by themselves."""
WHOLE = ("edition", "language", "kind")
"""Facets with few values, which are always shown in full."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. `address` chooses it or, where it is `chosen`, takes it back; `share` is its bar in %.

    `count` is None where counting took too long.
    """

    key: str
    label: str
    note: str
    count: int | None
    chosen: bool
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter with its values, chosen ones first. `values_in_all` counts also those that are not shown.

    more, fewer  addresses that show all values, or again the first; "" where that changes nothing
    find         what was looked for among the values
    """

    name: str
    title: str
    values: tuple[Value, ...]
    values_in_all: int
    chosen: int
    more: str
    fewer: str
    find: str = ""

    def __bool__(self) -> bool:
        return bool(self.values)

    @property
    def long(self) -> bool:
        """Whether it has more values than are shown, so that one may be looked for."""
        return bool(self.more or self.fewer or self.find)


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets of a result, its size, and its years and months for a chart (months only of a chosen year).

    exact  False where the numbers are estimates; late: counting took too long, and all numbers are None
    """

    total: int | None
    groups: tuple[Facet, ...]
    years: Counted
    months: Counted
    undated: int
    exact: bool = True
    late: bool = False


@dataclass(frozen=True, slots=True)
class Loosening:
    """How many articles there would be without one choice."""

    name: str
    label: str
    count: int
    address: str


def facets(filterset: ArticleFilter, result: Result, *, more: str = "", find: str = "") -> Facets:
    """Count everything that `filterset` leaves to choose.

    more  the name of a facet that is shown with all its values
    find  a name that its values must contain
    """
    year = filterset.choices["year"]
    no_time = {"year", "month"} if year else set()
    timeless = result.within(no_time)
    months = Tally("month", result.within({"month"}), repeated=result.repeated({"month"}))
    return Facets(
        total=None if result.late else result.estimated(result.number()),
        groups=tuple(facet(filterset, result, name, more=more == name, find=find) for name in TITLES),
        years=estimated(result, count(result.index, Tally("year", timeless, repeated=result.repeated(no_time)))),
        months=estimated(result, count(result.index, months)) if year else Counted(),
        undated=result.estimated(undated(result.index, timeless, per_story=result.per_story)),
        exact=result.exact,
        late=result.late,
    )


def facet(filterset: ArticleFilter, result: Result, name: str, *, more: bool, find: str) -> Facet:
    choice: Choice = filterset.choices[name]
    find = find if more and name not in WHOLE else ""
    # Organizations that must all be named narrow the list of what may be named beside them.
    without = {name} if choice and not choice.every else set()
    tally = Tally(
        "family" if choice.family else name,
        result.within(without),
        repeated=result.repeated(without),
        limit=None if name in WHOLE else ALL if more else SHOWN,
        always=[] if name in WHOLE else choice.values,
        among={*called(result, name, find), *choice.values} if find else None,
    )
    answer = estimated(result, count(result.index, tally))
    values = [value_of(filterset, result, name, row, answer.largest) for row in answer.counts]
    values += unseen(filterset, result, name, answer)
    if name != "edition":
        values.sort(key=lambda value: not value.chosen)
    address = filterset.address
    return Facet(
        name=name,
        title=str(TITLES[name]),
        values=tuple(values),
        values_in_all=answer.values,
        chosen=len(choice.options),
        more=str(address.setting("more", name)) if answer.values > len(values) and not more else "",
        fewer=str(address) if more else "",
        find=find,
    )


def called(result: Result, name: str, text: str) -> set[int | str]:
    """The values of a facet that bear a name which contains `text`; organizations by any of their names."""
    if name == "organization":
        return set(Organization.objects.called(text).values_list("pk", flat=True))
    if name == "country":
        labels = {value: label_of(name, Count(value, "", "", 0)) for value in result.index.columns["country"]}
        return {value for value, label in labels.items() if text.casefold() in label.casefold()}
    return set(names_of(result.index).found(name, text))


def estimated(result: Result, answer: Counted) -> Counted:
    """The answer as it stands, or scaled to the share of articles that really match."""
    if result.exact:
        return answer
    return replace(answer, counts=tuple(replace(row, count=result.estimated(row.count)) for row in answer.counts))


def value_of(filterset: ArticleFilter, result: Result, name: str, row: Count, largest: int) -> Value:
    chosen = row.key in filterset.choices[name].keys
    address = filterset.address
    return Value(
        key=row.key,
        label=label_of(name, row),
        note=note_of(name, row),
        count=None if result.late else row.count,
        chosen=chosen,
        share=share(row.count, largest) if not result.late else 0,
        address=str(address.lacking(name, row.key) if chosen else address.having(name, row.key)),
    )


def share(number: int, largest: int) -> int:
    """The length of a bar in %: a number above 0 is always to be seen."""
    return min(max(round(100 * number / largest), 1), 100) if number and largest else 0


def unseen(filterset: ArticleFilter, result: Result, name: str, answer: Counted) -> Iterator[Value]:
    """The values chosen that no article has, so that they can be taken back. A language has those of its variants."""
    seen = {row.key for row in answer.counts}
    for option in filterset.choices[name].options:
        if option.key not in seen:
            number = of_variants(result, option.key) if name == "language" else 0
            row = Count(option.key, option.label, "", number)
            yield replace(value_of(filterset, result, name, row, answer.largest), label=option.label)


def of_variants(result: Result, language: str) -> int:
    tags = [tag for tag in result.index.columns["language"] if tag.startswith(f"{language}-")]
    return result.estimated(result.size(result.index.any_of("language", tags) & result.within({"language"})))


def loosened(filterset: ArticleFilter, result: Result) -> list[Loosening]:
    """What an empty result would hold if one parameter's choice were given up, most articles first."""
    together = {"year": ("year", "month"), "organization": ("organization", "together", "family"), "q": ("q", "sort")}

    def counted(name: str) -> int:
        number = result.number(together.get(name, (name,)))
        return number if name == "q" else 0 if result.late else result.estimated(number)

    found = [
        Loosening(
            name=name,
            label=", ".join(option.label for option in filterset.choices[name].options),
            count=counted(name),
            address=str(filterset.address.without(*together.get(name, (name,)))),
        )
        for name in dict.fromkeys(chip.name for chip in filterset.chips if chip.name not in IN_PASSING)
    ]
    return sorted((way for way in found if way.count), key=lambda way: -way.count)
