"""A later text of an article's page: looking at what differs, taking it over, leaving it."""

from typing import Any

import pytest
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import reverse

from articles.fingerprints import text_hash
from articles.models import Article, ArticleCapture
from tests import factories

OLD = "Delegates spoke about Alibaba.\n\nThe talks end on Friday."
NEW = "On Thursday, delegates spoke about Alibaba.\n\nThe talks end on Saturday."
pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> ArticleCapture:
    article = factories.ArticleFactory(title="Talks end on Friday", body=OLD)
    Article.objects.filter(pk=article.pk).update(text_hash=text_hash(article.title, OLD))
    organization = factories.OrganizationFactory(name="Alibaba")
    factories.MentionFactory(article=article, organization=organization, offsets=[[22, 29]])
    factories.ArticleCaptureFactory(article=article, role="origin")
    title = "Talks end on Saturday"
    return factories.ArticleCaptureFactory(
        article=article, role="newer", title=title, body=NEW, text_hash=text_hash(title, NEW), likeness=0.5
    )


def decide(client: Client, link: ArticleCapture, what: str, **more: Any) -> Any:
    page = reverse("admin:articles_article_newer", args=[link.pk])
    version = client.get(page).context["version"]
    return client.post(page, {"version": version, "do": what, **more}, follow=True)


def test_the_desk_the_list_and_the_form_lead_to_a_newer_text(editor: Client, link: ArticleCapture) -> None:
    tasks = {str(task.label): task for task in editor.get(reverse("admin:index")).context["tasks"]}
    assert tasks["newer texts"].count == 1
    assert link.article.title in editor.get(tasks["newer texts"].address).content.decode()
    form = editor.get(reverse("admin:articles_article_change", args=[link.article_id])).content.decode()
    assert reverse("admin:articles_article_newer", args=[link.pk]) in form


def test_the_page_shows_what_differs(editor: Client, link: ArticleCapture) -> None:
    page = editor.get(reverse("admin:articles_article_newer", args=[link.pk])).content.decode()
    assert "<del>Friday</del>" in page
    assert "<ins>Saturday</ins>" in page


def test_taking_over_gives_the_article_the_text_and_keeps_the_earlier_one(editor: Client, link: ArticleCapture) -> None:
    decide(editor, link, "take")
    article = Article.objects.get(pk=link.article_id)
    assert (article.title, article.body, article.title_origin) == ("Talks end on Saturday", NEW, "extracted")
    assert article.text_hash == text_hash(article.title, NEW)
    link.refresh_from_db()
    assert (link.role, link.body, link.text_hash) == ("origin", "", "")
    earlier = article.article_captures.exclude(pk=link.pk).get()
    assert (earlier.role, earlier.title, earlier.body) == ("newer", "Talks end on Friday", OLD)
    mention = article.mentions.get()
    start, end = mention.offsets[0]
    assert article.body[start:end] == "Alibaba"


def test_a_title_of_the_editors_stays(editor: Client, link: ArticleCapture) -> None:
    Article.objects.filter(pk=link.article_id).update(title="My own words", title_origin="edited")
    decide(editor, link, "take")
    article = Article.objects.get(pk=link.article_id)
    assert (article.title, article.body) == ("My own words", NEW)


@pytest.mark.parametrize("what", ["take", "leave"])
def test_what_was_decided_waits_no_more(editor: Client, link: ArticleCapture, what: str) -> None:
    decide(editor, link, what)
    tasks = {str(task.label): task.count for task in editor.get(reverse("admin:index")).context["tasks"]}
    assert tasks["newer texts"] == 0
    assert ArticleCapture.objects.filter(role="newer").count() == 1
    history = editor.get(reverse("admin:articles_article_history", args=[link.article_id])).content.decode()
    assert ("took over a newer text" in history) == (what == "take")


def test_nothing_is_decided_on_an_article_that_changed_meanwhile(editor: Client, link: ArticleCapture) -> None:
    response = decide(editor, link, "take", version="2001-01-01")
    assert "Somebody changed the article meanwhile" in response.content.decode()
    assert Article.objects.get(pk=link.article_id).body == OLD


def test_taking_over_sent_twice_at_once_keeps_the_earlier_text(
    editor: Client, link: ArticleCapture, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reverse("admin:articles_article_newer", args=[link.pk])
    version = editor.get(page).context["version"]

    def overtaken(*args: Any, **named: Any) -> Any:
        monkeypatch.undo()
        found = get_object_or_404(*args, **named)
        editor.post(page, {"version": version, "do": "take"})
        return found

    monkeypatch.setattr("articles.admin.newer.get_object_or_404", overtaken)
    response = editor.post(page, {"version": version, "do": "take"}, follow=True)
    assert "Somebody changed the article meanwhile" in response.content.decode()
    captures = Article.objects.get(pk=link.article_id).article_captures
    assert sorted(captures.values_list("role", "body")) == [("newer", OLD), ("origin", "")]


def test_who_may_only_look_decides_nothing(login: Any, link: ArticleCapture) -> None:
    client = login("Reviewer")
    page = reverse("admin:articles_article_newer", args=[link.pk])
    assert "Take over" not in client.get(page).content.decode()
    assert client.post(page, {"do": "take"}).status_code == 403
