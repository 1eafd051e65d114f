"""Reading in processes of their own: the same answers in the same order, whatever becomes of a process."""

import multiprocessing
import os
import signal
import time
from collections import Counter

import pytest

from articles.ingest import pool
from articles.ingest.pool import Pool
from articles.ingest.reading import Part, Read, read_part
from articles.models import Article, Mention, Reading
from articles.readers import Piece, ReadingError, Record, reader_for
from tests.factories import OrganizationFactory
from tests.ingest.conftest import json_lines

NUMBER = 23


@pytest.fixture(autouse=True)
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(pool, "BATCH", 3)


def record(number: int) -> dict[str, object]:
    return {"title": f"Sample {number}", "body": f"The text of sample {number} names Huawei."}


def pieces(broken: int | None = None) -> list[Piece]:
    lines = json_lines(*(record(number) for number in range(NUMBER))).encode().splitlines()
    if broken is not None:
        lines[broken] = b"{broken"
    return [Piece(line, number, number + 1) for number, line in enumerate(lines)]


def parts(reader=None, given=None) -> list[Part]:
    return [Part(reader or reader_for("a.jsonl"), piece) for piece in given or pieces()]


def answers(parts, knowledge, *, jobs: int, seconds: float = 30, memory: int = 2**30) -> list[object]:
    """The answers in the order of the parts; that each belongs to its own is checked."""
    with Pool(knowledge, jobs=jobs, seconds=seconds, memory=memory) as running:
        found = list(running.run((number, part) for number, part in enumerate(parts)))
    assert [number for number, _ in found] == list(range(len(parts)))
    assert not multiprocessing.active_children()
    return [answer for _, answer in found]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_processes_answer_as_this_one_does_and_in_order(knowledge, jobs) -> None:
    given = parts(given=pieces(broken=7))
    assert answers(given, knowledge, jobs=jobs) == [read_part(part, knowledge) for part in given]


def test_steps_without_a_part_stay_in_their_place(knowledge) -> None:
    steps = [("begin", None), ("a", parts()[0]), ("between", None), ("b", parts()[1]), ("end", None)]
    with Pool(knowledge, jobs=2, seconds=30, memory=2**30) as running:
        assert [(name, answer is None) for name, answer in running.run(steps)] == [
            ("begin", True),
            ("a", False),
            ("between", True),
            ("b", False),
            ("end", True),
        ]


def test_an_outsized_piece_is_read_in_its_turn_and_sent_nowhere(knowledge, monkeypatch) -> None:
    monkeypatch.setattr(pool, "OUTSIZED", 500)
    monkeypatch.setattr(pool, "BATCH_BYTES", 500)
    given = pieces()
    for number in (0, 9, 10, NUMBER - 1):
        long = json_lines({"title": f"Long {number}", "body": "A word and another. " * 100})
        given[number] = Piece(long.encode(), number, number + 1)
    wanted = parts(given=given)
    assert answers(wanted, knowledge, jobs=2) == [read_part(part, knowledge) for part in wanted]


class Hostile:
    """A reader that is done for at the tenth record, wherever it is read."""

    name, version, streams = "hostile", "1", True
    home = os.getpid()

    def records(self, piece: Piece):
        if piece.index == 10 and os.getpid() != self.home:
            self.harm()
        yield from reader_for("a.jsonl").records(piece)

    def harm(self) -> None:
        os.kill(os.getpid(), signal.SIGBUS)


class Endless(Hostile):
    def harm(self) -> None:
        while True:
            pass


class Asleep(Hostile):
    def harm(self) -> None:
        time.sleep(600)


class Greedy(Hostile):
    def harm(self) -> None:
        self.hoard = [bytearray(2**20) for _ in range(2**14)]


