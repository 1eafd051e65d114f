"""JSON files of many makers."""

import json

import pytest

from articles.readers import ReadingError, Record, read


def records(value: object) -> list[Record]:
    return list(read((value if isinstance(value, str) else json.dumps(value)).encode(), name="a.json"))


DOCUMENT = {"title": "Draft rules", "body": "The ministry published the draft.", "date": "2024-05-14"}


@pytest.mark.parametrize(
    "value",
    [
        DOCUMENT,
        [DOCUMENT],
        {"status": "ok", "articles": [DOCUMENT]},
        {"hits": {"total": 1, "hits": [{"_id": 1, "_source": DOCUMENT}]}},
        {"@graph": [{"@type": "WebSite", "name": "x"}, {**DOCUMENT, "@type": "Article"}]},
        "\n".join([json.dumps(DOCUMENT)]) + "\n",
        "\ufeff" + json.dumps(DOCUMENT),
    ],
    ids=["object", "list", "interface", "search engine", "linked data", "a line", "byte order mark"],
)
def test_documents_are_found_where_makers_put_them(value: object) -> None:
    (record,) = records(value)
    assert (record.title, record.body) == ("Draft rules", "The ministry published the draft.")
    assert record.published is not None and record.published.isoformat() == "2024-05-14"


def test_linked_data_names_its_publisher_and_authors() -> None:
    (record,) = records(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Draft rules",
            "articleBody": "The ministry published the draft.",
            "datePublished": "2024-05-14T08:30:00+08:00",
            "publisher": {"@type": "Organization", "name": "Example Post"},
            "author": [{"@type": "Person", "name": "Jane Roe"}],
            "url": "https://news.example.org/1",
        }
    )
    assert (record.title, record.outlet, record.byline) == ("Draft rules", "Example Post", ("Jane Roe",))
    assert record.source_url == "https://news.example.org/1"


def test_json_lines_under_another_name_are_read() -> None:
    assert len(records(json.dumps(DOCUMENT) + "\n" + json.dumps(DOCUMENT))) == 2


def test_a_json_feed_is_a_feed() -> None:
    items = [{"id": 1, "title": "A", "summary": "B"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items}
    (record,) = records(feed)
    assert "summary that a feed gives" in record.warnings[0]


def test_one_bad_object_leaves_the_others() -> None:
    good, text, number, other = records([DOCUMENT, "text", {"title": 3}, DOCUMENT])
    assert [bool(one.error) for one in (good, text, number, other)] == [False, True, True, False]
    assert [one.index for one in (good, text, number, other)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{broken", "not valid JSON"),
        ("[" * 100_000, "nested without end|not valid"),
        ('{"a": 1, "b": 2}', 'no object with a "title" or a "body", but "a", "b"'),
        ("3", "but int"),
        ("", "empty"),
    ],
)
def test_what_holds_no_documents_is_refused(text: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        records(text)


def test_more_objects_than_records_are_allowed_are_refused() -> None:
    with pytest.raises(ReadingError, match="more than 10,000 records"):
        records([DOCUMENT] * 10_001)
