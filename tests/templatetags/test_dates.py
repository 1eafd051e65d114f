from datetime import date

import pytest

from articles.models import Article, Event
from articles.templatetags.dates import article_date, event_days


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        (date(2016, 11, 17), "day", '<time datetime="2016-11-17">17 November 2016</time>'),
        (date(2016, 11, 1), "month", '<time datetime="2016-11">November 2016</time>'),
        (date(2016, 1, 1), "year", '<time datetime="2016">2016</time>'),
        (None, "unknown", "Undated"),
    ],
)
def test_a_date_shows_no_more_than_is_known(day: date | None, precision: str, expected: str) -> None:
    assert article_date(Article(published_on=day, date_precision=precision)) == expected


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2016, 11, 16), date(2016, 11, 18), ">16</time>–<time"),
        (date(2015, 11, 30), date(2015, 12, 2), ">30 November </time>– <time"),
        (date(2020, 11, 23), date(2020, 11, 23), ">23 November 2020</time>"),
        (None, None, ">2016</time>"),
    ],
)
def test_the_days_of_an_edition_say_what_is_common_once(first: date | None, last: date | None, text: str) -> None:
    assert text in event_days(Event(year=2016, start_date=first, end_date=last))
