import json

import pytest

from articles.readers import ReadingError, Record, read


def records(*lines: str) -> list[Record]:
    return list(read("\n".join(lines).encode(), name="articles.jsonl"))


def test_every_key_of_the_preview_object_is_taken_as_given() -> None:
    given = {
        "title": "Ports open",
        "published_on": "2016-11",
        "place": "GENEVA",
        "agency": "Reuters",
        "outlet": "Example Post",
        "byline": ["Jane Roe"],
        "language": "en",
        "edition": 2016,
        "body": "The ports opened.",
        "source_url": "https://example.org/ports",
    }
    (record,) = records(json.dumps(given))
    assert (record.title, record.body, record.place, record.agency) == (
        "Ports open",
        "The ports opened.",
        "GENEVA",
        "Reuters",
    )
    assert (record.outlet, record.byline, record.edition) == ("Example Post", ("Jane Roe",), 2016)
    assert record.published is not None and record.published.isoformat() == "2016-11"


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on() -> None:
    found = records('{"body": "One."}', "", "{broken", '["a list"]', '{"body": 3}', '{"x": 1}', '{"body": "Two."}')
    assert [record.line for record in found] == [1, 3, 4, 5, 6, 7]
    assert [record.index for record in found] == [0, 1, 2, 3, 4, 5]
    assert [bool(record.error) for record in found] == [False, True, True, True, True, False]
    assert found[1].line == 3
    assert "not valid JSON" in (found[1].error or "")
    assert '"body" is a int' in (found[3].error or "")


@pytest.mark.parametrize(
    "value", ['{"body": "x", "published_on": "soon"}', '{"body": "x", "edition": "third"}', "{" * 100_000]
)
def test_values_of_the_wrong_kind_are_errors_of_their_line(value: str) -> None:
    bad, good = records(value, '{"body": "Good."}')
    assert bad.error and bad.line == 1
    assert good.body == "Good." and good.error is None


def test_a_line_over_the_limit_is_refused_and_the_next_is_read() -> None:
    huge = '{"body": "' + "a" * (20 * 1024 * 1024) + '"}'
    bad, good = records(huge, '{"body": "Good."}')
    assert "limit is 20 MB" in (bad.error or "")
    assert good.body == "Good."


def test_a_binary_line_is_refused_and_the_next_is_read() -> None:
    bad, good = list(read(b'{"body": "\x00"}\n{"body": "Good."}', name="articles.ndjson"))
    assert "NUL" in (bad.error or "")
    assert good.body == "Good."


def test_no_line_at_all_is_an_error_of_the_whole() -> None:
    with pytest.raises(ReadingError, match="empty"):
        records("", "  ")


def test_lines_are_read_one_at_a_time() -> None:
    lines = read(b'{"body": "One."}\n{broken', name="articles.jsonl")
    assert next(lines).body == "One."


def test_the_media_type_outweighs_the_name() -> None:
    (record,) = read(b'{"body": "One."}', name="download", media_type="application/x-ndjson; charset=utf-8")
    assert record.body == "One."


def test_half_a_surrogate_pair_becomes_a_question_mark_and_a_whole_one_stays() -> None:
    (record,) = records(r'{"title": "A \ud800", "body": "Smile \ud83d\ude00 and \udfff."}')
    assert record.title == "A ?"
    assert record.body == "Smile \U0001f600 and ?."


def test_a_date_in_seconds_or_milliseconds_is_one_of_universal_time() -> None:
    for stamp in (1479371400, 1479371400000, "1479371400"):
        (record,) = read(json.dumps({"title": "A", "date": stamp}).encode(), name="a.jsonl")
        assert record.published is not None and record.published.isoformat() == "2016-11-17"
        assert (str(record.published_time), record.published_zone) == ("08:30:00", "+00:00")
