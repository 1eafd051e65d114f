"""Redacting in the admin: who may, what is shown before, and that it takes a word more than a click."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import sealing
from articles.models import Article, Capture, Redaction, StaffLogEntry
from tests import factories

Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db
ASK = "admin:articles_redaction_add"
ASKED = {"spellings": "Jón Sampleton\n桑普尔顿", "scope": "everywhere", "reason": "Asked by the person"}
BODY = "Delegates heard Jon Sampleton speak about trade."


@pytest.fixture(autouse=True)
def key(settings: Any, tmp_path: Any) -> None:
    settings.BLOB_ROOT = tmp_path / "blobs"
    settings.SEAL_RECIPIENT = sealing.new_key().recipient


def page(client: Client, **more: str) -> Any:
    return client.post(reverse(ASK), ASKED | more)


def mark_of(response: Any) -> str:
    return str(response.context["mark"])


@pytest.mark.parametrize(
    ("group", "sees", "may"),
    [
        ("Reviewer", 403, 403),
        ("Editor", 403, 403),
        ("Curator", 200, 200),
        ("Administrator", 200, 200),
        ("superuser", 200, 200),
    ],
)
def test_curators_redact_and_nobody_below_them(login: Login, group: str, sees: int, may: int) -> None:
    factories.ArticleFactory(body=BODY)
    redaction = Redaction.objects.create(reason="A court's order")
    client = login(group)
    assert client.get(reverse("admin:articles_redaction_changelist")).status_code == sees
    assert client.get(reverse("admin:articles_redaction_change", args=[redaction.pk])).status_code == sees
    assert client.get(reverse(ASK)).status_code == may
    assert page(client).status_code == may


def test_what_would_be_redacted_is_shown_with_its_sentences_and_nothing_is_changed(login: Login) -> None:
    article = factories.ArticleFactory(title="A sample", body=BODY)
    factories.ArticleCaptureFactory(article=article, capture__file_name="sample.txt")
    shown = page(login("Curator")).content.decode()
    assert "Delegates heard <mark>Jon Sampleton</mark> speak about trade." in shown
    assert "A sample" in shown
    assert "sample.txt" in shown
    assert "It cannot be undone" in shown
    assert Article.objects.get().body == BODY
    assert not Redaction.objects.exists()


def test_nobody_sees_by_it_what_they_may_not_see_elsewhere(login: Login) -> None:
    StaffLogEntry.objects.create(kind="wrote", what="Changed “What Jon Sampleton said”")
    assert "What <mark>" not in page(login("Curator")).content.decode()
    assert "What <mark>" in page(login("superuser")).content.decode()


@pytest.mark.parametrize("typed", ["", "yes", "undo"])
def test_it_takes_the_word_that_says_that_it_is_meant(login: Login, typed: str) -> None:
    factories.ArticleFactory(body=BODY)
    client = login("Curator")
    response = page(client, mark=mark_of(page(client)), confirmed=typed)
    assert response.status_code == 200
    assert Article.objects.get().body == BODY


def test_with_the_word_it_is_done_and_told_without_the_words(login: Login) -> None:
    article = factories.ArticleFactory(body=BODY)
    client = login("Curator")
    response = page(client, mark=mark_of(page(client)), confirmed=" “Redact” ")
    done = Redaction.objects.get()
    assert response.headers["Location"] == reverse("admin:articles_redaction_change", args=[done.pk])
    assert Article.objects.get().body == "Delegates heard [redacted] speak about trade."
    assert (done.by_name, done.reason, done.articles) == ("curator", "Asked by the person", [article.pk])
    told = client.get(response.headers["Location"]).content.decode()
    assert "Asked by the person" in told
    assert "Sampleton" not in told


def test_who_looked_at_something_else_looks_again(login: Login) -> None:
    factories.ArticleFactory(body=BODY)
    client = login("Curator")
    mark = mark_of(page(client))
    factories.ArticleFactory(body=f"Later: {BODY}")
    response = page(client, mark=mark, confirmed="redact")
    assert "Something changed since you looked" in response.content.decode()
    assert not Redaction.objects.exists()


def test_what_is_called_so_is_named_and_in_the_way(login: Login) -> None:
    organization = factories.OrganizationFactory(name="Jon Sampleton Foundation")
    response = page(login("Curator"))
    shown = response.content.decode()
    assert reverse("admin:articles_organization_change", args=[organization.pk]) in shown
    assert "Redact for ever" not in shown


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"spellings": "  "}, "spellings"),
        ({"spellings": "Jo"}, "spellings"),
        ({"reason": ""}, "reason"),
        ({"reason": "For jon SAMPLETON"}, "reason"),
        ({"scope": "some"}, "articles"),
        ({"scope": "some", "articles": "999999"}, "articles"),
        ({"scope": "some", "articles": "sample"}, "articles"),
    ],
)
def test_what_is_missing_is_said_at_its_field(login: Login, more: dict[str, str], field: str) -> None:
    form = page(login("Curator"), **more).context["form"]
    assert set(form.errors) == {field}


def test_articles_are_named_by_number_or_address(login: Login) -> None:
    first, other = factories.ArticleFactory(body=BODY), factories.ArticleFactory(body=f"{BODY} Again.")
    client = login("Curator")
    both = page(client, scope="some", articles=f"{first.pk}, https://archive.example.org{other.get_absolute_url()}")
    assert both.context["found"].articles == [first.pk, other.pk]
    one = page(client, scope="some", articles=reverse("admin:articles_article_change", args=[other.pk]))
    assert one.context["found"].articles == [other.pk]


def test_no_page_with_the_words_is_kept_and_no_address_has_them(login: Login) -> None:
    factories.ArticleFactory(body=BODY)
    client = login("Curator")
    response = page(client)
    assert "no-store" in response.headers["Cache-Control"]
    assert "Sampleton" not in client.get(f"{reverse(ASK)}?spellings=Jon+Sampleton").content.decode()
    assert "Sampleton" not in str(dict(client.session))


def test_a_sealed_capture_says_so_wherever_its_bytes_would_be(login: Login) -> None:
    capture: Capture = factories.CaptureFactory(data=b"About Jon Sampleton")
    client = login("Curator")
    page(client, mark=mark_of(page(client)), confirmed="redact")
    for name in ("original", "text", "read"):
        response = client.get(reverse(f"admin:articles_capture_{name}", args=[capture.pk]))
        assert (response.status_code, b"was sealed on" in response.content) == (410, True)
    shown = client.get(reverse("admin:articles_capture_change", args=[capture.pk])).content.decode()
    assert "was sealed on" in shown
    assert "Download the bytes" not in shown
    assert "Read again" not in shown
    listed = reverse("admin:articles_capture_changelist")
    again = client.post(listed, {"action": "read_again", "_selected_action": [capture.pk]}, follow=True)
    assert "are sealed, and were not read" in again.content.decode()


def test_bytes_that_were_sealed_are_not_taken_in_again_by_hand(login: Login) -> None:
    from articles.models import Blob

    text = "What Jon Sampleton said\n\nDelegates heard Jon Sampleton speak."
    Capture.objects.create(blob=Blob.store(text.encode()), file_name="sample.txt")
    client = login("Curator")
    page(client, mark=mark_of(page(client)), confirmed="redact")
    form = client.get(reverse("admin:articles_intake_add"))
    token = form.context["form"]["token"].value()
    response = client.post(reverse("admin:articles_intake_add"), {"text": text, "token": token}, follow=True)
    assert response.status_code == 200
    assert Capture.objects.count() == 1
