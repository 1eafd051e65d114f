"""The journal of all ways in."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def page(client: Client, pk: int) -> str:
    return client.get(reverse("admin:articles_intake_change", args=[pk])).content.decode()


def test_a_run_of_a_command_tells_who_what_and_what_came_of_it(login: Callable[[str], Client]) -> None:
    rest = {"failures": [["news/broken.txt", "The input is binary."]], "reasons": {"A picture.": 3}}
    intake = factories.IntakeFactory(
        counts={"new": 1200, "failed": 1}, options={"publish": True}, position={"rest": rest, "group": 3}
    )
    text = page(login("Reviewer"), intake.pk)
    for words in ("new: 1,200 · failed: 1", "news/broken.txt: The input is binary.", "3 × A picture.", "publish: True"):
        assert words in text
    assert "Save" not in text


def test_a_run_that_was_cut_off_says_how_it_goes_on(editor: Client) -> None:
    command = factories.IntakeFactory(running=True)
    assert "the same command goes on where it stopped" in page(editor, command.pk)
    by_hand = factories.IntakeFactory(running=True, channel="admin")
    assert reverse("admin:articles_intake_preview", args=[by_hand.pk]) in page(editor, by_hand.pk)


def test_captures_and_articles_of_a_run_are_a_click_away(editor: Client) -> None:
    intake = factories.IntakeFactory()
    for _time in range(2):
        factories.ArticleCaptureFactory(capture=factories.CaptureFactory(intake=intake))
    factories.ArticleCaptureFactory()
    lists = {
        "article": f"?article_captures__capture__intake__id={intake.pk}",
        "capture": f"?intake__id__exact={intake.pk}",
    }
    text = page(editor, intake.pk)
    for model, query in lists.items():
        assert query in text
        found = editor.get(reverse(f"admin:articles_{model}_changelist") + query)
        assert found.context["cl"].result_count == 2


def test_the_journal_is_written_by_nobody(login: Callable[[str], Client]) -> None:
    intake = factories.IntakeFactory()
    client = login("superuser")
    assert (
        client.post(reverse("admin:articles_intake_change", args=[intake.pk]), {"state": "failed"}).status_code == 403
    )
    assert client.post(reverse("admin:articles_intake_delete", args=[intake.pk]), {"post": "yes"}).status_code == 403
