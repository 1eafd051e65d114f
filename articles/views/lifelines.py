"""An organization over time, as lines that the server draws: its names one after another, who came before and after.

Places are shares of the drawing's width, in %, so that it fits any screen. A day that stands for a whole year lies in
the middle of that year.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Organization, OrganizationName, OrganizationSuccession, Precision
from articles.templatetags.names_over_time import span, succession_date

STEPS = (1, 2, 5, 10, 20, 50, 100)
MOST_TICKS = 6
LEAST_YEARS = 8
MARGIN = 2
"""In %: a year that is closer to an edge would stick out."""
ROOM = 0.06
"""How much of the width is left free before the first known day, where something is older than anybody knows."""

Days = tuple[float | None, float | None]
"""Where a line begins and ends, in years; None where it is open."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `names` are its spellings with their languages; `relative` is an organization that it stands for
    instead, with the number of its articles.

    when          the days in words; how: what happened to it, for another organization
    start, stop   of the line in %; `dot` is the place of what happened, None where its day is unknown
    """

    kind: str
    names: tuple[tuple[str, str], ...] = ()
    relative: tuple[Organization, int] | None = None
    how: str = ""
    when: Any = ""
    source: str = ""
    days: Days | None = None
    start: float = 0
    stop: float = 0
    dot: float | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Groups of lines, each with its title, above years at their places in %."""

    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    ticks: tuple[tuple[float, int], ...]


def drawing(organization: Organization, numbers: Mapping[int, int], today: date) -> Drawing | None:
    """The lines of an organization, whose names and successions were fetched; None where there is nothing to tell.

    `numbers` are those of the articles of other organizations, by primary key.
    """
    rows = {
        _("Names"): list(name_lines(organization)),
        _("Came before"): [other(row.predecessor, row, "before", numbers) for row in organization.precessions.all()],
        _("Came after"): [other(row.successor, row, "after", numbers) for row in organization.successions.all()],
    }
    every = [line for lines in rows.values() for line in lines]
    known = [year for line in every for year in line.days or () if year is not None]
    if not known:
        rows.pop(_("Names"))
        listed = tuple((title, tuple(lines)) for title, lines in rows.items() if lines)
        return Drawing(listed, ()) if listed else None
    first, last = bounds(known, today, older=any(line.days and line.days[0] is None for line in every))
    drawn = {title: tuple(placed(line, first, last) for line in lines) for title, lines in rows.items() if lines}
    return Drawing(tuple(drawn.items()), tuple(ticks(first, last)))


def name_lines(organization: Organization) -> Iterator[Line]:
    """The names whose days are known, the oldest first, those of the same days in one line; at last the present one."""
    dated = [name for name in organization.names.all() if name.valid_from or name.valid_to]
    own = [name for name in dated if name.name in (organization.name, organization.name_zh)]
    others = [name for name in dated if name not in own]

    def days(name: OrganizationName) -> tuple[date, date]:
        return name.valid_from or date.min, name.valid_to or date.max

    in_order = sorted(others, key=lambda name: (days(name), name.pk))
    for _days, group in groupby(in_order, key=days):
        together = list(group)
        spelled = tuple((name.name, name.language) for name in together)
        begin, end = together[0].valid_from, together[0].valid_to
        yield Line("name", spelled, when=span(begin, end), days=(start_of(begin), end_of(end)))
    begin = next((name.valid_from for name in own if name.valid_from), None) or after_last(others)
    end = next((name.valid_to for name in own if name.valid_to), None)
    names = tuple((text, tag) for text, tag in ((organization.name, ""), (organization.name_zh, "zh")) if text)
    yield Line("present", names, when=span(begin, end), days=(start_of(begin), end_of(end)))


def after_last(names: Iterable[OrganizationName]) -> date | None:
    """The day after the last former name: the first of the same year where only the year of its end is known."""
    ends = [name.valid_to for name in names if name.valid_to and name.kind == OrganizationName.Kind.FORMER]
    if not ends:
        return None
    last = max(ends)
    return date(last.year, 1, 1) if (last.month, last.day) == (12, 31) else last + timedelta(days=1)


def other(thing: Organization, row: OrganizationSuccession, kind: str, numbers: Mapping[int, int]) -> Line:
    """The line of another organization: until it was followed, or since it followed."""
    year = None
    if row.happened_on:
        whole = row.date_precision == Precision.YEAR
        year = row.happened_on.year + 0.5 if whole else years(row.happened_on)
    days = None if year is None else (None, year) if kind == "before" else (year, None)
    relative = (thing, numbers.get(thing.pk, 0))
    how, when = str(row.get_kind_display()), succession_date(row)
    return Line(kind, relative=relative, how=how, when=when, source=row.source_url, days=days)


def years(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def start_of(day: date | None) -> float | None:
    return None if day is None else day.year + 0.5 if (day.month, day.day) == (1, 1) else years(day)


def end_of(day: date | None) -> float | None:
    return None if day is None else day.year + 0.5 if (day.month, day.day) == (12, 31) else years(day)


def bounds(known: Sequence[float], today: date, *, older: bool) -> tuple[float, float]:
    """The first and last moment of the drawing, in years."""
    last = max(years(today), *known)
    first = min(min(known), last - LEAST_YEARS)
    return first - (last - first) * ROOM if older else first, last


def placed(line: Line, first: float, last: float) -> Line:
    """The line with its place between two moments; what happened is where one ends or the other one begins."""
    if line.days is None:
        return line
    begin, end = (share(day, first, last) for day in line.days)
    start, stop = begin if begin is not None else 0.0, end if end is not None else 100.0
    dot = {"before": end, "after": begin}.get(line.kind)
    return replace(line, start=start, stop=max(stop, start), dot=dot)


def share(year: float | None, first: float, last: float) -> float | None:
    return None if year is None else round(100 * (year - first) / (last - first), 2)


def ticks(first: float, last: float) -> Iterator[tuple[float, int]]:
    """Round years within the drawing, not too many."""
    step = next(step for step in STEPS if (last - first) / step <= MOST_TICKS or step == STEPS[-1])
    begin = int(-(-first // step) * step)
    for year in range(begin, int(last) + 1, step):
        place = 100 * (year - first) / (last - first)
        if MARGIN < place < 100 - MARGIN:
            yield round(place, 2), year
