import pytest
from django.db import connection

from articles import bitmaps, retrieval, search
from articles.retrieval import asking, warming
from articles.retrieval.answers import answers
from articles.retrieval.frequency import Frequencies
from articles.retrieval.statements import Late
from tests.retrieval.filled import public

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyzed(archive, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article")
    monkeypatch.setattr(warming, "frequencies", Frequencies())


def test_common_words_are_kept_before_somebody_asks_for_them(analyzed, monkeypatch):
    index = bitmaps.current()
    retrieval.warm(index)
    assert answers.kept
    monkeypatch.setattr(asking, "ids_where", None)
    query = search.parse("cyber")
    assert set(retrieval.found(query, index).ids) == public(query.tree)


def test_what_there_is_no_time_for_is_left(analyzed, monkeypatch):
    def late(*given, **kinds):
        raise Late

    monkeypatch.setattr(asking, "ids_where", late)
    retrieval.warm(bitmaps.current())
    assert not answers.kept
