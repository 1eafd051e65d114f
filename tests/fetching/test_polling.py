"""Feeds are polled from a server on the loopback; what is new becomes drafts."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.utils import timezone

from articles import registry
from articles.ingest import journal as journals
from articles.ingest import polling
from articles.ingest.polling import LOCK, look
from articles.models import Article, Capture, Feed, Intake, Reading
from tests import factories
from tests.fetching.test_fetched import feed, stories
from tests.fetching.web import Question, Server, Web, page, redirect

pytestmark = pytest.mark.django_db

ADDRESS = "http://feeds.example.org/news.xml"


class Outlet:
    """A feed that answers as a test wants, and the pages behind it."""

    def __init__(self, web: Web) -> None:
        self.answer: bytes = feed()
        self.gone: set[str] = set()
        self.feed: Server = web.serve("feeds.example.org", self.answered)
        self.pages: Server = web.serve("news.example.org", self.page)

    def answered(self, question: Question) -> bytes:
        etag = b'"v1"'
        if etag in self.answer and question.headers.get("if-none-match") == etag.decode():
            return page("", "304 Not Modified", ETag=etag.decode())
        return self.answer

    def page(self, question: Question) -> bytes:
        return page("", "503 Busy") if question.path in self.gone else stories(question)


@pytest.fixture
def outlet(archive_on_web: Web, monkeypatch: pytest.MonkeyPatch) -> Outlet:
    monkeypatch.setattr(registry, "is_empty", lambda: False)  # no test needs the whole of the reference data
    return Outlet(archive_on_web)


def addresses(*numbers: int) -> list[str]:
    return [f"http://news.example.org/{number}" for number in numbers]


def poll(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("poll_feeds", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_new_entries_become_drafts_of_an_intake_that_names_the_feed(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1, 2), ETag='"v1"')
    out, err = poll()
    assert "Harbour: 0 known + 2 new = 2 entries" in out
    assert "1 with news + 0 without news + 0 not changed + 0 failed = 1 feeds; 2 new" in out
    assert err == ""
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}
    intake = Intake.objects.get()
    assert (intake.channel, intake.inputs, intake.state) == ("feed", [ADDRESS], "finished")
    assert set(Capture.objects.values_list("channel", "intake")) == {("feed", intake.pk)}
    row = Feed.objects.get()
    assert (row.etag, row.failures, row.error) == ('"v1"', 0, "")
    assert row.polled_at is not None
    assert row.polled_at == row.succeeded_at == row.last_new_at


def test_a_feed_that_has_not_changed_is_not_sent_again_and_known_entries_are_not_fetched(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1), ETag='"v1"')
    poll()
    new_at = Feed.objects.get().last_new_at
    assert "Harbour: not changed" in poll("--all")[0]
    outlet.answer = feed(*addresses(1, 2), ETag='"v2"')
    assert "1 known + 1 new = 2 entries" in poll("--all")[0]
    assert [question.path for question in outlet.pages.asked if question.path != "/robots.txt"] == ["/1", "/2"]
    assert Feed.objects.get().last_new_at > new_at


def test_it_is_a_feeds_turn_after_its_interval_and_later_the_more_often_it_failed(outlet: Outlet) -> None:
    now = timezone.now()

    def waiting(**values: Any) -> Feed:
        return factories.FeedFactory(**{"interval_minutes": 60} | values)

    never = waiting()
    over = waiting(polled_at=now - timedelta(minutes=61))
    waiting(polled_at=now - timedelta(minutes=59))
    waiting(active=False)
    waiting(polled_at=now - timedelta(minutes=119), failures=1)
    failed = waiting(polled_at=now - timedelta(minutes=121), failures=1)
    long_failed = waiting(polled_at=now - timedelta(hours=25), failures=2_000_000_000)
    weekly = waiting(polled_at=now - timedelta(days=8), interval_minutes=7 * 24 * 60, failures=3)
    waiting(polled_at=now - timedelta(days=6), interval_minutes=7 * 24 * 60)
    assert list(Feed.objects.due()) == [never, weekly, long_failed, failed, over]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page("", "410 Gone"), "It answers 410 Gone"),
        (page("<html><p>Welcome</p></html>"), "feed"),
        (page('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>'), ""),
        (page(b"\x00\x01\x02", Content_Type="application/rss+xml"), ""),
        (redirect("http://127.0.0.1/feed.xml"), "not an address of the public internet"),
    ],
)
def test_a_feed_that_cannot_be_had_says_why_and_counts_its_failures(outlet: Outlet, answer: bytes, reason: str) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS, failures=1, etag='"kept"')
    outlet.answer = answer
    with pytest.raises(CommandError, match="1 feeds failed"):
        poll("--all")
    row = Feed.objects.get()
    assert reason in row.error
    assert (row.failures, row.etag, row.succeeded_at) == (2, '"kept"', None)
    assert row.error
    outlet.answer = feed()
    poll("--all")
    row.refresh_from_db()
    assert (row.failures, row.error) == (0, "")


def test_an_entry_that_could_not_be_fetched_is_asked_for_again_though_the_feed_has_not_changed(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1, 2), ETag='"v1"')
    outlet.gone = {"/2"}
    out, err = poll()
    assert "1 new + 0 changed + 0 unchanged + 0 duplicate + 0 skipped + 1 failed = 2 seen" in out
    assert "http://news.example.org/2: It answers 503" in err
    assert Feed.objects.get().etag == ""
    outlet.gone = set()
    assert "1 known + 1 new = 2 entries" in poll("--all")[0]
    assert Feed.objects.get().etag == '"v1"'
    assert Article.objects.count() == 2


def test_a_feed_that_lists_very_much_is_taken_in_portion_by_portion(
    outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "MOST_AT_ONCE", 2)
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1, 2, 3), ETag='"v1"')
    assert "0 known + 3 new = 3 entries, of which 2 are taken in now" in poll()[0]
    assert (Article.objects.count(), Feed.objects.get().etag) == (2, "")
    assert "2 known + 1 new = 3 entries" in poll("--all")[0]
    assert (Article.objects.count(), Feed.objects.get().etag) == (3, '"v1"')


def test_a_poll_that_is_killed_before_it_could_note_anything_loses_and_doubles_nothing(
    outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1, 2), ETag='"v1"')

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(polling, "_note", killed)
        poll()
    outlet.answer = feed(*addresses(1, 2, 3), ETag='"v1"')
    assert "2 known + 1 new = 3 entries" in poll()[0]
    assert Article.objects.count() == Capture.objects.count() == 3


def test_an_entry_whose_fetch_was_kept_but_not_read_before_a_kill_is_taken_in_by_the_next_poll(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1))
    poll()
    Article.objects.all().delete()
    Reading.objects.all().delete()
    assert "1 new = 1 entries" in poll("--all")[0].replace("entry", "entries")
    assert Article.objects.count() == 1


def test_silence_is_an_alarm_whether_it_is_the_feeds_turn_or_not(outlet: Outlet) -> None:
    silent = factories.FeedFactory(title="Quiet harbour", silence_days=14, polled_at=timezone.now())
    Feed.objects.update(created_at=timezone.now() - timedelta(days=15))
    factories.FeedFactory(title="New one", polled_at=timezone.now())
    err = StringIO()
    with pytest.raises(CommandError, match="0 feeds failed, 1 are silent"):
        call_command("poll_feeds", stdout=StringIO(), stderr=err)
    assert "Quiet harbour is silent: nothing new since" in err.getvalue()
    assert list(Feed.objects.silent()) == [silent]


def test_a_feed_is_chosen_by_number_or_address_and_a_dry_run_writes_nothing(outlet: Outlet) -> None:
    chosen = factories.FeedFactory(title="Harbour", address=ADDRESS, polled_at=timezone.now())
    factories.FeedFactory(title="Other")
    outlet.answer = feed(*addresses(1))
    for name in (str(chosen.pk), ADDRESS):
        out, _ = poll("--feed", name, "--dry-run")
        assert out == "Harbour: 0 known + 1 new = 1 entries\n    http://news.example.org/1\n"
    assert outlet.pages.asked == []
    assert not Intake.objects.exists()
    with pytest.raises(CommandError, match="no feed 'nothing'"):
        poll("--feed", "nothing")


def test_two_polls_do_not_run_at_once(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [int(LOCK[:16], 16) % journals.BIGINT])
    try:
        out, err = poll()
    finally:
        other.close()
    assert (out, err.strip()) == ("", "Feeds are being polled by another process: nothing to do.")
    assert outlet.feed.asked == []


def test_what_a_poll_left_when_it_was_broken_off_is_taken_in_by_the_next(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    left = factories.IntakeFactory(running=True, channel="feed", inputs=[ADDRESS])
    outlet.answer = feed(*addresses(1))
    poll()
    left.refresh_from_db()
    assert (left.state, left.error) == ("failed", "It was broken off. The next poll takes in what was left.")
    assert Article.objects.count() == 1


def test_a_feed_that_has_moved_for_good_says_where(outlet: Outlet, archive_on_web: Web) -> None:
    archive_on_web.serve("old.example.org", lambda question: redirect(ADDRESS, "301 Moved Permanently"))
    factories.FeedFactory(title="Harbour", address="http://old.example.org/feed")
    assert f"It has moved to {ADDRESS}: change its address." in poll()[0]


def test_looking_at_a_feed_writes_nothing_and_says_what_the_archive_has(outlet: Outlet) -> None:
    factories.FeedFactory(title="Harbour", address=ADDRESS)
    outlet.answer = feed(*addresses(1))
    poll()
    outlet.answer = feed(*addresses(1, 2), addresses(1)[0] + "?utm_source=rss")
    seen = look(ADDRESS)
    assert [(entry.address, entry.known) for entry in seen.entries] == [
        (addresses(1)[0], True),
        (addresses(2)[0], False),
    ]
    assert look("http://127.0.0.1/feed.xml").error.startswith("127.0.0.1 is not an address")
