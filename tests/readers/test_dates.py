import pytest

from articles.readers import PartialDate
from articles.readers.dates import stated_date, stated_dates, url_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2016-11-17", "2016-11-17"),
        ("2021-12-15T18:41:14+00:00", "2021-12-15"),
        ("2017/12/4 22:38:39", "2017-12-04"),
        ("2019.6.5", "2019-06-05"),
        ("2018年2月12日", "2018-02-12"),
        ("２０１８年２月１２日", "2018-02-12"),
        ("2018年2月", "2018-02"),
        ("09:01, November 08, 2023", "2023-11-08"),
        ("Nov. 9, 2023", "2023-11-09"),
        ("Sept 1st, 2021", "2021-09-01"),
        ("Thursday, Nov 12, 2020 Search", "2020-11-12"),
        ("Updated 19:04, 21-Oct-2019", "2019-10-21"),
        ("Update:24 Nov 2014", "2014-11-24"),
        ("Thu 5 Jan 2017 06.07 GMT", "2017-01-05"),
        ("24. November 2014", "2014-11-24"),
        ("Paris, le 24 novembre 2014", "2014-11-24"),
        ("24 de noviembre de 2014", "2014-11-24"),
        ("11/20/2014 - 12:13", "2014-11-20"),
        ("20/11/2014", "2014-11-20"),
        ("20-11-2014 19:55 IST", "2014-11-20"),
        ("05-06-2014 19:55 IST", "2014-06-05"),
        ("05-06-2014 07:30:00 +05:30", "2014-06-05"),
        ("05/06/2014 7.30 am BST", "2014-06-05"),
        ("(APA, 3.6.2021)", "2021-06-03"),
        ("3. 6. 2021", "2021-06-03"),
        ("2016-11-18Source: Somebody", "2016-11-18"),
        ("November 2016", "2016-11"),
        ("2021-09", "2021-09"),
        ("二〇一六年十一月十七日", "2016-11-17"),
        ("二零一六年十一月二十日", "2016-11-20"),
        ("民國105年11月17日", "2016-11-17"),
        ("民國一百零五年十一月十七日", "2016-11-17"),
        ("平成28年11月17日", "2016-11-17"),
        ("令和元年５月１日", "2019-05-01"),
        ("17 ноября 2016 года", "2016-11-17"),
        ("17 dicembre 2015", "2015-12-17"),
        ("17 de novembro de 2016", "2016-11-17"),
    ],
)
def test_forms_of_dates_on_news_pages(text: str, date: str) -> None:
    stated = stated_date(text)
    assert stated is not None
    assert stated.date.isoformat() == date
    assert stated.words in text


@pytest.mark.parametrize(
    "text",
    [
        "Dec. 17",
        "7月25日",
        "05/06/2014",
        "05-06-2014",
        "05-06-2014 19:55 EST",
        "2023-02-30",
        "31 February 2020",
        "12345678",
        "20161117123456",
        "version 2.0.2016",
    ],
)
def test_what_is_no_whole_date_states_none(text: str) -> None:
    assert stated_date(text) is None


def test_dates_come_in_the_order_of_the_text() -> None:
    found = stated_dates("Posted May 2, 2019, about an event of 2018-01-03")
    assert [stated.date.isoformat() for stated in found] == ["2019-05-02", "2018-01-03"]


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://tv.example.org/2025/07/24/VIDE.shtml", "2025-07-24"),
        ("https://example.org/a/2018-03/14/content_1.htm", "2018-03-14"),
        ("https://example.org/20190605/x.html", "2019-06-05"),
        ("https://example.org/2019/13/05/x.html", None),
        ("https://example.org/article/20190699-1", None),
        ("https://example.org/?d=/2019/06/05/", None),
    ],
)
def test_the_day_in_the_path_of_an_address(url: str, date: str | None) -> None:
    stated = url_date(url)
    assert (stated.date.isoformat() if stated else None) == date


def test_a_partial_date_knows_its_precision_and_first_day() -> None:
    assert [PartialDate.parse(text).precision for text in ("2016", "2016-11", "2016-11-17")] == ["year", "month", "day"]
    assert PartialDate.parse("2016-11").first_day().isoformat() == "2016-11-01"
    with pytest.raises(ValueError, match="is no date"):
        PartialDate.parse("November")
    with pytest.raises(ValueError, match="day is out of range"):
        PartialDate(2023, 2, 30)
