"""Stories at the desk."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Story
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def act(client: Client, action: str, *articles: Article) -> str:
    posted = {"action": action, "_selected_action": [article.pk for article in articles]}
    response = client.post(reverse("admin:articles_article_changelist"), posted, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_editors_put_articles_together_and_take_them_apart(editor: Client) -> None:
    one, other = ArticleFactory(), ArticleFactory()
    assert "2 articles put to their copies." in act(editor, "put_together", one, other)
    assert Story.objects.get().articles.count() == 2
    assert "1 article taken out." in act(editor, "take_apart", one)
    assert not Story.objects.exists()
    assert "choose two articles or more" in act(editor, "put_together", one)


def test_a_story_lists_its_copies_with_their_likeness(editor: Client) -> None:
    story = Story.objects.create()
    body = " ".join(f"word{number}" for number in range(100))
    ArticleFactory(story=story, title="The <first> copy", body=body)
    ArticleFactory(story=story, title="A draft of it", body=body + " and more", draft=True, published_on="2017-01-01")
    html = editor.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "The &lt;first&gt; copy" in html
    assert "97 %" in html
    listed = editor.get(reverse("admin:articles_story_changelist")).content.decode()
    assert "The &lt;first&gt; copy" in listed
    assert f"story__id__exact={story.pk}" in listed
    found = editor.get(reverse("admin:articles_article_changelist"), {"story__id__exact": story.pk}).content.decode()
    assert "A draft of it" in found


def test_an_article_leads_to_its_story(editor: Client) -> None:
    story = Story.objects.create()
    article = ArticleFactory(story=story)
    ArticleFactory(story=story)
    html = editor.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "There is one other copy of it." in html
    assert reverse("admin:articles_story_change", args=[story.pk]) in html


def test_the_list_of_stories_needs_as_many_queries_for_two_as_for_twenty(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            editor.get(reverse("admin:articles_story_changelist"))
        return len(found)

    def stories(number: int) -> None:
        for _ in range(number):
            story = Story.objects.create()
            ArticleFactory(story=story)
            ArticleFactory(story=story)

    stories(2)
    queries()
    few = queries()
    stories(18)
    assert queries() == few
