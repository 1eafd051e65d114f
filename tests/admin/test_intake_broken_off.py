"""Intakes that are sent twice, looked at too early, or ended by an error: nothing is dropped without a word."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.admin.intake import saving, sitting
from articles.ingest import journal
from articles.models import Article, Blob, Capture, Intake
from articles.models.blob import StoreError
from tests import factories
from tests.admin.intaking import ADD, hand_over, hidden, newest, preview, save, upload

pytestmark = pytest.mark.django_db
FILES = 5


def files() -> list[BytesIO]:
    return [upload(f"{n}.txt", f"Report {n}\n\nDelegates spoke about rule {n}.".encode()) for n in range(FILES)]


def table(number: int) -> bytes:
    rows = [f"Report {n},2016-11-17,Delegates number {n} spoke about law {number}." for n in range(30)]
    return "\n".join(["title,date,text", *rows]).encode()


def gathered(*, minutes: int) -> Intake:
    """An intake with one document, to which the last one was added so many minutes ago."""
    capture = factories.CaptureFactory(data=b"Rules\n\nDelegates spoke about rules.", file_name="rules.txt")
    options = {
        "documents": [{"capture": capture.pk, "name": "rules.txt"}],
        "gathering": (timezone.now() - timedelta(minutes=minutes)).isoformat(),
    }
    return factories.IntakeFactory(running=True, channel="admin", options=options)


def page_of(client: Client, intake: Intake) -> Any:
    return client.get(reverse("admin:articles_intake_preview", args=[intake.pk]))


def at_the_second(monkeypatch: pytest.MonkeyPatch, do: Any) -> None:
    """Do something when the second of the originals is to be kept."""
    calls, usual = [], Blob.of

    def of(data: bytes, *, media_type: str = "") -> Blob:
        calls.append(data)
        if len(calls) == 2:
            do()
        return usual(data, media_type=media_type)

    monkeypatch.setattr(Blob, "of", of)


def no_room() -> None:
    raise StoreError(28, "No space left on device", "/originals")


def test_a_form_that_is_sent_again_when_there_is_room_takes_in_all_files(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_second(monkeypatch, no_room)
    response = hand_over(editor, uploads=files())
    page = response.content.decode()
    assert "No space left on device" in page
    assert "it begins a new intake with all of them" in page
    first = newest()
    assert len(first.options["documents"]) == 1
    assert reverse("admin:articles_intake_preview", args=[first.pk]) in page
    response = editor.post(ADD, {**hidden(response), "uploads": files()}, follow=True)
    assert newest() != first
    assert len(preview(response).parts) == Capture.objects.count() == FILES


def test_where_nothing_could_be_kept_nothing_waits(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Blob, "of", lambda data, media_type="": no_room())
    hand_over(editor, uploads=files())
    assert newest().state == "failed"
    assert not sitting.unfinished()


def test_what_is_put_away_while_it_is_gathered_stays_so(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = reverse("admin:articles_intake_preview", args=[0])
    at_the_second(monkeypatch, lambda: editor.post(address.replace("0", str(newest().pk)), {"do": "discard"}))
    hand_over(editor, uploads=files())
    assert newest().state == "finished"
    assert len(newest().options["documents"]) == 1
    assert newest().options["outcome"] == []


@pytest.mark.parametrize("do", ["save", "keep", "whole"])
def test_an_intake_that_is_gathered_says_so_and_is_not_saved(editor: Client, do: str) -> None:
    intake = gathered(minutes=1)
    response = page_of(editor, intake)
    assert "It is still being taken in. Reload the page in a moment" in response.content.decode()
    assert "It is still being taken in." in save(editor, response, do=do).content.decode()
    intake.refresh_from_db()
    assert (intake.state, "gathering" in intake.options) == ("running", True)
    assert not Article.objects.exists()


def test_an_intake_whose_gathering_was_killed_says_so_and_can_be_saved(editor: Client) -> None:
    response = page_of(editor, gathered(minutes=6))
    assert "Taking it in was broken off" in response.content.decode()
    save(editor, response)
    assert Article.objects.count() == 1


def test_what_was_gathered_to_its_end_bears_no_mark(editor: Client) -> None:
    response = hand_over(editor, uploads=files())
    assert "gathering" not in newest().options
    assert "still being taken in" not in response.content.decode()


def test_an_intake_that_an_error_ended_is_listed_with_it_and_goes_on(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "SECONDS", 0)
    response = hand_over(editor, uploads=[upload(f"{n}.csv", table(n)) for n in range(3)])
    address = response.request["PATH_INFO"]
    editor.post(address, {**hidden(response), "do": "whole"})
    journal.give_up(newest(), "The disk of the originals was full.")
    assert "The disk of the originals was full." in editor.get(ADD).content.decode()
    assert address in editor.get(reverse("admin:articles_intake_change", args=[newest().pk])).content.decode()
    assert "An error ended it: The disk of the originals was full." in editor.get(address).content.decode()
    monkeypatch.setattr(saving, "SECONDS", 60)
    editor.post(address, {**hidden(response), "do": "whole"})
    assert (newest().state, newest().error, newest().counts) == ("finished", "", {"new": 90})
    assert Article.objects.count() == 90


def test_a_whole_goes_by_what_the_journal_says_now(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("many.csv", table(1))])
    stale = preview(response)
    editor.post(response.request["PATH_INFO"], {**hidden(response), "do": "whole"})
    assert saving.save_whole(stale)
    assert (newest().state, newest().counts) == ("finished", {"new": 30})
