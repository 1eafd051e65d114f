"""What pages claim of themselves, in all vocabularies, and which of it is believed."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.readers import Piece, Record, reader_named

PROSE = "The rules for ships apply from Monday on, and boats need a licence, the port office said in a statement. " * 3
HEADING = "<h1>Rules for ships</h1>"
MOMENT = "2021-12-15T18:41:14+08:00"
FETCHED = datetime(2021, 12, 16, 8, 0, tzinfo=UTC)


def read(head: str = "", body: str = "", address: str = "", fetched_at: datetime | None = None) -> Record:
    data = f"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>{PROSE}</p><p>{PROSE}</p></body></html>".encode()
    (record,) = reader_named("html").records(Piece(data, address=address, fetched_at=fetched_at))
    return record


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    "head",
    [
        linked({"@type": "NewsArticle", "headline": "x", "datePublished": MOMENT}),
        linked({"@graph": [{"@type": "WebPage"}, {"@type": "BlogPosting", "datePublished": MOMENT}]}),
        linked([[{"@type": ["Thing", "Report"], "datePublished": [MOMENT]}]]),
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-12-15T18:41:14+08:00",'
        '"articleBody":"a "broken" value"}</script>',
        '<meta property="article:published_time" content="2021-12-15T18:41:14+08:00">',
        '<meta itemprop="datePublished" content="2021-12-15T18:41:14+08:00">',
        meta("pubdate", "2021-12-15 18:41:14 +08:00"),
    ],
)
def test_day_time_and_zone_are_read_wherever_a_page_claims_them(head: str) -> None:
    record = read(head)
    assert record.published and record.published.isoformat() == "2021-12-15"
    assert record.published_time and record.published_time.isoformat() == "18:41:14"
    assert record.published_zone == "+08:00"
    assert record.date_evidence and "2021-12-15" in record.date_evidence


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("citation_publication_date", "2021/12/15"), ""),
        (meta("DC.date.issued", "2021-12-15"), ""),
        (meta("publishdate", "20211215"), ""),
        ("", '<time itemprop="datePublished" datetime="2021-12-15">yesterday</time>'),
        ("", '<time pubdate datetime="2021-12-15">Wed</time><time datetime="2020-01-02">another</time>'),
        ("", '<time datetime="2021-12-15">15 Dec</time>'),
        ("", '<span itemprop="datePublished">15 December 2021</span>'),
        (meta("lastmod", "2022-01-01"), '<span itemprop="datePublished" content="2021-12-15"></span>'),
    ],
)
def test_a_day_is_read_from_every_vocabulary(head: str, body: str) -> None:
    record = read(head, body)
    assert record.published and record.published.isoformat() == "2021-12-15"


def test_several_times_of_others_are_no_date() -> None:
    body = '<div><time datetime="2021-12-15">x</time><time datetime="2021-12-14">y</time></div>'
    assert read("", body).published is None


@pytest.mark.parametrize(
    "given",
    [
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00",
        (FETCHED + timedelta(seconds=3)).isoformat(),
        FETCHED.astimezone(timezone(timedelta(hours=8))).isoformat(),
        "2031-01-01",
    ],
)
def test_what_is_no_day_of_publication_is_left_out(given: str) -> None:
    record = read(meta("article:published_time", given), fetched_at=FETCHED)
    assert record.published is None
    assert record.label("article:published_time") is None


def test_a_change_is_kept_as_a_claim_and_is_no_publication() -> None:
    record = read(linked({"@type": "NewsArticle", "headline": "x", "dateModified": "2021-12-16"}))
    assert record.published is None and record.label("dateModified") == "2021-12-16"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked({"@type": "Article", "headline": "x", "author": "Ann Muster"}), ("Ann Muster",)),
        (linked({"@type": "Article", "headline": "x", "author": {"name": ["Ann Muster"]}}), ("Ann Muster",)),
        (
            linked({"@type": "Article", "headline": "x", "author": [{"name": "Ann Muster"}, {"name": "Jan Beispiel"}]}),
            ("Ann Muster", "Jan Beispiel"),
        ),
        (meta("author", "By Ann Muster and Jan Beispiel"), ("Ann Muster", "Jan Beispiel")),
        (meta("citation_author", "Muster, Ann"), ("Ann Muster",)),
        (meta("citation_author", "Ann Muster, Jan Beispiel"), ("Ann Muster", "Jan Beispiel")),
        (meta("author", "admin"), ()),
        (meta("author", "Example Times Staff"), ()),
        (meta("author", "https://www.example.org/ann"), ()),
        ('<meta property="og:site_name" content="Example Times">' + meta("author", "Example Times"), ()),
        (
            linked({"@type": "Article", "headline": "x", "author": {"@type": "Organization", "name": "Example Bund"}}),
            (),
        ),
    ],
)
def test_authors_are_persons(head: str, byline: tuple[str, ...]) -> None:
    assert read(head).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        (
            "<title>Rules for ships - Example Times</title>",
            "<h1>Rules for ships</h1>",
            "Rules for ships",
            "Example Times",
        ),
        ("<title>Rules for ships | News | Example Times</title>", "<h1>Rules for ships</h1>", None, "Example Times"),
        ("<title>Rules for ships - Page 2</title>", "<h1>Rules for ships</h1>", "Rules for ships - Page 2", None),
        ("<title>Rules for ships - www.example.org</title>", "<h1>Rules for ships</h1>", None, None),
        (
            '<title>Rules for ships - Example Times</title><meta property="og:site_name" content="Example Times">',
            "<h1>Example Times</h1>",
            "Rules for ships",
            "Example Times",
        ),
        (
            '<meta property="og:title" content="Ships: what changes"><title>Rules for ships and boats</title>',
            "<h1>Rules for ships and boats</h1>",
            "Rules for ships and boats",
            None,
        ),
        (
            linked({"@type": "NewsArticle", "headline": "Rules for ships", "publisher": {"name": "Example Times"}}),
            "",
            "Rules for ships",
            "Example Times",
        ),
        ('<meta property="og:site_name" content="Home"><title>Rules for ships</title>', "", "Rules for ships", None),
        ("<title>示例：船舶新规定_示例网</title>", "<h1>示例：船舶新规定</h1>", None, "示例网"),
    ],
)
def test_the_title_is_told_from_the_name_of_its_site(
    head: str, body: str, title: str | None, outlet: str | None
) -> None:
    record = read(head, body)
    assert record.outlet == outlet
    assert title is None or record.title == title


def test_the_address_is_the_canonical_one() -> None:
    head = '<link rel="canonical" href="/a?utm_source=x"><meta property="og:url" content="https://m.example.org/a">'
    assert read(head).source_url == "https://m.example.org/a"
    assert read(head, address="https://www.example.org/b").source_url == "https://www.example.org/a?utm_source=x"
    assert read("", address="https://www.example.org/b").source_url == "https://www.example.org/b"
    assert read("").source_url is None


def test_a_page_cannot_pass_for_one_of_another_site() -> None:
    record = read('<link rel="canonical" href="https://www.example.com/a">', address="https://evil.example.net/b")
    assert record.source_url == "https://evil.example.net/b"
    assert any("another site" in warning for warning in record.warnings)


def test_a_canonical_address_that_is_the_front_page_is_not_the_article_s() -> None:
    record = read('<link rel="canonical" href="https://www.example.org/">', address="https://www.example.org/a.html")
    assert record.source_url == "https://www.example.org/a.html"


def test_language_and_description_are_read() -> None:
    record = read('<meta property="og:locale" content="en_GB">' + meta("description", "All about &amp; around it."))
    assert record.language == "en_GB" and record.summary == "All about & around it."


def test_a_thousand_claims_are_no_more_than_some() -> None:
    record = read("".join(meta("citation_author", f"Muster, Ann{n}") for n in range(3000)))
    assert len(record.labels) <= 200
