"""The pages of acts: what was done, what undoing would do, and undoing it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles import actions, acts
from articles.models import Act, Article, Mention, Organization
from tests import factories

pytestmark = pytest.mark.django_db


def page(act: Act) -> str:
    return reverse("admin:articles_act_change", args=[act.pk])


def accepted(number: int = 2) -> Act:
    factories.MentionFactory.create_batch(number, suggested=True)
    with acts.recorded("decision", "Accepted the suggestions", by=factories.UserFactory()) as act:
        actions.accept_mentions(mentions=Mention.objects.suggested(), by=None)
    return act


def test_the_page_of_an_act_tells_what_it_did_and_what_would_stay(
    login: Callable[[str], Client],
) -> None:
    act = accepted()
    first, second = Mention.objects.order_by("pk")
    actions.reject_mentions(mentions=Mention.objects.filter(pk=second.pk), by=factories.UserFactory(username="grace"))
    html = login("Editor").get(page(act)).content.decode()
    assert "Accepted the suggestions" in html and first.article.title in html
    assert "<del>suggested</del>" in html and "<ins>accepted</ins>" in html
    assert "changed since" in html and "grace" in html and "now <b>rejected</b>" in html
    assert html.count("<h3>") == 2
    assert "<b>1</b> mentions" in html


def test_an_editor_undoes_an_act_and_the_undoing(login: Callable[[str], Client]) -> None:
    act, editor = accepted(), login("Editor")
    response = editor.post(reverse("admin:articles_act_undo", args=[act.pk]), follow=True)
    assert "2 rows are as they were" in response.content.decode()
    assert Mention.objects.suggested().count() == 2
    undoing = Act.objects.get(undoes=act)
    assert reverse("admin:articles_act_change", args=[undoing.pk]) in editor.get(page(act)).content.decode()
    editor.post(reverse("admin:articles_act_undo", args=[undoing.pk]))
    assert Mention.objects.accepted().count() == 2
    again = editor.post(reverse("admin:articles_act_undo", args=[act.pk]), follow=True)
    assert "undone already" in again.content.decode()
    assert Act.objects.count() == 3


def test_reviewers_see_acts_and_do_not_undo_them(login: Callable[[str], Client]) -> None:
    act, reviewer = accepted(), login("Reviewer")
    html = reviewer.get(page(act)).content.decode()
    assert "Undo this act" not in html
    assert reviewer.post(reverse("admin:articles_act_undo", args=[act.pk])).status_code == 403
    assert reviewer.get(reverse("admin:articles_act_changelist")).status_code == 200
    assert Mention.objects.accepted().count() == 2


def test_an_article_with_several_changes_is_listed_once(editor: Client) -> None:
    factories.MentionFactory.create_batch(3, suggested=True, article=factories.ArticleFactory())
    with acts.recorded("decision", "Accepted", by=None) as act:
        actions.accept_mentions(mentions=Mention.objects.suggested(), by=None)
    html = editor.get(page(act)).content.decode()
    assert html.count("<h3>") == 1 and html.count("<ins>accepted</ins>") == 3


def test_only_who_may_change_the_registry_undoes_what_was_done_to_it(login: Callable[[str], Client]) -> None:
    with acts.recorded("names", "A new organization", by=None) as act:
        factories.OrganizationFactory(name="Sample Networks")
    undo = reverse("admin:articles_act_undo", args=[act.pk])
    editor = login("Editor")
    assert editor.post(undo).status_code == 403
    assert "Sample Networks" in editor.get(page(act)).content.decode()
    assert login("Curator").post(undo).status_code == 302
    assert not Organization.objects.exists()


def test_acts_are_undone_by_post_and_changed_by_nobody(login: Callable[[str], Client]) -> None:
    act, editor = accepted(), login("Editor")
    assert editor.get(reverse("admin:articles_act_undo", args=[act.pk])).status_code == 405
    assert editor.post(page(act), {"summary": "Another"}).status_code == 405
    assert editor.get(reverse("admin:articles_act_add")).status_code == 403
    assert Mention.objects.accepted().count() == 2


def test_an_act_that_is_too_large_to_look_through_can_be_undone(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.act.MOST_LOOKED_THROUGH", 1)
    act = accepted()
    html = editor.get(page(act)).content.decode()
    assert "too large" in html and "Undo this act" in html
    editor.post(reverse("admin:articles_act_undo", args=[act.pk]))
    assert Mention.objects.suggested().count() == 2


@pytest.mark.parametrize("number", [2, 20])
def test_the_pages_ask_a_constant_number_of_queries(
    login: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object], number: int
) -> None:
    act, editor = accepted(number), login("Editor")
    for mention in Mention.objects.all()[: number // 2]:
        actions.reject_mentions(mentions=Mention.objects.filter(pk=mention.pk), by=None)
    editor.get(page(act))
    with django_assert_max_num_queries(60):
        editor.get(page(act))
    with django_assert_max_num_queries(12):
        editor.get(reverse("admin:articles_act_changelist"))


def test_what_an_act_says_is_escaped(login: Callable[[str], Client]) -> None:
    factories.ArticleFactory(title="<script>alert(1)</script>")
    with acts.recorded("bulk", "<b>bold</b>", by=None) as act:
        Article.objects.update(title="<i>other</i>")
    html = login("Editor").get(page(act)).content.decode()
    assert "<script>alert" not in html and "<b>bold" not in html and "<i>other" not in html
