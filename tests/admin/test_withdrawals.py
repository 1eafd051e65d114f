"""Withdrawing, correcting the reason and bringing back on the desk's pages; and the log of withdrawals."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.models import Act, Article, Story, Withdrawal
from articles.registry.groups import make_groups
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/withdrawal/"
SAID = {"kind": "privacy", "reason": "Asked by a person."}


@pytest.fixture
def editor(client: Client) -> Client:
    """One of the group of editors, and nothing more."""
    make_groups()
    user = factories.UserFactory(username="editor")
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    return client


def page(article: Article, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def status(article: Article) -> str:
    return Article.objects.values_list("status", flat=True).get(pk=article.pk)


def test_an_article_is_withdrawn_corrected_and_brought_back_by_three_pages(editor: Client) -> None:
    article = factories.ArticleFactory(restricted=True)
    html = editor.get(page(article, "withdraw")).content.decode()
    assert "nothing of what it said" in html
    assert "order of a court or an authority" in html
    assert editor.post(page(article, "withdraw"), SAID).status_code == 302
    assert status(article) == "withdrawn"

    html = editor.get(page(article, "amend")).content.decode()
    assert '<option value="privacy" selected>' in html
    assert "Asked by a person." in html
    editor.post(page(article, "amend"), {"kind": "legal", "reason": "By order of a court."})
    assert client_sees(article) == 451

    html = editor.get(page(article, "bring_back")).content.decode()
    assert "It was “restricted to metadata” before" in html
    editor.post(page(article, "bring_back"))
    assert status(article) == "restricted"
    assert [act.kind for act in Act.objects.order_by("pk")] == ["status"] * 3


def client_sees(article: Article) -> int:
    return Client().get(f"/articles/{article.pk}/").status_code


@pytest.mark.parametrize("said", [{}, {"kind": "legal"}, {"reason": "Asked."}, {"kind": "x", "reason": "Asked."}])
def test_without_class_and_reason_nothing_is_withdrawn(editor: Client, said: dict[str, str]) -> None:
    article = factories.ArticleFactory()
    assert editor.post(page(article, "withdraw"), said).status_code == 422
    assert status(article) == "published"


def test_copies_in_other_outlets_are_asked_about(editor: Client) -> None:
    story = Story.objects.create()
    article, copy, other = (factories.ArticleFactory(story=story) for _ in range(3))
    alone = factories.ArticleFactory()
    assert "Its 2 other public copies too" in editor.get(page(article, "withdraw")).content.decode()
    assert "copies" not in editor.get(page(alone, "withdraw")).context["form"].fields
    editor.post(page(article, "withdraw"), SAID | {"copies": "on"})
    assert [status(row) for row in (article, copy, other, alone)] == ["withdrawn"] * 3 + ["published"]


def test_copies_that_stay_public_are_told_of(editor: Client) -> None:
    story = Story.objects.create()
    article, _copy = (factories.ArticleFactory(story=story) for _ in range(2))
    data = {"action": "withdraw", "_selected_action": [article.pk], "confirmed": "1", **SAID}
    response = editor.post("/admin/articles/article/", data)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("1 copy of it in another outlet is public still." in text for text in said)


@pytest.mark.parametrize("name", ["withdraw", "amend", "bring_back"])
def test_who_may_not_withdraw_does_none_of_it(client: Client, name: str) -> None:
    user = factories.UserFactory()
    rights = ["view_article", "change_article", "publish_article"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    article = factories.ArticleFactory(**({} if name == "withdraw" else {"withdrawn": True}))
    before = status(article)
    for response in (client.get(page(article, name)), client.post(page(article, name), SAID)):
        assert response.status_code == 403
    client.post(
        "/admin/articles/article/", {"action": name, "_selected_action": [article.pk], "confirmed": "1", **SAID}
    )
    assert status(article) == before
    assert not Act.objects.exists()


def test_of_two_who_bring_one_back_the_second_is_told(editor: Client) -> None:
    article = factories.ArticleFactory(withdrawn=True)
    editor.post(page(article, "bring_back"))
    response = editor.post(page(article, "bring_back"), follow=True)
    assert "Somebody was faster" in response.content.decode()
    assert Act.objects.count() == 1


def test_the_log_has_titles_and_reasons_and_is_changed_by_nobody(client: Client) -> None:
    standing = factories.ArticleFactory(withdrawn=True, title="Standing")
    lifted = factories.ArticleFactory(withdrawn=True, title="Lifted")
    Article.objects.filter(pk=lifted.pk).update(status="published", withdrawn_kind="", withdrawn_reason="")
    client.force_login(factories.UserFactory(administrator=True))
    html = client.get(LIST).content.decode()
    assert "Asked by its author." in html
    assert reverse("admin:articles_article_change", args=[standing.pk]) in html
    html = client.get(f"{LIST}?standing=no").content.decode()
    assert "Lifted" in html
    assert "Standing" not in html
    row = Withdrawal.objects.get(article=standing)
    assert client.get(f"{LIST}add/").status_code == 403
    for verb in ("change", "delete"):
        assert client.post(f"{LIST}{row.pk}/{verb}/", {"kind": "legal"}).status_code == 403
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 200
    row.refresh_from_db()
    assert row.kind == "other"