class Stubborn(Hostile):
    """Has its process asked to end, as a service manager asks all of a run at once."""

    def harm(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


class Unlucky(Hostile):
    """Is killed the first time only: by whoever needed memory, say."""

    def __init__(self, mark) -> None:
        self.mark = mark

    def harm(self) -> None:
        if not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("reader", "reason"),
    [(Hostile(), "SIGBUS"), (Endless(), "longer than 1 seconds"), (Asleep(), "longer than 1 seconds")],
    ids=["crash", "endless", "asleep"],
)
def test_a_piece_that_ends_its_process_is_refused_and_no_other(knowledge, reader, reason) -> None:
    found = answers(parts(reader), knowledge, jobs=2, seconds=1)
    assert [bool(answer[0].record.error) for answer in found] == [number == 10 for number in range(NUMBER)]
    assert reason in found[10][0].record.error
    assert (found[10][0].record.index, found[10][0].record.line) == (10, 11)


def test_a_piece_that_takes_too_much_memory_is_refused(knowledge) -> None:
    found = answers(parts(Greedy()), knowledge, jobs=1, memory=2**28)
    assert isinstance(found[10], ReadingError)
    assert "memory" in str(found[10])
    assert not any(isinstance(answer, ReadingError) for number, answer in enumerate(found) if number != 10)


def test_a_piece_is_tried_once_more_where_it_may_have_been_bad_luck(knowledge, tmp_path) -> None:
    found = answers(parts(Unlucky(tmp_path / "mark")), knowledge, jobs=2)
    assert [answer[0].record.error for answer in found] == [None] * NUMBER


def test_a_run_that_is_asked_to_stop_refuses_nothing_for_it(knowledge) -> None:
    found = answers(parts(Stubborn()), knowledge, jobs=1)
    assert [answer[0].record.error for answer in found] == [None] * NUMBER


class Faulty:
    name, version, streams = "faulty", "1", True

    def records(self, piece: Piece):
        if piece.index == 10:
            raise ZeroDivisionError
        yield Record(index=piece.index, title="A")


def test_a_fault_of_the_reader_is_a_reason_for_its_input(knowledge) -> None:
    found = answers(parts(Faulty()), knowledge, jobs=2)
    assert "ZeroDivisionError" in str(found[10])
    assert all(isinstance(answer[0], Read) for number, answer in enumerate(found) if number != 10)


def test_processes_end_where_the_run_is_given_up(knowledge) -> None:
    with Pool(knowledge, jobs=2, seconds=30, memory=2**30) as running:
        next(running.run(enumerate(parts())))
    assert not multiprocessing.active_children()


@pytest.mark.django_db
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_intake_with_processes_writes_what_one_without_writes(take, inbox, jobs) -> None:
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(NUMBER)), record(3)) + "{broken\n")
    result = take(publish=True, accept_mentions=True, jobs=jobs)
    assert result.counts == Counter(new=NUMBER, duplicate=1, failed=1)
    assert list(Article.objects.order_by("pk").values_list("title", flat=True)) == [
        f"Sample {n}" for n in range(NUMBER)
    ]
    assert Mention.objects.filter(state="accepted").count() == NUMBER


@pytest.mark.django_db
def test_a_hostile_file_is_refused_on_its_capture_and_the_rest_goes_on(take, inbox, monkeypatch) -> None:
    from articles.ingest import opening

    usual = opening.reader_of

    def reader_of(item, stream, options):
        return Hostile2() if item.name == "b.jsonl" else usual(item, stream, options)

    monkeypatch.setattr(opening, "reader_of", reader_of)
    for name in "abc":
        (inbox / f"{name}.jsonl").write_text(json_lines({"title": f"Sample {name}", "body": f"Text of {name}."}))
    result = take(jobs=1)
    assert result.counts == Counter(new=2, failed=1)
    reading = Reading.objects.get(state="failed")
    assert reading.capture.file_name == "b.jsonl"
    assert "SIGBUS" in reading.error


class Hostile2(Hostile):
    def pieces(self, stream):
        yield from reader_for("a.jsonl").pieces(stream)

    def records(self, piece: Piece):
        os.kill(os.getpid(), signal.SIGBUS)
        yield Record()
