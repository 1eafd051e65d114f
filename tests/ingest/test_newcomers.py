"""Names in no registry, as an intake writes them: each once, with a sighting for each article, and its counts right."""

import random
import threading
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.ingest import Result, newcomers
from articles.ingest.again import read_again
from articles.ingest.finding_names import find_names
from articles.models import Article, Capture, NameCandidate, NameSighting
from articles.understanding import Knowledge, Newcomer
from tests.factories import ArticleFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

Take = Callable[..., Result]


def record(number: int, body: str) -> dict[str, object]:
    return {"title": f"Sample report {number} on the weather", "body": f"Report {number} says more. {body}"}


def seen(key: str, *offsets: tuple[int, int], name: str = "", sentence: str = "A sentence.") -> Newcomer:
    return Newcomer(key, name or key.title(), "company", sentence, offsets or ((0, 1),))


def counts() -> dict[str, tuple[int, int]]:
    return {one.key: (one.article_count, one.mention_count) for one in NameCandidate.objects.all()}


def test_an_intake_writes_the_names_that_it_finds(take: Take, inbox: Path) -> None:
    body = "The Sample Harbour Institute is here. So the Sample Harbour Institute is not there."
    (inbox / "a.jsonl").write_text(
        json_lines(record(1, body), record(2, "The Sample Harbour Institute again is here."))
    )
    take()
    one = NameCandidate.objects.get()
    assert (one.name, one.kind, one.state) == ("Sample Harbour Institute", "think_tank", "open")
    assert (one.article_count, one.mention_count) == (2, 3)
    first = one.sightings.get(article__title__contains="report 1")
    assert [first.article.body[start:end] for start, end in first.offsets] == [first.surface] * 2
    assert first.sentence == "The Sample Harbour Institute is here."
    assert NameCandidate.objects.recurring().get() == one


def test_a_second_intake_adds_to_the_same_name(take: Take, inbox: Path) -> None:
    (inbox / "a.jsonl").write_text(json_lines(record(1, "The Sample Harbour Inc. is small and quiet.")))
    take()
    (inbox / "b.jsonl").write_text(json_lines(record(2, "So the Sample Harbour Corp. is as quiet.")))
    (inbox / "c.jsonl").write_text(json_lines(record(4, "It is the Sample Harbour, Inc. that is quiet.")))
    take()
    assert counts() == {"sample harbour": (2, 2), "sample harbour corporation": (1, 1)}


def test_a_dismissed_name_gets_no_sightings_and_is_not_offered(take: Take, inbox: Path) -> None:
    NameCandidate.objects.create(key="sample harbour institute", name="Sample Harbour Institute", state="dismissed")
    (inbox / "a.jsonl").write_text(json_lines(record(1, "The Sample Harbour Institute is here.")))
    take()
    assert not NameSighting.objects.exists()
    assert NameCandidate.objects.get().state == "dismissed"


def test_the_number_of_statements_does_not_depend_on_that_of_names(django_assert_num_queries) -> None:
    articles = [ArticleFactory().pk for _number in range(12)]
    with django_assert_num_queries(4):  # look, make, lock, copy
        newcomers.write({articles[0]: [seen("one")]})
    with django_assert_num_queries(4):
        newcomers.write({key: [seen(f"other {key}"), seen("two"), seen("three")] for key in articles[1:]})
    with django_assert_num_queries(3):
        newcomers.write({articles[0]: [seen("two"), seen("three")]})
    assert counts()["two"] == (12, 12)


def test_renewing_adds_changes_and_removes() -> None:
    article = ArticleFactory().pk
    newcomers.write({article: [seen("stays"), seen("changes", (0, 3)), seen("goes")]})
    wanted = {article: [seen("stays"), seen("changes", (0, 3), (5, 8)), seen("comes")]}
    assert newcomers.renew(wanted) == newcomers.Renewed(added=1, gone=1)
    assert newcomers.renew(wanted) == newcomers.Renewed()
    assert counts() == {"stays": (1, 1), "changes": (1, 2), "goes": (0, 0), "comes": (1, 1)}
    assert newcomers.unused() == 1
    assert "goes" not in counts()


def test_reading_again_renews_the_names_of_an_article(take: Take, inbox: Path, knowledge: Knowledge) -> None:
    (inbox / "a.jsonl").write_text(json_lines(record(1, "The Sample Harbour Institute is here.")))
    take()
    NameSighting.objects.all().delete()
    read_again(Capture.objects.get(), knowledge)
    assert NameSighting.objects.get().surface == "Sample Harbour Institute"


def test_an_older_archive_is_looked_through(knowledge: Knowledge) -> None:
    article = ArticleFactory(body="The Sample Harbour Institute is here.", language="en")
    ArticleFactory(body="样例研究院位于杭州。", language="zh-Hans")
    newcomers.write({article.pk: [seen("no longer found")]})
    named = find_names(knowledge)
    assert (named.articles, named.added, named.gone, named.unused) == (2, 2, 1, 1)
    assert set(counts()) == {"sample harbour institute", "样例研究院"}
    said = StringIO()
    call_command("find_names", stdout=said)
    assert "2 articles looked through: 0 sightings added, 0 gone" in said.getvalue()


def test_what_an_article_is_tagged_with_is_no_name_in_no_registry(knowledge: Knowledge) -> None:
    from tests.factories import MentionFactory

    article = ArticleFactory(body="The Sample Harbour Institute is here.", language="en")
    MentionFactory(article=article, offsets=[[4, 28]])
    find_names(knowledge)
    assert not NameCandidate.objects.exists()


def test_an_article_that_goes_takes_its_sightings_along() -> None:
    article = ArticleFactory()
    newcomers.write({article.pk: [seen("one")], ArticleFactory().pk: [seen("one")]})
    article.delete()
    assert counts() == {"one": (1, 1)}


@pytest.mark.django_db(transaction=True)
def test_two_that_write_the_same_names_at_once_do_not_block_each_other() -> None:
    articles = [ArticleFactory().pk for _number in range(40)]
    failed: list[Exception] = []

    def write(keys: list[int], names: list[str]) -> None:
        try:
            for key in keys:
                with transaction.atomic():
                    newcomers.renew({key: [seen(name) for name in names]})
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    names = [f"name {number}" for number in range(30)]
    threads = [
        threading.Thread(target=write, args=(articles[:20], names)),
        threading.Thread(target=write, args=(articles[20:], names[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert set(counts().values()) == {(40, 40)}
    assert Article.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_names_that_several_make_and_others_have_already_block_nobody() -> None:
    """Of names that appear at that moment some are there already, some are being made by somebody else."""
    articles = [ArticleFactory().pk for _number in range(6)]
    failed: list[Exception] = []

    def write(key: int, chosen: random.Random, start: threading.Barrier) -> None:
        try:
            for turn in range(12):
                start.wait()
                names = chosen.sample([f"name {turn} {number}" for number in range(60)], 30)
                with transaction.atomic():
                    newcomers.write({key: [seen(name) for name in names]})
        except Exception as problem:
            failed.append(problem)
            start.abort()
        finally:
            connection.close()

    start = threading.Barrier(len(articles))
    threads = [threading.Thread(target=write, args=(key, random.Random(key), start)) for key in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sum(articles for articles, _mentions in counts().values()) == NameSighting.objects.count() == 6 * 12 * 30
