"""Each document has its line once, wherever a run is broken off."""

import json

import pytest

from articles.ingest.reporting import Report


def lines(*numbers: int) -> list[dict[str, int]]:
    return [{"record": number} for number in numbers]


def told(report: Report) -> list[int]:
    return [json.loads(line)["record"] for line in report.file.read_text().splitlines()]


@pytest.fixture
def broken(tmp_path):
    """A report with one group, and a position that knows of the second, of which nothing is in the report yet."""
    report = Report(tmp_path / "report.jsonl")
    report.begin({})
    report.prepare(1, lines(1, 2))
    report.commit()
    return report, report.prepare(2, lines(3, 4))


def test_lines_of_a_group_that_was_committed_are_added_when_the_run_goes_on(broken):
    report, position = broken
    assert told(report) == [1, 2]
    for _ in range(3):  # however often it is broken off before it writes the next group
        again = Report(report.file)
        again.begin(position)
        assert told(again) == [1, 2, 3, 4]
    again.prepare(3, lines(5))
    again.commit()
    assert told(again) == [1, 2, 3, 4, 5]


def test_lines_of_a_group_that_was_not_committed_are_left_out(broken):
    report, position = broken
    report.commit()
    report.prepare(3, lines(5, 6))  # and killed before the database has it
    again = Report(report.file)
    again.begin(position)
    assert told(again) == [1, 2, 3, 4]


def test_half_a_group_in_the_report_is_made_whole(broken):
    report, position = broken
    with report.file.open("a") as out:
        out.write('{"rec')
    again = Report(report.file)
    again.begin(position)
    assert told(again) == [1, 2, 3, 4]


def test_a_new_run_begins_its_report_anew(broken):
    report, _ = broken
    again = Report(report.file)
    again.begin({})
    assert told(again) == []
