from datetime import date
from typing import Any

import pytest

from articles import bitmaps, retrieval, search
from articles.pagination import Cursor, Page, page, ranked
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def fill(number: int = 23) -> None:
    """Articles that share days, and three without a date."""
    for n in range(number - 3):
        ArticleFactory(title=str(n), published_on=date(2016, 11, 1 + n // 4))
    for n in range(3):
        ArticleFactory(title=f"undated {n}", undated=True)


def listed(**options: Any) -> Page:
    index = bitmaps.current()
    return page(index, index.everything, **options)


def walk(oldest: bool, size: int = 5) -> list[Page]:
    pages = [listed(oldest=oldest, size=size)]
    while pages[-1].next:
        pages.append(listed(cursor=pages[-1].next, oldest=oldest, size=size))
    return pages


@pytest.mark.parametrize("oldest", [False, True])
def test_every_article_is_on_one_page_and_unknown_dates_come_last(oldest: bool) -> None:
    fill()
    rows = [article for one in walk(oldest) for article in one.articles]
    assert len(rows) == len({article.pk for article in rows}) == 23
    assert {article.published_on for article in rows[-3:]} == {None}
    days = [article.published_on for article in rows[:-3]]
    assert days == sorted(days, reverse=not oldest)


@pytest.mark.parametrize("oldest", [False, True])
def test_the_way_back_leads_over_the_same_pages(oldest: bool) -> None:
    fill()
    there = walk(oldest)
    back = [there[-1]]
    while back[-1].previous:
        back.append(listed(cursor=back[-1].previous, oldest=oldest, size=5))
    assert [list(one.articles) for one in reversed(back)] == [list(one.articles) for one in there]
    assert there[0].previous == ""


def test_a_page_stays_what_it_was_when_newer_articles_arrive() -> None:
    fill()
    first = listed(size=5)
    second = listed(cursor=first.next, size=5)
    ArticleFactory(published_on=date(2020, 1, 1))
    assert listed(cursor=first.next, size=5).articles == second.articles


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "after.2016-13-01.1", "after.2016-11-01", "after.2016-11-01.-1", "sideways.2016-11-01.1", "\0" * 9000],
)
def test_a_cursor_that_was_tampered_with_shows_the_first_page(cursor: str) -> None:
    fill()
    assert Cursor.parse(cursor) is None
    assert listed(cursor=cursor, size=5) == listed(size=5)


def test_a_cursor_beyond_the_end_shows_nothing_and_no_error() -> None:
    fill()
    assert listed(cursor="after.0001-01-01.0").articles == []
    assert listed(cursor="after.9999-12-31.999999999999999999", oldest=True).articles == []


def test_the_best_match_comes_first_and_can_be_paged() -> None:
    for n in range(7):
        ArticleFactory(title=f"Trade {n}", body="Little is said of data here. " + "Filling words follow. " * 30)
    ArticleFactory(title="Data, data and more data", published_on=date(2014, 1, 1))
    index, query = bitmaps.current(), search.parse("data")
    keys = retrieval.best(retrieval.found(query, index), query, index).ids
    first = ranked(keys, size=5)
    assert first.articles[0].title == "Data, data and more data"
    second = ranked(keys, cursor=first.next, size=5)
    assert len(second.articles) == 3
    assert second.previous == "best.0"
    assert not {article.pk for article in first.articles} & {article.pk for article in second.articles}
