"""Pairs of articles that an intake finds much alike, and leaves to an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest

from articles.ingest import Result
from articles.models import Article, PossibleDouble, Story
from tests.ingest import gold
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

Take = Callable[..., Result]
LONG = gold.CALENDAR.format(year=2016, nth="third", days="November 16 to 18", theme="Internet Development")
SENTENCES = gold.sentences(LONG)
REVISED = " ".join([*SENTENCES[: len(SENTENCES) * 3 // 4], "The organizers have since named further halls and hours."])


def record(number: int, body: str, **values: object) -> dict[str, object]:
    given = {"title": f"Sample calendar {number}", "body": body, "date": "2016-11-17", "source": "Sample Gazette"}
    return {**given, **values}


def pairs() -> list[tuple[str, str]]:
    return [(pair.article.title, pair.other.title) for pair in PossibleDouble.objects.all()]


def write(inbox: Path, *records: dict[str, object]) -> None:
    (inbox / f"{len(list(inbox.iterdir()))}.jsonl").write_text(json_lines(*records))


def test_two_texts_of_one_outlet_that_are_much_alike_are_asked_about(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG))
    take()
    write(inbox, record(2, REVISED))
    take()
    assert pairs() == [("Sample calendar 2", "Sample calendar 1")]
    pair = PossibleDouble.objects.get()
    assert 0.6 <= pair.likeness < 0.9
    assert pair.state == "open"
    assert not Story.objects.exists()


def test_two_records_of_one_batch_are_asked_about_too(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG), record(2, REVISED))
    take()
    assert pairs() == [("Sample calendar 2", "Sample calendar 1")]


def test_a_double_and_a_copy_are_not_asked_about(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG), record(2, LONG), record(3, REVISED, source="Sample Courier"))
    take()
    assert Article.objects.count() == 2
    assert not PossibleDouble.objects.exists()


def test_what_is_far_apart_in_time_or_of_two_outlets_is_not_asked_about(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG), record(2, REVISED, date="2018-11-17"))
    take()
    assert not PossibleDouble.objects.exists()


def test_a_text_of_an_unknown_outlet_is_asked_about_where_its_day_speaks_against_it(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG), record(2, REVISED, source="", date="2018-11-17"))
    take()
    assert pairs() == [("Sample calendar 2", "Sample calendar 1")]


def test_the_same_pair_is_asked_about_once(take: Take, inbox: Path) -> None:
    write(inbox, record(1, LONG), record(2, REVISED))
    take()
    take()
    assert len(pairs()) == 1
