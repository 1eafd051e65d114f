"""Where an article's columns lie, and what its vectors survive."""

import random

import pytest
from django.db import connection, transaction

from articles.models import Article
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
STORAGE = """
    SELECT attname, attstorage FROM pg_attribute
    WHERE attrelid = 'public.articles_article'::regclass AND attnum > 0 AND NOT attisdropped
"""
PAGE = 8192
WORDS = ("cyber", "security", "sovereignty", "network", "data", "protection", "rules", "ministers", "delegates")


def query(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def long_text(words: int) -> str:
    chosen = random.Random(1)
    return " ".join(f"{chosen.choice(WORDS)}{chosen.randrange(5000)}" for _ in range(words))


def test_text_and_vectors_lie_out_of_line_and_what_lists_read_does_not() -> None:
    storage = dict(query(STORAGE))
    for column in ("body", "search_vector", "summary", "date_evidence", "event_evidence"):
        assert storage[column] in ("x", "e"), column
    for column in ("title", "status", "organization_ids", "topic_ids", "byline", "source_url"):
        assert storage[column] == "m", column


def test_a_page_of_the_table_holds_many_articles_with_long_texts() -> None:
    sizes = "SELECT pg_relation_size('articles_article'), pg_table_size('articles_article')"
    ((heap_before, whole_before),) = query(sizes)
    factories.ArticleFactory.create_batch(50, body=long_text(600))
    ((heap, whole),) = query(sizes)
    assert (heap - heap_before) / 50 < PAGE / 5
    assert whole - whole_before > 50 * 4000


def test_a_megabyte_of_any_chinese_characters_can_be_saved_and_its_beginning_be_found() -> None:
    chosen = random.Random(2)
    body = "".join(chr(chosen.randrange(0x4E00, 0x9FFF)) for _ in range(350_000))
    article = factories.ArticleFactory(title="互联网", body=body)
    assert Article.objects.search(body[10:14]).get() == article
    assert Article.objects.search("互联网").get() == article


@pytest.mark.parametrize(
    "body",
    [
        "x" * 1_000_000,
        "a " * 500_000,
        "'\\:*&|!<->()\\\\ ' " * 1000,
        "\u202e\ufeff\ue000\U0001f4a9\u0300" * 1000,
        " ".join(f"word{n}" for n in range(150_000)),
        "",
    ],
    ids=["one word", "many short words", "operators", "marks", "distinct words", "nothing"],
)
def test_no_text_stops_its_article_from_being_saved(body: str) -> None:
    article = factories.ArticleFactory(title="Findable", body=body)
    assert Article.objects.search("findable").get() == article
    Article.objects.filter(pk=article.pk).update(title="Renamed")
    assert Article.objects.search("renamed").get() == article


def test_a_null_character_is_refused_before_the_database_sees_it() -> None:
    with pytest.raises(ValueError, match="NUL"), transaction.atomic():
        factories.ArticleFactory(body="a\0b")
    assert Article.objects.count() == 0


def test_vectors_follow_title_and_text() -> None:
    article = factories.ArticleFactory(title="Old title", body="Old words.")
    Article.objects.update(title="第三届世界互联网大会", body="Entirely different.")
    assert not Article.objects.search("old").exists()
    assert list(Article.objects.search("互联网大会 different")) == [article]


def test_an_unknown_date_sorts_last() -> None:
    undated, old = factories.ArticleFactory(undated=True), factories.ArticleFactory(published_on="1995-01-01")
    assert list(Article.objects.newest()) == [old, undated]
    assert list(Article.objects.oldest()) == [old, undated]
