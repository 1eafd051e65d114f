"""Feeds at the desk: registered, looked at, listed by how they do, and put first in the next poll."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin import feed as feed_admin
from articles.ingest.polling import Listed, Poll
from articles.models import Feed
from tests import factories

LIST = reverse("admin:articles_feed_changelist")
ADD = reverse("admin:articles_feed_add")
pytestmark = pytest.mark.django_db

GIVEN = {
    "title": "Harbour",
    "address": "https://feeds.example.org/news.xml",
    "active": "on",
    "interval_minutes": "60",
    "silence_days": "14",
}


def found(client: Client, query: str = "") -> set[Feed]:
    return set(client.get(f"{LIST}{query}").context["cl"].result_list)


def test_an_editor_registers_a_feed_and_the_outlet_is_the_one_of_its_domain(editor: Client) -> None:
    factories.SourceFactory(name="Example Group", domains=["example.org"])
    gazette = factories.SourceFactory(name="Gazette", domains=["feeds.example.org"])
    assert editor.post(ADD, GIVEN).status_code == 302
    assert Feed.objects.get().source == gazette
    chosen = factories.SourceFactory(name="Chosen")
    given = GIVEN | {"address": "https://www.example.org/feed", "source": str(chosen.pk)}
    assert editor.post(ADD, given).status_code == 302
    assert Feed.objects.get(address=given["address"]).source == chosen
    editor.post(ADD, GIVEN | {"address": "https://other.example.net/feed"})
    assert Feed.objects.get(address__contains="other").source is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/feed.xml", "not an address of the public internet"),
        ("http://localhost/feed.xml", "no name of the public internet"),
        ("http://2130706433/", "a number in an unusual form"),
        ("http://desk:secret@example.org/feed", "holds a user name"),
        ("http://example.org:8080/feed", "only 80 and 443"),
        ("ftp://example.org/feed", "begin with http"),
        ("feeds.example.org/news.xml", "begin with http"),
        ("", "required"),
    ],
)
def test_an_address_that_is_never_fetched_cannot_be_registered(editor: Client, address: str, reason: str) -> None:
    response = editor.post(ADD, GIVEN | {"address": address})
    assert response.status_code == 200
    assert reason in response.content.decode()
    assert not Feed.objects.exists()


def test_one_address_is_registered_once_and_too_eager_a_poll_is_refused(editor: Client) -> None:
    editor.post(ADD, GIVEN)
    assert "already exists" in editor.post(ADD, GIVEN).content.decode()
    editor.post(ADD, GIVEN | {"address": "https://example.org/2", "interval_minutes": "1"})
    editor.post(ADD, GIVEN | {"address": "https://example.org/3", "silence_days": "0"})
    assert Feed.objects.count() == 1


def test_the_list_tells_how_feeds_do_and_filters_by_it(editor: Client) -> None:
    now = timezone.now()
    well = factories.FeedFactory(title="Well", succeeded_at=now, last_new_at=now)
    silent = factories.FeedFactory(title="Quiet", succeeded_at=now, last_new_at=now - timedelta(days=15))
    failing = factories.FeedFactory(title="Gone", failures=3, error="It answers <b>410</b> Gone.", last_new_at=now)
    paused = factories.FeedFactory(title="Paused", active=False, last_new_at=now - timedelta(days=99))
    factories.IntakeFactory(channel="feed", inputs=[well.address], counts={"new": 4, "duplicate": 2})
    factories.IntakeFactory(channel="feed", inputs=[well.address], counts={"new": 3})
    factories.IntakeFactory(channel="feed", inputs=[silent.address], counts={})
    page = editor.get(LIST).content.decode()
    assert ">taken in </span>7</a>" in page
    assert "It answers &lt;b&gt;410&lt;/b&gt; Gone." in page
    assert "3 times in a row" in page
    assert found(editor) == {well, silent, failing, paused}
    assert found(editor, "?state=silent") == {silent}
    assert found(editor, "?state=failing") == {failing}
    assert found(editor, "?state=paused") == {paused}


def test_looking_at_a_feed_asks_only_when_somebody_asks_to(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = factories.FeedFactory()
    asked: list[str] = []
    entries = [Listed("http://a.example.org/1", "<i>Rules</i>", known=True), Listed("http://a.example.org/2")]

    def look(address: str) -> Poll:
        asked.append(address)
        return Poll(feed, entries=entries)

    monkeypatch.setattr(feed_admin, "look", look)
    address = reverse("admin:articles_feed_look", args=[feed.pk])
    assert address in editor.get(reverse("admin:articles_feed_change", args=[feed.pk])).content.decode()
    assert editor.get(address).status_code == 405
    assert asked == []
    page = editor.post(address).content.decode()
    assert asked == [feed.address]
    assert "2 entries, 1 of them new to the archive. Nothing was taken in." in page
    assert "&lt;i&gt;Rules&lt;/i&gt;" in page
    assert "http://a.example.org/2" in page


def test_a_look_at_a_feed_that_cannot_be_had_says_why(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = factories.FeedFactory()
    monkeypatch.setattr(feed_admin, "look", lambda address: Poll(feed, error="It answers 410 Gone."))
    page = editor.post(reverse("admin:articles_feed_look", args=[feed.pk])).content.decode()
    assert "It answers 410 Gone." in page
    assert "entries" not in page.split('id="content-main"')[1]


def test_poll_at_the_next_run_puts_active_feeds_first(editor: Client) -> None:
    now = timezone.now()
    active = factories.FeedFactory(polled_at=now)
    paused = factories.FeedFactory(polled_at=now, active=False)
    given = {"action": "poll_soon", "_selected_action": [active.pk, paused.pk]}
    page = editor.post(LIST, given, follow=True).content.decode()
    assert "1 feed is polled by the next run of manage.py poll_feeds. 1 paused: make them active first." in page
    assert list(Feed.objects.due()) == [active]


def test_reviewers_see_feeds_and_change_nothing(login: Callable[[str], Client]) -> None:
    feed = factories.FeedFactory(polled_at=timezone.now())
    client = login("Reviewer")
    assert found(client) == {feed}
    page = client.get(reverse("admin:articles_feed_change", args=[feed.pk])).content.decode()
    assert "Look at it" not in page
    assert client.post(ADD, GIVEN).status_code == 403
    assert client.post(reverse("admin:articles_feed_look", args=[feed.pk])).status_code == 403
    client.post(LIST, {"action": "poll_soon", "_selected_action": [feed.pk]})
    assert not Feed.objects.due().exists()


def test_the_list_asks_as_often_for_many_feeds_as_for_few(editor: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(LIST).status_code == 200
        return len(queries)

    factories.FeedFactory.create_batch(2, source=factories.SourceFactory())
    few = asked()
    factories.FeedFactory.create_batch(10, source=factories.SourceFactory())
    assert asked() == few
