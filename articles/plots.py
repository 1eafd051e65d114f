"""Charts that the server draws: numbers in, positions out. Templates turn them into SVG beside a table of the same.

Widths are shares of the chart's width (in %), so that a chart fits any screen; heights are pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import numbers

if TYPE_CHECKING:
    from articles.facets import Count

BAR_SHARE = 0.64
"""How much of its place in the row a column fills."""
HEAD, FOOT = 20, 22
"""Room in pixels above the highest column for its number, and below the base line for the labels."""
DENSITIES = {"few": 9, "many": 13, "dense": 19}
"""Up to how many columns a chart is what: narrow screens leave out labels, or scroll."""
DAYS_AROUND = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a chart; `address` shows what was counted.

    label        in full, for the table; tick: below its column; short: the same where there is little room
    highlighted  whether it stands out, as chosen or as what the chart is about
    """

    label: str
    count: int
    address: str
    tick: str
    short: str
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """An item with its place: `left`, `middle`, `width` of the bar, `start` and `band` of its whole strip.

    number  the count as people read it; said: the whole column in words
    """

    item: Item
    number: str
    said: str
    start: float
    band: float
    left: float
    middle: float
    width: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of columns on a base line.

    title    what is counted; head: what the columns stand for, as the head of the table's first column
    density  how crowded it is: few, many, dense or crowd
    """

    title: str
    head: str
    columns: tuple[Column, ...]
    height: int
    base: int
    density: str

    @property
    def label_line(self) -> int:
        return self.base + 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a ranked list: `page` is about the thing, `address` shows the articles; `share` is its bar in %.

    number  the count as people read it; said: the whole line in words
    """

    label: str
    note: str
    count: int
    number: str
    said: str
    share: int
    address: str
    page: str = ""


def columns(items: Sequence[Item], *, title: str, head: str, height: int = 150, exact: bool = True) -> Chart:
    """Columns for `items`, the largest as high as there is room; any number but zero is at least two pixels high.

    exact  whether the numbers are counts; estimates are written as such
    """
    largest = max((item.count for item in items), default=0)
    room, base = height - HEAD - FOOT, height - FOOT
    band = 100 / max(len(items), 1)
    placed = []
    for i, item in enumerate(items):
        tall = max(round(room * item.count / largest, 1), 2) if item.count else 0
        placed.append(
            Column(
                item=item,
                number=numbers.nearly(item.count, exact),
                said=f"{item.label}: {numbers.articles(item.count, exact)}",
                start=round(i * band, 3),
                band=round(band, 3),
                left=round((i + (1 - BAR_SHARE) / 2) * band, 3),
                middle=round((i + 0.5) * band, 3),
                width=round(BAR_SHARE * band, 3),
                top=base - tall,
                height=tall,
            )
        )
    density = next((word for word, most in DENSITIES.items() if len(items) <= most), "crowd")
    return Chart(title, head, tuple(placed), height, base, density)


def bars(
    counts: Iterable[Count], address: Callable[[Count], str], page: Callable[[Count], str] = lambda count: ""
) -> list[Bar]:
    """A ranked list; bars are relative to the largest number."""
    counts = list(counts)
    largest = max((count.count for count in counts), default=1)
    return [
        Bar(
            count.label or count.key,
            count.note,
            count.count,
            numbers.grouped(count.count),
            f"{count.label or count.key}: {numbers.articles(count.count)}",
            max(round(100 * count.count / largest), 1),
            address(count),
            page(count),
        )
        for count in counts
    ]


def years(counts: Sequence[Count], address: Callable[[str], str], *, chosen: str = "") -> list[Item]:
    """Every year from the first to the last, years without articles included."""
    found = {int(count.key): count.count for count in counts}
    span = range(min(found), max(found) + 1) if found else range(0)
    return [
        Item(
            label=str(year),
            count=found.get(year, 0),
            address=address(str(year)),
            tick=str(year),
            short=f"’{year % 100:02}",
            highlighted=str(year) == chosen,
        )
        for year in span
    ]


def months(counts: Sequence[Count], address: Callable[[str], str], *, chosen: str = "") -> list[Item]:
    """The twelve months of one year; `counts` has keys such as 2016-11."""
    found = {int(count.key[5:]): count.count for count in counts}
    return [
        Item(
            label=date_format(date(2000, month, 1), "F"),
            count=found.get(month, 0),
            address=address(str(month)),
            tick=date_format(date(2000, month, 1), "M"),
            short=date_format(date(2000, month, 1), "M")[:1],
            highlighted=str(month) == chosen,
        )
        for month in range(1, 13)
    ]


def days(
    counts: Sequence[Count], first: date, last: date, address: Callable[[date | None, date | None], str]
) -> list[Item]:
    """The days of an edition and some around them; what lies outside is gathered in one column on either side."""
    found = {date.fromisoformat(count.key): count.count for count in counts}
    start, end = first - timedelta(days=DAYS_AROUND), last + timedelta(days=DAYS_AROUND)
    earlier = sum(number for day, number in found.items() if day < start)
    later = sum(number for day, number in found.items() if day > end)
    span = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    inside = [
        Item(
            date_format(day, "j F"),
            found.get(day, 0),
            address(day, day),
            str(day.day),
            str(day.day),
            first <= day <= last,
        )
        for day in span
    ]
    before = (
        [Item(_("earlier"), earlier, address(None, start - timedelta(days=1)), _("earlier"), "…")] if earlier else []
    )
    after = [Item(_("later"), later, address(end + timedelta(days=1), None), _("later"), "…")] if later else []
    return before + inside + after
