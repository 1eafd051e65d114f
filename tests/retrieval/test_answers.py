"""What is kept between searches, and what becomes of it when the archive changes."""

from threading import Thread

import pytest
from django.db import transaction
from pyroaring import BitMap

from articles.models import PublicChange, PublicChangeEntry, Stamp
from articles.retrieval.answers import OVERHEAD, Answer, Answers
from tests.factories import ArticleFactory

KEY = ("search_vector", "'a'")


def key(n: int) -> tuple[str, str]:
    return "search_vector", f"'{n}'"


def stamp() -> Stamp:
    found = PublicChange.stamp()
    assert found
    return found


@pytest.fixture
def answers(db) -> Answers:
    ArticleFactory()
    kept = Answers(most_bytes=10 * OVERHEAD)
    kept.follow(stamp())
    return kept


def put(answers: Answers, key: tuple[str, str] = KEY, *pks: int) -> Answer:
    answer = Answer(stamp().number, BitMap(pks))
    answers.put(key, answer)
    return answer


def test_an_answer_comes_with_what_changed_since(answers):
    answer = put(answers, KEY, 1, 2)
    assert answers.get(KEY) == (answer, BitMap())
    new = ArticleFactory()
    answers.follow(stamp())
    assert answers.get(KEY) == (answer, BitMap([new.pk]))
    assert answers.get(("title_vector", "'a'")) is None


def test_a_reader_of_older_bitmaps_loses_nothing(answers):
    older = stamp()
    ArticleFactory()
    answers.follow(stamp())
    put(answers)
    answers.follow(older)
    assert answers.get(KEY)


def test_an_archive_that_went_back_has_no_answers(answers):
    with transaction.atomic():
        ArticleFactory()
        answers.follow(stamp())
        put(answers)
        transaction.set_rollback(True)
    answers.follow(stamp())
    assert answers.get(KEY) is None


def test_a_log_that_does_not_lead_from_there_to_here_leaves_no_answers(answers):
    put(answers)
    ArticleFactory()
    PublicChangeEntry.objects.filter(number__lt=stamp().number).delete()
    answers.follow(stamp())
    assert answers.get(KEY) is None


def test_where_the_state_is_unknown_nothing_is_kept(answers):
    put(answers)
    answers.follow(None)
    put(answers)
    assert answers.get(KEY) is None


def test_the_least_used_are_given_up_when_there_is_no_room(answers):
    for n in range(9):
        put(answers, key(n), 1)
    answers.get(key(0))
    for n in range(9, 12):
        put(answers, key(n), 1)
    assert answers.bytes <= answers.most_bytes
    assert answers.get(key(0)) and answers.get(key(11))
    assert not answers.get(key(1))


def test_bytes_are_those_of_what_is_kept(answers):
    for n in range(30):
        put(answers, key(n % 5), *range(n))
    assert answers.bytes == sum(answer.size for answer in answers.kept.values())


def test_an_older_answer_never_replaces_a_newer_one(answers):
    newer = put(answers, KEY, 1)
    answers.put(KEY, Answer(newer.number - 1, BitMap()))
    assert answers.get(KEY) == (newer, BitMap())


def test_several_threads_leave_it_whole(answers):
    answer = Answer(stamp().number, BitMap([1]))

    def work() -> None:
        for n in range(300):
            answers.put(key(n % 20), answer)
            answers.get(key((n * 7) % 20))

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.bytes == sum(kept.size for kept in answers.kept.values()) <= answers.most_bytes
