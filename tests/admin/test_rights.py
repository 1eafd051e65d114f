"""What each group finds in the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.admin.filled import posted

MODELS = ("article", "organization", "event", "source", "topic", "place", "capture")
GROUPS = ("Reviewer", "Editor", "Curator", "Administrator", "superuser")
Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db


def one_of_each() -> dict[str, int]:
    mention = factories.MentionFactory(article__draft=True, article__event=factories.EventFactory(year=2016))
    factories.OrganizationNameFactory(organization=mention.organization)
    capture = factories.CaptureFactory()
    capture.readings.create(state="failed", error="Is no text.", warnings=["Odd."])
    mention.article.article_captures.create(capture=capture)
    return {
        "article": mention.article.pk,
        "organization": mention.organization.pk,
        "event": mention.article.event.pk,
        "source": factories.SourceFactory().pk,
        "topic": factories.TopicFactory().pk,
        "place": factories.PlaceFactory().pk,
        "capture": capture.pk,
    }


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_open_every_page_of_the_archive(login: Login, group: str) -> None:
    client, rows = login(group), one_of_each()
    pages = [reverse("admin:index")]
    for model, pk in rows.items():
        pages.append(reverse(f"admin:articles_{model}_changelist"))
        pages += [reverse(f"admin:articles_{model}_{page}", args=[pk]) for page in ("change", "history")]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize(
    ("group", "may_add", "may_delete"),
    [
        ("Reviewer", set(), set()),
        ("Editor", {"article"}, {"article"}),
        ("Curator", set(MODELS) - {"capture"}, set(MODELS) - {"capture"}),
        ("Administrator", set(MODELS) - {"capture"}, set(MODELS) - {"capture"}),
    ],
)
def test_what_a_group_may_add_and_delete(login: Login, group: str, may_add: set[str], may_delete: set[str]) -> None:
    client, rows = login(group), one_of_each()
    adds = {model: client.get(reverse(f"admin:articles_{model}_add")).status_code for model in MODELS}
    assert {model for model, code in adds.items() if code == 200} == may_add
    assert set(adds.values()) <= {200, 403}
    deletes = {
        model: client.get(reverse(f"admin:articles_{model}_delete", args=[pk])).status_code
        for model, pk in rows.items()
    }
    assert {model for model, code in deletes.items() if code == 200} == may_delete


def test_a_reviewer_changes_nothing_by_posting_the_form(login: Login) -> None:
    article = factories.ArticleFactory(draft=True)
    page = reverse("admin:articles_article_change", args=[article.pk])
    data = posted(login("Editor").get(page)) | {"title": "Changed"}
    assert login("Reviewer").post(page, data).status_code == 403
    assert Article.objects.get().title == article.title


def test_a_reviewer_reads_a_draft_with_its_tags_and_evidence(login: Login) -> None:
    rows = one_of_each()
    article = Article.objects.get()
    article.article_topics.create(topic=factories.TopicFactory(label="Data localization"))
    page = login("Reviewer").get(reverse("admin:articles_article_change", args=[rows["article"]])).content.decode()
    assert "Data localization" in page
    assert "spoke about security." in page
    assert 'type="submit"' not in page.split('id="content-main"')[1]


@pytest.mark.parametrize("group", ["nobody", "anonymous"])
def test_who_is_no_staff_sees_nothing(client: Client, group: str) -> None:
    rows = one_of_each()
    if group == "nobody":
        client.force_login(factories.UserFactory(is_staff=False))
    for model, pk in rows.items():
        assert client.get(reverse(f"admin:articles_{model}_change", args=[pk])).status_code == 302
    assert client.get(reverse("admin:articles_capture_original", args=[rows["capture"]])).status_code == 302


def test_staff_without_a_group_is_refused(client: Client) -> None:
    rows = one_of_each()
    client.force_login(factories.UserFactory())
    for model, pk in rows.items():
        assert client.get(reverse(f"admin:articles_{model}_change", args=[pk])).status_code == 403
    for page in ("original", "text"):
        assert client.get(reverse(f"admin:articles_capture_{page}", args=[rows["capture"]])).status_code == 403


def test_the_desk_counts_what_waits_and_links_to_it(login: Login) -> None:
    one_of_each()
    factories.MentionFactory(suggested=True)
    mended = factories.CaptureFactory()
    mended.readings.create(state="failed", error="Is no text.")
    mended.readings.create(state="read")
    client = login("Editor")
    tasks = client.get(reverse("admin:index")).context["tasks"]
    assert {str(task.label): task.count for task in tasks if task.count} == {
        "suggested organizations": 1,
        "articles without edition": 1,
        "articles without outlet": 2,
        "drafts": 1,
        "failed readings": 1,
    }
    for task in tasks:
        context = client.get(task.address, follow=True).context
        shown = context["cl"].result_count if "cl" in context else context.get("number")
        assert shown in (None, task.count)
