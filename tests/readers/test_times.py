import datetime

import pytest

from articles.readers import labels
from articles.readers.dates import stated_dates
from articles.readers.times import clock_beside


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("2021-12-15T18:41:14+00:00", "18:41:14", "+00:00"),
        ("2016-11-17T08:30:00.000Z", "08:30", "+00:00"),
        ("Xinhua) 09:01, November 08, 2023", "09:01", None),
        ("Updated 19:04, 21-Oct-2019", "19:04", None),
        ("11/20/2014 - 12:13", "12:13", None),
        ("August 26, 2021 -- 10:36 GMT (11:36 BST)", "10:36", "GMT"),
        ("2016年11月17日 10:30:05 来源", "10:30:05", None),
        ("民國105年11月17日 下午3:20", "15:20", None),
        ("2016年11月17日 北京时间10:30", "10:30", "北京时间"),
        ("2016-11-17 17:30(北京时间)", "17:30", "北京时间"),
        ("令和元年５月１日 10時30分", "10:30", None),
        ("17 ноября 2016 г., 14:05 МСК", "14:05", "МСК"),
        ("Nov 17, 2016 8:30 a.m. ET", "08:30", "ET"),
        ("Nov 17, 2016 12:05 am", "00:05", None),
        ("17. November 2016, 15:30 Uhr", "15:30", None),
        ("Publié le 17 novembre 2016 à 15h30", "15:30", None),
        ("17 de noviembre de 2016 a las 10:20", "10:20", None),
        ("Thu, 17 Nov 2016 10:30:00 +0800", "10:30", "+0800"),
        ("Posted at 9:05 pm EST on Nov 17, 2016", "21:05", "EST"),
        ("18 November 2016 17.30 GMT", "17:30", "GMT"),
        ("7 novembre 2016, 300 visiteurs", None, None),
        ("Nov 17, 2016 | 3 comments", None, None),
        ("2016-11-17 25:10", None, None),
        ("2016-11-17T00:00:00Z", None, None),
    ],
)
def test_the_time_beside_a_date_and_its_zone_are_kept_as_printed(text: str, time: str | None, zone: str | None) -> None:
    (stated,) = stated_dates(text)
    clock = clock_beside(text, stated.start, stated.end)
    assert (clock and clock.time) == (datetime.time.fromisoformat(time) if time else None)
    assert (clock and clock.zone) == zone


def test_labels_tell_when_a_text_appeared_from_when_it_was_changed_or_fetched() -> None:
    given = (
        ("scrapedAt", "2024-01-05"),
        ("dateModified", "2017-02-01T08:00:00Z"),
        ("article:published_time", "2016-11-17T08:30:00+08:00"),
    )
    assert [(one.kind, one.date.isoformat()) for one in labels.dates(given)] == [
        ("published", "2016-11-17"),
        ("changed", "2017-02-01"),
        ("crawled", "2024-01-05"),
    ]
    assert labels.published(given[:2]) is None


@pytest.mark.parametrize(
    ("value", "date"), [("20161117", "2016-11-17"), ("20161117083000", "2016-11-17"), ("2016", "2016")]
)
def test_a_label_may_give_its_date_in_digits_alone(value: str, date: str) -> None:
    dated = labels.dated_value(value)
    assert dated is not None and dated[0].isoformat() == date
