from datetime import date

import pytest
from django.db import connection

from articles import bitmaps, retrieval
from articles.models import Article
from articles.retrieval import likeness
from articles.retrieval.frequency import Frequencies
from articles.retrieval.statements import Late
from tests.factories import ArticleFactory, EventFactory, MentionFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def like(article: Article, number: int = 4) -> list[int]:
    article.refresh_from_db()
    return retrieval.alike(article, bitmaps.current(), number)


@pytest.fixture
def others() -> None:
    for n in range(40):
        ArticleFactory(title=f"Something else number {n}", body="Nothing.")


@pytest.mark.parametrize("analyzed", [False, True])
def test_rare_words_of_the_title_lead_where_nothing_else_is_known(others, analyzed, monkeypatch):
    monkeypatch.setattr(likeness, "share_of", Frequencies().share_of)
    article, same, zh, zh_same = (
        ArticleFactory(title=title)
        for title in ("Zeppelins over Wuzhen", "The zeppelin again", "水下电缆断裂", "电缆断裂原因查明")
    )
    if analyzed:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE articles_article")
    assert like(article) == [same.pk]
    assert like(zh) == [zh_same.pk]


def test_never_the_same_text_twice(others):
    article = ArticleFactory(title="Zeppelins over Wuzhen", body="One text.")
    ArticleFactory(title="Zeppelins in Wuzhen", body="One text.")
    twins = {ArticleFactory(title=f"Zeppelins {n} at Wuzhen", body="Another.").pk for n in range(2)}
    bare = {ArticleFactory(title=f"Zeppelins {n} at Wuzhen without text", body="").pk for n in range(2)}
    found = set(like(article))
    assert len(found & twins) == 1
    assert found - twins == bare


def test_the_rarer_what_is_shared_the_more_it_counts(others):
    edition, rare, common = EventFactory(year=2016), OrganizationFactory(), OrganizationFactory()
    for _ in range(8):
        MentionFactory(article=ArticleFactory(title="Something of an edition", event=edition), organization=common)
    article, by_rare = (ArticleFactory(title=title, event=edition) for title in ("A visit", "A meeting"))
    for reader, organization in ((article, rare), (article, common), (by_rare, rare)):
        MentionFactory(article=reader, organization=organization)
    assert like(article)[0] == by_rare.pk


def test_only_public_articles_are_alike(others):
    article = ArticleFactory(title="Zeppelins over Wuzhen")
    ArticleFactory(title="The zeppelin again", draft=True)
    ArticleFactory(title="The zeppelin thrice", withdrawn=True)
    assert like(article) == []


def test_of_many_the_nearest_in_time_are_compared(others, monkeypatch):
    monkeypatch.setattr(likeness, "FEW", 3)
    monkeypatch.setattr(likeness, "ENOUGH", 2)
    edition = EventFactory(year=2016)
    article, *near = (ArticleFactory(event=edition, published_on=date(2016, 11, day)) for day in (17, 16, 18))
    far = ArticleFactory(event=edition, published_on=date(2014, 1, 1))
    ArticleFactory(event=edition, undated=True)
    assert set(like(article)) == {row.pk for row in near}
    assert far.pk not in like(article)


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 2)])
def test_no_day_is_too_early_or_too_late(others, day, monkeypatch):
    monkeypatch.setattr(likeness, "FEW", 0)
    edition = EventFactory(year=2016)
    article, other = (ArticleFactory(event=edition, published_on=day) for _ in range(2))
    assert like(article) == [other.pk] or like(article) == []


def test_without_time_for_words_organizations_and_editions_are_left(others, monkeypatch):
    def late(*given):
        raise Late

    monkeypatch.setattr("articles.retrieval.asking.ids_of_each", late)
    edition = EventFactory(year=2016)
    article, other = ArticleFactory(event=edition), ArticleFactory(title="The second", event=edition)
    assert like(article) == [other.pk]
