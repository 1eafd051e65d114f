"""The pages of a bulk edit: a search, an edit, its preview, and the act."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.bulk import runs
from articles.models import Act, Article, Mention, Status
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:articles_article_bulk")


def look(client: Client, query: str, **data: object) -> tuple[str, str]:
    """The preview of an edit, and the mark that it has for what it looked at."""
    response = client.post(f"{PAGE}?{query}", {"do": "look", **data})
    assert response.status_code == 200
    return response.content.decode(), response.context["selection"].mark


def test_an_editor_edits_what_a_search_found_and_undoes_it(editor: Client) -> None:
    organization, event = factories.OrganizationFactory(name="Sample Networks"), factories.EventFactory(year=2016)
    factories.ArticleFactory.create_batch(3, event=event)
    factories.ArticleFactory()
    named = factories.ArticleFactory(event=event, title="It has the organization")
    factories.MentionFactory(article=named, organization=organization)
    edit = {"edit": "add_organization", "organization": organization.pk}
    html, mark = look(editor, "edition=2016", **edit)
    assert "3 articles would change" in html and "of 4 found" in html
    assert "1 that have it already" in html and "It has the organization" in html
    done = editor.post(f"{PAGE}?edition=2016", {"do": "edit", "mark": mark, **edit}, follow=True)
    assert "3 articles changed, 1 left as they were" in done.content.decode()
    assert Mention.objects.accepted().filter(organization=organization).count() == 4
    act = Act.objects.get()
    assert (act.kind, act.by.username, act.summary) == ("bulk", "editor", "Add the organization Sample Networks")
    editor.post(reverse("admin:articles_act_undo", args=[act.pk]))
    assert Mention.objects.accepted().filter(organization=organization).count() == 1


def test_nothing_is_done_to_other_articles_than_those_looked_at(editor: Client) -> None:
    topic = factories.TopicFactory()
    factories.ArticleFactory()
    edit = {"edit": "add_topic", "topic": topic.pk}
    _html, mark = look(editor, "", **edit)
    factories.ArticleFactory()
    again = editor.post(PAGE, {"do": "edit", "mark": mark, **edit})
    assert "The search finds other articles now" in again.content.decode()
    assert not Act.objects.exists()


def test_nothing_is_done_where_the_search_was_not_understood(editor: Client) -> None:
    article, topic = factories.ArticleFactory(), factories.TopicFactory()
    edit = {"edit": "add_topic", "topic": topic.pk}
    response = editor.post(f"{PAGE}?organisation=typo", {"do": "edit", "mark": f"1-{article.pk}", **edit})
    assert "Not understood" in response.content.decode() and "What to do with them" not in response.content.decode()
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({}, "Choose what to do"),
        ({"edit": "nonsense"}, "Select a valid choice"),
        ({"edit": "add_organization"}, "Choose the organization."),
        ({"edit": "set_edition", "event": "999999"}, "Select a valid choice"),
        ({"edit": "set_status", "status": "withdrawn"}, "A withdrawal needs a reason"),
        ({"edit": "set_status", "status": "withdrawn", "reason": "Asked."}, "A withdrawal needs a class"),
        ({"edit": "set_status", "status": "gone"}, "Select a valid choice"),
    ],
)
def test_an_edit_that_says_too_little_is_asked_for_the_rest(
    editor: Client, data: dict[str, str], complaint: str
) -> None:
    factories.ArticleFactory()
    html = editor.post(PAGE, {"do": "edit", **data}).content.decode()
    assert complaint in html
    assert not Act.objects.exists()


def test_only_who_may_change_articles_edits_many(login: Callable[[str], Client]) -> None:
    factories.ArticleFactory()
    reviewer = login("Reviewer")
    for response in (reviewer.get(PAGE), reviewer.post(PAGE, {"do": "edit", "edit": "remove_edition"})):
        assert response.status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert login("Editor").get(PAGE).status_code == 200


def test_a_large_edit_goes_on_from_page_to_page(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PORTION", 2)
    monkeypatch.setattr("articles.admin.bulk.page.SECONDS", 0)
    factories.ArticleFactory.create_batch(5, draft=True)
    edit = {"edit": "set_status", "status": "published"}
    _html, mark = look(editor, "status=draft", **edit)
    response = editor.post(f"{PAGE}?status=draft", {"do": "edit", "mark": mark, **edit})
    act = Act.objects.get()
    run = reverse("admin:articles_article_bulk_run", args=[act.pk])
    assert response.url == run
    assert "2 of 5 articles" in editor.get(run).content.decode()
    assert run in editor.get(reverse("admin:articles_act_change", args=[act.pk])).content.decode()
    monkeypatch.setattr("articles.admin.bulk.page.SECONDS", 60)
    assert "5 articles changed" in editor.post(run, follow=True).content.decode()
    assert Article.objects.public().count() == 5
    assert editor.get(run).url == reverse("admin:articles_act_change", args=[act.pk])


def test_the_search_takes_any_name_of_an_organization(editor: Client) -> None:
    organization = factories.OrganizationFactory(name="Sample Networks")
    factories.OrganizationNameFactory(organization=organization, name="样本网络")
    found = editor.get(PAGE, {"named": "样本网络", "q": "rules", "topic": ""})
    assert found.url == f"{PAGE}?q=rules&organization=sample-networks"
    unknown = editor.get(PAGE, {"named": "Nobody <b>"}, follow=True).content.decode()
    assert "Nobody &lt;b&gt;" in unknown


@pytest.mark.parametrize("query", ["", "status=draft&status=published", "q=cyber"])
def test_the_pages_ask_a_constant_number_of_queries(
    editor: Client, django_assert_max_num_queries: Callable[..., object], query: str
) -> None:
    topic = factories.TopicFactory()
    factories.ArticleFactory.create_batch(20, event=factories.EventFactory(year=2016))
    factories.ArticleFactory.create_batch(20, draft=True)
    edit = {"edit": "add_topic", "topic": topic.pk}
    look(editor, query, **edit)
    with django_assert_max_num_queries(20):
        editor.get(f"{PAGE}?{query}")
    with django_assert_max_num_queries(20):
        look(editor, query, **edit)


def test_what_is_typed_comes_back_escaped(editor: Client) -> None:
    factories.ArticleFactory(title="<script>alert(1)</script>")
    html = editor.get(PAGE, {"q": '"><script>alert(2)</script>', "year": "<b>"}).content.decode()
    assert "<script>alert" not in html and "<b>" not in html.split("Not understood")[1].split("</p>")[0]


def test_the_list_of_articles_leads_to_the_edit_of_what_it_shows(editor: Client) -> None:
    event = factories.EventFactory(year=2016)
    factories.ArticleFactory(event=event, draft=True)
    address = reverse("admin:articles_article_changelist")
    html = editor.get(f"{address}?status__exact=draft&event__id__exact={event.pk}&q=cyber").content.decode()
    assert f"{PAGE}?status=draft&amp;edition=2016&amp;q=cyber" in html
    every = "&amp;".join(f"status={status}" for status in Status.values)
    assert f"{PAGE}?{every}" in editor.get(address).content.decode()
    narrower = editor.get(f"{address}?mentions=suggested").content.decode()
    assert f"{PAGE}?mentions=suggested&amp;{every}" in narrower
    assert "Not understood" in editor.get(f"{PAGE}?mentions=suggested").content.decode()


def test_the_public_list_leads_editors_to_the_edit_and_nobody_else(login: Callable[[str], Client]) -> None:
    factories.ArticleFactory(event=factories.EventFactory(year=2016))
    address = reverse("articles:article-list") + "?edition=2016&sort=oldest"
    shared = Client().get(address)
    assert PAGE not in shared.content.decode() and "public" in shared["Cache-Control"]
    assert PAGE not in login("Reviewer").get(address).content.decode()
    own = login("Editor").get(address)
    assert f"{PAGE}?edition=2016" in own.content.decode()
    assert "private" in own["Cache-Control"] and "ETag" not in own


def test_the_actions_of_the_list_are_acts_too(editor: Client) -> None:
    articles = factories.ArticleFactory.create_batch(2, draft=True)
    chosen = {"action": "publish", "_selected_action": [article.pk for article in articles]}
    address = reverse("admin:articles_article_changelist")
    html = editor.post(address, chosen, follow=True).content.decode()
    act = Act.objects.get()
    assert f'<a class="undo" href="{reverse("admin:articles_act_change", args=[act.pk])}">Undo</a>' in html
    assert (act.summary, act.counts, Article.objects.public().count()) == ("Published (2)", {"changed": 2}, 2)
    editor.post(reverse("admin:articles_act_undo", args=[act.pk]))
    assert not Article.objects.exclude(status="draft", published_at=None).exists()
    editor.post(address, {**chosen, "action": "unpublish"})
    assert Act.objects.count() == 2  # what changed nothing is no act
