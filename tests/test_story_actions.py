"""Editors say which articles are copies of one text; the intake does not gainsay them."""

import pytest

from articles import actions
from articles.models import Article, Story
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def put(*articles: Article) -> actions.Outcome:
    chosen = Article.objects.filter(pk__in=[article.pk for article in articles])
    return actions.put_into_story(articles=chosen, by=UserFactory())


def take(*articles: Article) -> actions.Outcome:
    chosen = Article.objects.filter(pk__in=[article.pk for article in articles])
    return actions.take_out_of_story(articles=chosen, by=UserFactory())


def members() -> list[set[int]]:
    return [set(story.articles.values_list("pk", flat=True)) for story in Story.objects.order_by("pk")]


def test_articles_are_put_together_as_copies() -> None:
    one, other, third = (ArticleFactory() for _ in range(3))
    assert put(one, other).changed == 2
    assert members() == [{one.pk, other.pk}]
    assert put(other, third) == actions.Outcome(1, {"unchanged": 1})
    assert members() == [{one.pk, other.pk, third.pk}]
    assert set(Article.objects.values_list("story_decided", flat=True)) == {True}


def test_two_stories_become_the_older_one_with_all_of_their_copies() -> None:
    articles = [ArticleFactory() for _ in range(4)]
    put(*articles[:2])
    put(*articles[2:])
    older = Story.objects.order_by("pk").first()
    put(articles[1], articles[2])
    assert list(Story.objects.all()) == [older]
    assert members() == [{article.pk for article in articles}]


def test_one_article_is_no_story() -> None:
    with pytest.raises(ValueError, match="two copies"):
        put(ArticleFactory())
    assert not Story.objects.exists()


def test_an_article_is_taken_out_and_the_decision_stays() -> None:
    articles = [ArticleFactory() for _ in range(3)]
    put(*articles)
    assert take(articles[0], ArticleFactory()) == actions.Outcome(1, {"in no story": 1})
    assert members() == [{articles[1].pk, articles[2].pk}]
    articles[0].refresh_from_db()
    assert (articles[0].story, articles[0].story_decided) == (None, True)


def test_a_story_of_one_is_dissolved_and_what_happened_is_in_the_history() -> None:
    one, other = ArticleFactory(), ArticleFactory()
    put(one, other)
    story = Story.objects.get()
    take(one)
    assert not Story.objects.exists()
    other.refresh_from_db()
    assert other.story is None
    events = Article.pgh_event_models["update"].objects.filter(pgh_obj=one).order_by("pgh_id")
    assert [event.story_id for event in events] == [None, story.pk]
    assert events.last().pgh_context.metadata["action"] == "take_out_of_story"


def test_deleting_all_copies_at_once_leaves_no_story() -> None:
    put(*[ArticleFactory() for _ in range(3)])
    Article.objects.all().delete()
    assert not Story.objects.exists()
