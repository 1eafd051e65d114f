from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Comment
from tests import factories

pytestmark = pytest.mark.django_db


def form_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def desk_of(article: Article) -> str:
    return reverse("admin:desk_article", args=[article.pk]) + "?queue=comments"


def say(client: Client, article: Article, do: str = "write", **values: Any) -> Any:
    return client.post(reverse("admin:articles_article_comments", args=[article.pk]), {"do": do, **values})


def test_a_comment_is_written_seen_on_form_and_desk_and_by_nobody_outside(editor: Client) -> None:
    article = factories.ArticleFactory()
    response = say(editor, article, text="Which <b>edition</b> is meant?")
    assert response.url == form_of(article) + "#comments"
    for page in (form_of(article), desk_of(article)):
        assert "Which &lt;b&gt;edition&lt;/b&gt; is meant?" in editor.get(page).content.decode()
    assert "is meant" not in Client().get(article.get_absolute_url()).content.decode()


def test_nothing_and_too_much_come_back_with_what_was_typed(editor: Client) -> None:
    article = factories.ArticleFactory()
    assert say(editor, article, text=" ").status_code == 422
    long = "A long comment. " * 1000
    response = say(editor, article, text=long)
    assert response.status_code == 422
    assert "at most 10000 characters" in response.content.decode()
    assert long.strip() in response.content.decode()
    assert not Comment.objects.exists()


def test_who_wrote_it_changes_it_and_others_settle_it_and_open_it_again(editor: Client, login: Any) -> None:
    article, reviewer = factories.ArticleFactory(), login("Reviewer")
    say(reviewer, article, text="Which edition?")
    comment = Comment.objects.get()
    say(reviewer, article, f"change {comment.pk}", text="Which edition is meant?")
    assert say(editor, article, f"change {comment.pk}", text="Never mind.").status_code == 422
    comment.refresh_from_db()
    assert comment.text == "Which edition is meant?"
    say(editor, article, f"settle {comment.pk}")
    comment.refresh_from_db()
    assert comment.settled_by is not None and comment.settled_by.username == "editor"
    assert "1 settled comment" in editor.get(form_of(article)).content.decode()
    say(reviewer, article, f"reopen {comment.pk}")
    assert Comment.objects.open().count() == 1


def test_rights_are_asked_for_on_both_sides(editor: Client) -> None:
    article = factories.ArticleFactory()
    say(editor, article, text="Which edition?")
    comment = Comment.objects.get()
    nobody = Client()
    nobody.force_login(factories.UserFactory())
    for do in ("write", f"change {comment.pk}", f"settle {comment.pk}"):
        assert say(nobody, article, do, text="x").status_code == 403
        assert say(Client(), article, do, text="x").status_code == 302
    assert Comment.objects.open().get().text == "Which edition?"


def test_a_comment_of_another_article_and_a_verb_that_there_is_not_are_not_found(editor: Client) -> None:
    article, other = factories.ArticleFactory.create_batch(2)
    say(editor, other, text="Which edition?")
    comment = Comment.objects.get()
    for do in (f"settle {comment.pk}", "settle", "settle x", "delete 1", "", "settle 99999999999999999999"):
        assert say(editor, article, do).status_code == 404
    assert Comment.objects.open().exists()


def test_with_the_script_the_part_of_the_page_is_the_answer(editor: Client) -> None:
    article = factories.ArticleFactory()
    address = reverse("admin:articles_article_comments", args=[article.pk])
    response = editor.post(address, {"do": "write", "text": "Which edition?"}, headers={"X-Comments": "1"})
    html = response.content.decode()
    assert html.strip().startswith("<section") and "Which edition?" in html
    assert editor.get(address).url == form_of(article) + "#comments"


def test_from_the_desk_one_comes_back_to_the_desk(editor: Client) -> None:
    article = factories.ArticleFactory()
    action = editor.get(desk_of(article)).context["talk"].action
    assert editor.post(action, {"do": "write", "text": "Which edition?"}).url == desk_of(article) + "#comments"


def test_open_comments_are_counted_filtered_and_wait_on_the_desk(editor: Client) -> None:
    article, quiet = factories.ArticleFactory(title="Talked about"), factories.ArticleFactory(title="Quiet")
    for text in ("One.", "Two."):
        say(editor, article, text=text)
    listed = reverse("admin:articles_article_changelist")
    assert "2 comments" in editor.get(listed).content.decode()
    html = editor.get(listed, {"comments": "open"}).content.decode()
    assert "Talked about" in html and "Quiet" not in html
    assert editor.get(reverse("admin:desk_articles"), {"queue": "comments"}).url == desk_of(article)
    assert "articles with open comments" in editor.get(reverse("admin:desk")).content.decode()
    assert quiet.pk


@pytest.mark.parametrize("number", [2, 20])
def test_it_asks_the_same_for_2_comments_and_for_20(editor: Client, number: int) -> None:
    article = factories.ArticleFactory()
    for _ in range(number):
        Comment.objects.create(article=article, text="Which edition?", by=factories.UserFactory())
    editor.get(form_of(article))
    with CaptureQueriesContext(connection) as asked:
        editor.get(form_of(article))
    assert sum("articles_comment" in query["sql"] for query in asked) == 4
