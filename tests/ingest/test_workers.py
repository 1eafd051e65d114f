"""Understanding in processes of their own: the same answers in the same order, whatever becomes of a worker."""

import os
import signal
from collections import Counter
from dataclasses import replace

import pytest

from articles.ingest import opening, workers
from articles.ingest.reading import understood_records
from articles.models import Article, Mention
from articles.readers import Piece, ReadingError, Record, reader_for
from tests.factories import OrganizationFactory
from tests.ingest.conftest import json_lines

NUMBER = 23


@pytest.fixture(autouse=True)
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 3)


@pytest.fixture
def always_workers(monkeypatch) -> None:
    monkeypatch.setattr(opening, "WORTH_IT", 0)
    monkeypatch.setattr(opening, "number_of_workers", lambda: 2)


def record(number: int) -> dict[str, object]:
    return {"title": f"Sample {number}", "body": f"The text of sample {number} names Huawei."}


def pieces(broken: int | None = None) -> list[Piece]:
    lines = json_lines(*(record(number) for number in range(NUMBER))).encode().splitlines()
    if broken is not None:
        lines[broken] = b"{broken"
    return [Piece(line, number, number + 1) for number, line in enumerate(lines)]


@pytest.mark.parametrize("number", [1, 2, 5, 40])
def test_workers_answer_as_one_process_does_and_in_order(knowledge, number) -> None:
    reader = reader_for("a.jsonl")
    alone = list(understood_records(reader, pieces(broken=7), knowledge))
    together = list(workers.understood_by_workers(reader, pieces(broken=7), knowledge, number))
    assert [found for _, found in together] == [found for _, found in alone]
    assert [(one.index, one.line, one.error) for one, _ in together] == [
        (one.index, one.line, one.error) for one, _ in alone
    ]
    assert together[7][0].error


def test_an_outsized_record_is_read_in_its_turn(knowledge, monkeypatch) -> None:
    monkeypatch.setattr(workers, "OUTSIZED", 500)
    monkeypatch.setattr(workers, "BATCH_BYTES", 500)
    reader, given = reader_for("a.jsonl"), pieces()
    for number in (0, 9, 10, NUMBER - 1):
        long = json_lines({"title": f"Long {number}", "body": "A word and another. " * 100})
        given[number] = Piece(long.encode(), number, number + 1)
    together = list(workers.understood_by_workers(reader, given, knowledge, 2))
    assert together == [
        (replace(record, text="", body=None) if len(given[record.index].data) <= 500 else record, found)
        for record, found in understood_records(reader, given, knowledge)
    ]
    assert not workers.multiprocessing.active_children()


class Doomed:
    """A reader whose process is killed at the tenth record, but for the one that tests run in."""

    name, version, streams = "doomed", "1", True
    home = os.getpid()

    def records(self, piece: Piece):
        if piece.index == 10 and os.getpid() != self.home:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from reader_for("a.jsonl").records(piece)


def test_a_worker_that_dies_loses_no_record(knowledge, caplog) -> None:
    found = list(workers.understood_by_workers(Doomed(), pieces(), knowledge, 2))
    assert [one.index for one, _ in found] == list(range(NUMBER))
    assert "has ended" in caplog.text


class Faulty:
    name, version, streams = "faulty", "1", True

    def records(self, piece: Piece):
        if piece.index == 10:
            raise ZeroDivisionError
        yield Record(index=piece.index, title="A")


def test_a_fault_of_the_reader_in_a_worker_ends_the_input_with_a_reason(knowledge) -> None:
    with pytest.raises(ReadingError, match="ZeroDivisionError"):
        list(workers.understood_by_workers(Faulty(), pieces(), knowledge, 2))
    assert not workers.multiprocessing.active_children()


def test_workers_end_where_the_intake_is_given_up(knowledge) -> None:
    found = workers.understood_by_workers(reader_for("a.jsonl"), pieces(), knowledge, 2)
    next(found)
    found.close()
    assert not workers.multiprocessing.active_children()


@pytest.mark.django_db
def test_an_intake_with_workers_writes_what_one_without_writes(take, inbox, always_workers) -> None:
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(NUMBER)), record(3)) + "{broken\n")
    result = take(publish=True, accept_mentions=True)
    assert result.counts == Counter(new=NUMBER, duplicate=1, failed=1)
    assert list(Article.objects.order_by("pk").values_list("title", flat=True)) == [
        f"Sample {n}" for n in range(NUMBER)
    ]
    assert Mention.objects.filter(state="accepted").count() == NUMBER
