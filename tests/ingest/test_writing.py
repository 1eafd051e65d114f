"""Batches as COPY writes them: what triggers would have filled, what the database refuses, what was cut off."""

from collections import Counter

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import F

from articles.ingest import opening, reading, records, writing
from articles.ingest.copying import copy_rows, next_keys
from articles.models import Article, ArticleTopic, Mention, PublicChange, Topic
from tests.factories import ArticleFactory, OrganizationFactory, TopicFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

AWKWARD = 'a\\b\\N\n\tc\r"d" {e,f} \\. NULL \u2028 网络 \U0001f600'


def record(number: int, **values: object) -> dict[str, object]:
    return {"title": f"Sample {number}", "body": f"The text of sample {number} names Huawei and Tencent.", **values}


def test_every_value_comes_back_as_it_was_copied() -> None:
    (key,) = next_keys(Article, 1)
    texts = {"title": AWKWARD, "body": AWKWARD, "warnings": [AWKWARD, "", "NULL"]}
    copy_rows(Article, [{"id": key, "title_origin": "inferred", **texts}])
    organization = OrganizationFactory()
    mention = {"article_id": key, "organization_id": organization.pk, "surface": AWKWARD, "offsets": [(1, 2), (3, 4)]}
    copy_rows(Mention, [mention])
    article = Article.objects.get()
    assert (article.title, article.body, article.warnings) == (AWKWARD, AWKWARD, [AWKWARD, "", "NULL"])
    assert (article.published_on, article.byline, article.sample, article.status) == (None, [], False, "draft")
    assert article.mentions.get().offsets == [[1, 2], [3, 4]]


def test_keys_are_new_and_ascending() -> None:
    article = ArticleFactory()
    keys = next_keys(Article, 5)
    assert keys == sorted(set(keys))
    assert keys[0] > article.pk


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"title": "a\0b"}, DataError),
        ({"title": "x" * 501}, DataError),
        ({"title": ""}, IntegrityError),
        ({"title": "\ud800"}, UnicodeError),
    ],
    ids=["null character", "too long", "blank", "half a character"],
)
def test_what_the_database_refuses_raises_what_an_insert_would(values, error) -> None:
    (key,) = next_keys(Article, 1)
    with pytest.raises(error), transaction.atomic():
        copy_rows(Article, [{"id": key, "title_origin": "inferred", **values}])
    assert not Article.objects.exists()


def test_the_arrays_are_what_the_triggers_would_make_of_the_tags(take, inbox) -> None:
    for name in ("Tencent", "Huawei"):
        OrganizationFactory(name=name)
    topics = [row.slug for row in reading.Knowledge.from_reference().topics]
    for slug in reversed(topics):
        TopicFactory(slug=slug)
    cue = "Data protection and encryption: data protection rules, encryption rules, artificial intelligence. "
    (inbox / "a.jsonl").write_text(json_lines(*(record(n, body=f"{cue} {n} Huawei and Tencent.") for n in range(5))))
    take(accept_mentions=True)
    written = list(Article.objects.order_by("pk").values_list("organization_ids", "topic_ids"))
    assert all(len(organizations) == 2 and topics for organizations, topics in written)
    # An update of every tag makes the triggers work the arrays out anew.
    Article.objects.update(organization_ids=[], topic_ids=[])
    Mention.objects.update(count=F("count") + 1)
    for row in ArticleTopic.objects.all():
        ArticleTopic.objects.filter(pk=row.pk).update(origin="editor")
    assert list(Article.objects.order_by("pk").values_list("organization_ids", "topic_ids")) == written
    assert Topic.objects.exists()


def test_suggested_mentions_are_in_no_array(take, inbox) -> None:
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(record(1)))
    take()
    assert Mention.objects.count() == 1
    assert Article.objects.get().organization_ids == []


def test_an_article_is_written_once(take, inbox) -> None:
    """No trigger writes the row again, after the mentions: that would put it into every index a second time."""
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(record(1)))
    take(publish=True, accept_mentions=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM articles_article AS article JOIN articles_mention AS mention"
            " ON article.id = mention.article_id WHERE article.cmin::text::int < mention.cmin::text::int"
        )
        assert cursor.fetchone() == (1,)


def test_the_public_hears_of_a_batch(take, inbox) -> None:
    before = PublicChange.last()
    (inbox / "a.jsonl").write_text(json_lines(record(1)))
    take(publish=True)
    assert PublicChange.last() != before


@pytest.fixture
def poisoned(monkeypatch) -> None:
    original = records.article_values

    def poison(understood, keys, address):
        values = original(understood, keys, address)
        return values | {"body": "a\0b"} if understood.title in ("Sample 3", "Sample 7") else values

    monkeypatch.setattr(records, "article_values", poison)


def test_records_that_are_refused_in_the_middle_of_a_batch_fail_alone(take, inbox, poisoned) -> None:
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(10))))
    result = take(accept_mentions=True)
    assert result.counts == Counter(new=8, failed=2)
    assert [failure.where.rpartition(", ")[2] for failure in result.failures] == ["line 4", "line 8"]
    assert Mention.objects.count() == 8
    assert take().counts == Counter(unchanged=8, failed=2)


def test_what_was_written_before_a_cut_is_not_read_again(take, inbox, monkeypatch) -> None:
    monkeypatch.setattr(writing, "BATCH", 2)
    lines = [record(number) for number in range(9)]
    (inbox / "a.jsonl").write_text(json_lines(*lines[:2]) + "{broken\n" + json_lines(*lines[2:]))
    write, understand = writing.Writer._write, reading.understand
    batches, understood = [], []

    def cut(self, group):
        batches.append(group)
        if len(batches) == 3:
            raise KeyboardInterrupt
        return write(self, group)

    def counting(found, knowledge):
        understood.append(found.title)
        return understand(found, knowledge)

    monkeypatch.setattr(reading, "understand", counting)
    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_write", cut)
        with pytest.raises(KeyboardInterrupt):
            take()
    assert Article.objects.count() == 4
    understood.clear()
    result = take()
    assert result.counts == Counter(new=5, unchanged=4, failed=1)
    assert understood == [f"Sample {number}" for number in range(4, 9)]
    assert opening.Reading.objects.get().records == 10


def test_reasons_are_kept_within_bounds(take, inbox) -> None:
    (inbox / "a.jsonl").write_text("{broken\n" * 1500 + json_lines(record(1)))
    result = take()
    assert result.counts == Counter(new=1, failed=1500)
    assert len(result.failures) == 1000
    assert "… and 1480 more" in result.failure_report()
    assert take().counts == Counter(unchanged=1, failed=1500)
