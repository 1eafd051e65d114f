"""What the history page tells, whoever or whatever made the change."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles import actions, workflow
from articles.history import Change, Moment, beginning, differing_lines
from articles.history import timeline as timeline_of
from articles.models import Article, Mention, Place
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


def timeline(instance: Any) -> list[Moment]:
    return timeline_of(type(instance), instance.pk).moments


def changes(moments: list[Moment]) -> list[Change]:
    return [change for moment in moments for step in moment.steps for change in step.changes]


def test_a_saved_form_is_one_moment_with_who_and_what(editor: Client) -> None:
    article = factories.ArticleFactory(source=factories.SourceFactory(name="Old Outlet"))
    mention = factories.MentionFactory(article=article, suggested=True)
    new = factories.SourceFactory(name="New Outlet")
    page = reverse("admin:articles_article_change", args=[article.pk])
    topic = factories.TopicFactory(label="Data localization")
    data: dict[str, Any] = posted(editor.get(page)) | {
        "source": new.pk,
        "topic_choice": [topic.pk],
        "_why": "Its masthead says so.",
    }
    row = next(name[:-3] for name, value in data.items() if name.endswith("-id") and value == mention.pk)
    assert editor.post(page, data | {f"{row}-state": "rejected"}).status_code == 302
    (moment,) = timeline(article)
    assert moment.who == "editor"
    told = changes([moment])
    assert Change("Outlet", "Old Outlet", "New Outlet") in told
    assert Change("Origin of the outlet", "extracted from the document", "set by an editor") in told
    assert moment.note == "Its masthead says so."
    assert Change("State", "suggested", "rejected") in told
    assert ("insert", "Topic of an article: Data localization") in {(step.kind, step.name) for step in moment.steps}
    assert f"Mention: {mention.organization}" in {step.name for step in moment.steps}


def test_each_step_shows_what_the_next_one_found(editor: Client) -> None:
    article = factories.ArticleFactory(title="One")
    for title in ("Two", "Three"):
        Article.objects.filter(pk=article.pk).update(title=title)
    assert [(change.old, change.new) for change in changes(timeline(article))] == [("Two", "Three"), ("One", "Two")]


def test_sql_and_commands_are_told_too() -> None:
    article = factories.ArticleFactory(language="en")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET language = 'zh-Hans' WHERE id = %s", [article.pk])
    with pghistory.context(command="retag"):
        Article.objects.filter(pk=article.pk).update(language="ja")
    assert {moment.who for moment in timeline(article)} == {"command retag", "outside of the admin (SQL)"}


def test_an_action_is_called_what_editors_call_it() -> None:
    article, editor = factories.ArticleFactory(), factories.UserFactory()
    actions.set_event(articles=Article.objects.all(), event=factories.EventFactory(), by=editor)
    workflow.unpublish(articles=Article.objects.all(), by=editor)
    assert [moment.action for moment in timeline(article)] == ["unpublish", "set edition"]


def test_the_page_ends_with_who_took_an_article_in_and_from_what(editor: Client) -> None:
    article = factories.ArticleFactory()
    article.article_captures.create(capture=factories.CaptureFactory(file_name="double.txt"), role="double")
    article.article_captures.create(capture=factories.CaptureFactory(file_name="report.txt"))
    page = editor.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    moment = page.split("<li>")[-1]
    assert date_format(localtime(article.created_at), "j F Y, H:i") in moment
    assert 'command ingest <span class="quiet">· taken in from report.txt' in moment


def test_the_page_ends_with_who_added_what_came_in_by_no_intake(login: Callable[[str], Client]) -> None:
    client, add = login("Curator"), reverse("admin:articles_place_add")
    client.post(add, posted(client.get(add)) | {"name": "Wuzhen", "slug": "wuzhen", "country": "CN"})
    place, article = Place.objects.get(), factories.ArticleFactory()
    told = [beginning(place), beginning(article), beginning(factories.PlaceFactory())]
    assert [moment and (moment.who, moment.action) for moment in told] == [
        ("curator", "added"),
        ("outside of the admin", "added"),
        None,
    ]


def test_a_changed_text_shows_the_lines_that_differ() -> None:
    paragraphs = [f"Paragraph {n} " + "of many words " * 10 for n in range(5)]
    article = factories.ArticleFactory(body="\n\n".join(paragraphs))
    article.body = "\n\n".join([paragraphs[0], "New text.", *paragraphs[2:]])
    article.save()
    (change,) = changes(timeline(article))
    assert change.lines == (f"-{paragraphs[1]}", "+New text.")


def test_lines_that_look_like_marks_of_the_difference_are_kept() -> None:
    assert list(differing_lines("a\n-- x", "a\n++ y")) == ["--- x", "+++ y"]


def test_a_deleted_row_keeps_its_place_in_the_history() -> None:
    article = factories.ArticleFactory()
    mention = factories.MentionFactory(article=article, organization__name="Alibaba")
    mention.delete()
    (moment,) = timeline(article)
    assert [(step.kind, step.name) for step in moment.steps] == [("delete", "Mention: Alibaba")]


def test_names_of_an_organization_belong_to_its_history() -> None:
    organization = factories.OrganizationFactory()
    name = factories.OrganizationNameFactory(organization=organization, name="Old Name")
    name.name = "New Name"
    name.save()
    factories.MentionFactory(organization=organization).delete()
    assert changes(timeline(organization)) == [Change("Name", "Old Name", "New Name")]


def test_the_page_escapes_what_it_tells(editor: Client) -> None:
    article = factories.ArticleFactory(title="<script>alert(1)</script>")
    workflow.publish(articles=Article.objects.all(), by=None)
    Article.objects.update(title="<img src=x onerror=alert(2)>")
    page = editor.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_asks_the_same_number_of_queries_for_2_changes_and_for_20(editor: Client) -> None:
    article = factories.ArticleFactory()
    page = reverse("admin:articles_article_history", args=[article.pk])
    asked = []
    for rows in (2, 18):
        for user in factories.UserFactory.create_batch(rows):
            mention = factories.MentionFactory(article=article, suggested=True)
            actions.accept_mentions(mentions=Mention.objects.filter(pk=mention.pk), by=user)
            actions.set_event(articles=Article.objects.all(), event=factories.EventFactory(), by=user)
        editor.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert len(editor.get(page).context["moments"]) >= rows * 2
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 25
