from datetime import date

import pytest

from articles import plots
from articles.facets import Count


def counted(**numbers: int) -> list[Count]:
    return [Count(key.strip("_"), key, "", number) for key, number in numbers.items()]


def test_the_largest_column_fills_the_room_and_none_is_too_small_to_see() -> None:
    items = [plots.Item(str(n), n, "", "", "") for n in (0, 1, 1000)]
    chart = plots.columns(items, title="t", head="h", height=150)
    none, small, large = chart.columns
    assert (none.height, small.height) == (0, 2)
    assert large.height == 150 - plots.HEAD - plots.FOOT
    assert {column.top + column.height for column in chart.columns} == {chart.base}


@pytest.mark.parametrize("number", [1, 2, 13, 40])
def test_columns_stay_within_the_chart_and_apart(number: int) -> None:
    chart = plots.columns([plots.Item("", 1, "", "", "")] * number, title="t", head="h")
    assert chart.columns[0].left >= 0
    assert chart.columns[-1].left + chart.columns[-1].width <= 100.01
    for one, other in zip(chart.columns, chart.columns[1:], strict=False):
        assert one.left + one.width < other.left


def test_no_items_make_an_empty_chart() -> None:
    assert plots.columns([], title="t", head="h").columns == ()


def test_years_without_articles_are_shown_between_others() -> None:
    items = plots.years(counted(_2014=3, _2017=1), lambda year: f"?year={year}", chosen="2017")
    assert [(item.label, item.count) for item in items] == [("2014", 3), ("2015", 0), ("2016", 0), ("2017", 1)]
    assert items[0].address == "?year=2014"
    assert [item.label for item in items if item.highlighted] == ["2017"]
    assert plots.years([], str) == []


def test_a_year_has_twelve_months() -> None:
    items = plots.months([Count("2016-11", "", "", 4)], lambda month: f"?month={month}", chosen="11")
    assert len(items) == 12
    assert (items[10].label, items[10].count, items[10].address) == ("November", 4, "?month=11")
    assert items[10].highlighted


def test_days_around_an_edition_are_single_and_the_rest_is_gathered() -> None:
    numbers = [Count(day, "", "", 2) for day in ("2016-01-02", "2016-11-11", "2016-11-17", "2016-11-24", "2017-03-01")]

    def address(first: date | None, last: date | None) -> str:
        return f"{first} to {last}"

    items = plots.days(numbers, date(2016, 11, 16), date(2016, 11, 18), address)
    assert sum(item.count for item in items) == 10
    assert (items[0].label, items[0].count, items[0].address) == ("earlier", 2, "None to 2016-11-10")
    assert (items[-1].label, items[-1].count, items[-1].address) == ("later", 4, "2016-11-24 to None")
    assert [item.label for item in items if item.highlighted] == ["16 November", "17 November", "18 November"]


def test_bars_are_relative_to_the_largest_and_never_vanish() -> None:
    rows = plots.bars(counted(a=400, b=100, c=1), lambda row: f"?{row.key}", lambda row: f"/{row.key}/")
    assert [row.share for row in rows] == [100, 25, 1]
    assert (rows[1].address, rows[1].page) == ("?b", "/b/")
    assert plots.bars([], str) == []
