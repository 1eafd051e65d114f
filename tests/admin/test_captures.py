from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Blob, Capture, Reading
from tests import factories

LIST = reverse("admin:articles_capture_changelist")
HOSTILE = b"<!doctype html><script>alert(1)</script>"
pytestmark = pytest.mark.django_db


def test_the_original_is_a_download_and_never_rendered(editor: Client) -> None:
    capture = factories.CaptureFactory(data=HOSTILE, file_name="page.html")
    response = editor.get(reverse("admin:articles_capture_original", args=[capture.pk]))
    assert b"".join(response.streaming_content) == HOSTILE
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_read_of_a_large_original_is_never_all_in_memory(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'{{"title": "Report {n}", "body": "Delegates spoke."}}' for n in range(30)]
    capture = factories.CaptureFactory(data="\n".join(lines).encode(), file_name="many.jsonl")
    monkeypatch.setattr(Blob, "read", lambda blob: pytest.fail("All of it was read."))
    text = editor.get(reverse("admin:articles_capture_read", args=[capture.pk])).content.decode()
    assert text.startswith("=== #0 · line 1 ===\n\n")
    assert "Report 19" in text
    assert "Report 20" not in text
    assert text.endswith("… and more; these are the first 20.")


def test_the_text_view_is_plain_text_whatever_it_shows(editor: Client) -> None:
    capture = factories.CaptureFactory(data=HOSTILE + b"\xff" + b"x" * 2**20)
    response = editor.get(reverse("admin:articles_capture_text", args=[capture.pk]))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content.decode().startswith(HOSTILE.decode() + "\N{REPLACEMENT CHARACTER}")
    assert response.content.decode().endswith("x\n…")


def test_lost_bytes_are_said_to_be_lost(editor: Client) -> None:
    capture = factories.CaptureFactory()
    capture.blob.path.unlink()
    assert editor.get(reverse("admin:articles_capture_original", args=[capture.pk])).status_code == 404
    response = editor.post(LIST, {"action": "read_again", "_selected_action": [capture.pk]}, follow=True)
    assert "bytes of 1 are lost" in response.content.decode()
    assert not Reading.objects.exists()


def test_a_capture_that_was_read_in_part_is_among_the_failed_ones(editor: Client) -> None:
    capture = factories.CaptureFactory()
    capture.readings.create(state="read", records=3, failed=2, warnings=["line 2: not valid JSON"])
    response = editor.get(f"{LIST}?state=failed")
    assert list(response.context["cl"].result_list) == [capture]
    assert "read in part" in response.content.decode()
    assert "2 records could not be read." in response.content.decode()


def test_a_failure_shows_its_reason_and_the_filter_goes_by_the_newest_reading(editor: Client) -> None:
    failed, mended, unread = factories.CaptureFactory.create_batch(3)
    failed.readings.create(state="failed", error="Is <no> text.")
    mended.readings.create(state="failed", error="Is empty.")
    mended.readings.create(state="read")

    def found(state: str) -> list[Capture]:
        return list(editor.get(f"{LIST}?state={state}").context["cl"].result_list)

    assert (found("failed"), found("read"), found("none")) == ([failed], [mended], [unread])
    assert "Is &lt;no&gt; text." in editor.get(LIST).content.decode()
    page = editor.get(reverse("admin:articles_capture_change", args=[mended.pk])).content.decode()
    assert "Is empty." in page
    assert mended.blob_id in page


def test_nothing_of_a_capture_can_be_changed(login: Callable[[str], Client]) -> None:
    capture = factories.CaptureFactory()
    client = login("superuser")
    assert client.post(reverse("admin:articles_capture_change", args=[capture.pk]), {}).status_code == 403
    assert client.get(reverse("admin:articles_capture_delete", args=[capture.pk])).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [capture.pk], "post": "yes"})
    assert Capture.objects.count() == 1


def test_read_again_adds_a_reading_in_the_name_of_who_asked(editor: Client, shared: Path) -> None:
    seed = sorted((shared / "seeds").glob("004*"))[0]
    capture = factories.CaptureFactory(data=seed.read_bytes(), file_name=seed.name)
    response = editor.post(LIST, {"action": "read_again", "_selected_action": [capture.pk], "_back": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("admin:articles_capture_change", args=[capture.pk])
    assert "1 capture read again." in response.content.decode()
    assert capture.readings.count() == 1
    assert Article.objects.get().article_captures.get().capture == capture


def test_reviewers_cannot_read_again(login: Callable[[str], Client]) -> None:
    capture = factories.CaptureFactory()
    client = login("Reviewer")
    page = client.get(reverse("admin:articles_capture_change", args=[capture.pk])).content.decode()
    assert "Read again" not in page
    client.post(LIST, {"action": "read_again", "_selected_action": [capture.pk]})
    assert not Reading.objects.exists()


def test_times_are_written_as_on_the_rest_of_the_site(editor: Client) -> None:
    capture = factories.CaptureFactory()
    Capture.objects.update(received_at=datetime(2026, 11, 22, 11, 41, tzinfo=UTC))
    pages = [LIST, reverse("admin:articles_capture_change", args=[capture.pk])]
    assert all("22 November 2026, 11:41" in editor.get(page).content.decode() for page in pages)
