from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def way(article: Article, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def save(client: Client, article: Article, **changes: Any) -> Any:
    """Save the form with changes, and look at where that leads."""
    response = client.post(address(article), posted(client.get(address(article))) | changes, follow=True)
    article.refresh_from_db()
    return response


def offered(client: Client, article: Article) -> list[str]:
    return [one.name for one in client.get(address(article)).context["way"].offers]


def only_may(*rights: str) -> Client:
    """Somebody who may see and change articles, and has these rights beside."""
    user = factories.UserFactory()
    user.user_permissions.set(
        Permission.objects.filter(
            codename__in=["view_article", "change_article", *rights], content_type__app_label="articles"
        )
    )
    client = Client()
    client.force_login(user)
    return client


def test_the_state_is_no_field_and_what_is_posted_for_it_changes_nothing(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    assert "status" not in editor.get(address(article)).context["adminform"].form.fields
    save(editor, article, status="published", withdrawn_reason="x", publish_at="2030-01-01")
    assert (article.status, article.withdrawn_reason, article.publish_at) == ("draft", "", None)


def test_a_button_saves_and_then_goes_its_way_as_an_act(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    html = save(editor, article, title="Another title", _move="submit").content.decode()
    assert (article.title, article.status, article.submitted_by.username) == ("Another title", "in_review", "editor")
    act = Act.objects.get(kind=Act.Kind.STATUS)
    assert act.summary == "Put into review: Another title"
    assert reverse("admin:articles_act_change", args=[act.pk]) in html
    save(editor, article, _move="publish")
    assert article.status == "published"
    save(editor, article, _move="restrict")
    save(editor, article, _move="lift")
    assert article.status == "published"
    save(editor, article, _move="unpublish")
    assert (article.status, article.published_at, article.submitted_by) == ("draft", None, None)


def test_what_does_not_hold_is_neither_saved_nor_published(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    response = save(editor, article, title=" ", _move="publish")
    assert response.context["adminform"].form.errors
    assert article.status == "draft"


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"draft": True}, ["submit", "publish", "publish_metadata"]),
        ({"draft": True, "status": "in_review"}, ["publish", "publish_metadata", "send_back"]),
        ({}, ["restrict", "unpublish", "withdraw"]),
        ({"restricted": True}, ["lift", "unpublish", "withdraw"]),
    ],
)
def test_the_ways_on_are_those_of_its_state(editor: Client, values: dict[str, Any], names: list[str]) -> None:
    assert offered(editor, factories.ArticleFactory(**values)) == names


def test_nobody_is_offered_or_goes_a_way_without_the_right_to_it() -> None:
    draft, public = factories.ArticleFactory(draft=True), factories.ArticleFactory()
    client = only_may()
    assert offered(client, draft) == ["submit"]
    assert offered(client, public) == []
    for article, name in ((draft, "publish"), (draft, "schedule"), (draft, "cancel"), (public, "withdraw")):
        before = article.title
        assert save(client, article, title="Changed", _move=name, publish_later="2100-01-01T00:00").status_code == 403
        assert article.title == before, "the form is not saved either"
    assert client.post(way(draft, "publish")).status_code == 403
    assert client.post(way(public, "withdraw"), {"reason": "x"}).status_code == 403
    assert offered(only_may("publish_article"), public) == ["restrict", "unpublish"]
    assert offered(only_may("withdraw_article"), public) == ["withdraw"]


def test_a_reviewer_looks_and_goes_no_way(login: Callable[[str], Client]) -> None:
    article = factories.ArticleFactory(draft=True)
    reviewer = login("Reviewer")
    html = reviewer.get(address(article)).content.decode()
    assert 'name="_move"' not in html
    assert reviewer.post(address(article), {"_move": "submit"}).status_code == 403
    assert reviewer.post(way(article, "submit")).status_code == 403


