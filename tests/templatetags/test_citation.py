from datetime import date

import pytest

from articles.models import Article, Source
from articles.templatetags.citation import citation, citation_author, citation_date, host


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Catherine Cadell", "Cadell, Catherine"),
        ("Jan Peter de Vries", "Vries, Jan Peter de"),
        ("王小明", "王小明"),
        ("Zhao Xiaona", "Zhao Xiaona"),
        ("Xinhua", "Xinhua"),
        ("Cadell, Catherine", "Cadell, Catherine"),
    ],
)
def test_an_author_is_written_as_reference_managers_want_it(name: str, expected: str) -> None:
    assert citation_author(name) == expected


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        (date(2016, 11, 17), "day", "2016/11/17"),
        (date(2016, 11, 1), "month", "2016/11"),
        (date(2016, 1, 1), "year", "2016"),
        (None, "unknown", ""),
    ],
)
def test_unknown_parts_of_a_date_are_left_out(day: date | None, precision: str, expected: str) -> None:
    assert citation_date(Article(published_on=day, date_precision=precision)) == expected


def test_a_citation_names_what_is_known_in_the_order_of_a_footnote() -> None:
    article = Article(
        title="Firms back the law",
        byline=["Ann Li"],
        published_on=date(2016, 11, 17),
        date_precision="day",
        language="en",
        source=Source(pk=1, name="Daily"),
        agency=Source(pk=2, name="Wire"),
    )
    assert citation(article, "https://a.example/articles/1/") == (
        'Ann Li. “<span lang="en">Firms back the law</span>”. <cite>Daily (Wire)</cite>, 17 November 2016. '
        "Cyber Policy Archive, https://a.example/articles/1/."
    )


def test_a_citation_brackets_a_title_that_the_archive_made_and_escapes_it() -> None:
    article = Article(title="<b>", title_origin="inferred", date_precision="unknown")
    assert citation(article, "x").startswith("“<span>[&lt;b&gt;]</span>”. Undated. ")


@pytest.mark.parametrize(
    ("address", "expected"),
    [("http://www.a.example/b?c", "www.a.example"), ("http://me:pw@a.example", "a.example"), ("http://[", "http://[")],
)
def test_the_host_of_an_address_says_where_a_link_leads(address: str, expected: str) -> None:
    assert host(address) == expected