def test_there_is_no_way_of_another_name(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    assert save(editor, article, _move="vanish").status_code == 404
    assert editor.get(way(article, "move")).status_code == 404


def test_what_asks_for_a_reason_leads_to_its_page_after_saving(editor: Client) -> None:
    article = factories.ArticleFactory()
    response = save(editor, article, title="Another title", _move="withdraw")
    assert response.redirect_chain == [(way(article, "withdraw"), 302)]
    assert (article.status, article.title) == ("published", "Another title")
    assert editor.post(way(article, "withdraw"), {"reason": " "}).status_code == 422


def test_of_two_who_go_a_way_the_second_is_told(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    mine = posted(editor.get(address(article)))
    workflow.publish(articles=Article.objects.filter(pk=article.pk), by=None)
    response = editor.post(way(article, "publish"), follow=True)
    assert "Somebody was faster: it is published now" in response.content.decode()
    assert not Act.objects.exists()
    assert mine


def test_under_four_eyes_the_author_is_told_and_another_publishes(editor: Client, settings: Any) -> None:
    settings.FOUR_EYES = True
    article = factories.ArticleFactory(draft=True)
    assert offered(editor, article) == ["submit"]
    save(editor, article, _move="submit")
    html = editor.get(address(article)).content.decode()
    assert "You cannot publish it: put into review by the same editor" in html
    assert offered(editor, article) == ["send_back"]
    html = save(editor, article, _move="publish").content.decode()
    assert "Could not publish it: put into review by the same editor" in html
    assert article.status == "in_review"
    Article.objects.update(submitted_at=timezone.now() - timedelta(hours=1))  # a test is one moment for the database
    other = only_may("publish_article")
    html = save(other, article, title="Changed while publishing", _move="publish").content.decode()
    assert "changed by the same editor since it was put into review" in html
    assert (article.status, article.title) == ("in_review", "Changed while publishing")
    save(only_may("publish_article"), article, _move="publish")
    assert article.status == "published"


def test_a_publication_is_planned_shown_and_cancelled(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    at = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    html = save(editor, article, _move="schedule", publish_later=at.strftime("%Y-%m-%dT%H:%M")).content.decode()
    assert (article.publish_at, article.scheduled_by.username) == (at, "editor")
    assert "It is going to be published on" in html
    assert "To be published" in html
    listed = editor.get(reverse("admin:articles_article_changelist")).content.decode()
    assert f"planned {at.day}" in listed
    save(editor, article, _move="cancel")
    assert (article.publish_at, article.status) == (None, "draft")


@pytest.mark.parametrize("text", ["", "2001-01-01T10:00", "soon"])
def test_no_time_or_one_that_has_passed_is_a_message(editor: Client, text: str) -> None:
    article = factories.ArticleFactory(draft=True)
    response = save(editor, article, _move="schedule", publish_later=text)
    assert list(response.context["adminform"].form.errors) == ["publish_later"]
    assert article.publish_at is None


def test_the_steps_say_who_and_when(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True)
    save(editor, article, _move="submit")
    save(editor, article, _move="publish")
    save(editor, article, _move="restrict")
    found = [(step.name, step.who, step.here) for step in workflow.steps(article)]
    assert found == [
        ("draft", "", False),
        ("in_review", "editor", False),
        ("published", "editor", False),
        ("restricted", "editor", True),
    ]
    with CaptureQueriesContext(connection) as asked:
        workflow.steps(article)
    assert len(asked) <= 8


def test_the_actions_of_the_list_ask_for_their_rights() -> None:
    changelist = reverse("admin:articles_article_changelist")
    draft, public = factories.ArticleFactory(draft=True), factories.ArticleFactory()
    client = only_may()
    names = set(client.get(changelist).context["action_form"].fields["action"].choices)
    assert {"submit", "send_back"} <= {name for name, _label in names}
    assert not {"publish", "unpublish", "restrict", "lift", "withdraw"} & {name for name, _label in names}
    for action in ("publish", "unpublish", "withdraw"):
        client.post(
            changelist, {"action": action, "_selected_action": [draft.pk, public.pk], "reason": "x", "confirmed": 1}
        )
    assert set(Article.objects.values_list("status", flat=True)) == {"draft", "published"}
    client.post(changelist, {"action": "submit", "_selected_action": [draft.pk, public.pk]})
    assert get_user_model().objects.get(pk=Article.objects.get(pk=draft.pk).submitted_by_id).is_staff


def test_a_bulk_edit_offers_only_states_that_somebody_may_give() -> None:
    factories.ArticleFactory(draft=True)
    page = reverse("admin:articles_article_bulk") + "?status=draft"
    edit = {"edit": "set_status", "status": "published"}
    response = only_may().post(page, edit)
    assert "Select a valid choice" in response.content.decode()
    assert only_may("publish_article").post(page, edit).context["preview"].changed == 1
