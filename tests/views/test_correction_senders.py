"""How many suggestions may come from one place, and from all together; and what is kept of where they came from."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from articles.corrections import senders
from articles.corrections.sending import Suggestion, send
from articles.models import Article, Correction
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]


@pytest.fixture
def article() -> Article:
    return ArticleFactory(title="Ministers meet")


def only() -> Correction:
    return Correction.objects.get()


def fill(article: Article, number: int, *, sender: str = "", ago: timedelta = timedelta()) -> None:
    rows = [
        Correction(article=article, field="other", proposed="x", token_hash=f"{n:064x}", sender_hash=sender)
        for n in range(Correction.objects.count(), Correction.objects.count() + number)
    ]
    made = Correction.objects.bulk_create(rows)
    Correction.objects.filter(pk__in=[row.pk for row in made]).update(created_at=timezone.now() - ago)


def test_one_sender_may_send_ten_an_hour_and_keeps_what_was_typed(send: Post, article: Article) -> None:
    for number in range(10):
        assert send(article, "title", f"New {number}").status_code == 302
    refused = send(article, "title", "The eleventh", reason="My long reason")
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600
    html = refused.content.decode()
    assert "This was not sent." in html
    assert "The eleventh</textarea>" in html
    assert "My long reason</textarea>" in html
    assert Correction.objects.count() == 10
    assert send(article, "title", "Another house", address="203.0.113.8").status_code == 302


def test_an_hour_later_the_same_sender_may_send_again_up_to_thirty_a_day(send: Post, article: Article) -> None:
    send(article, "title", "New")
    sender = only().sender_hash
    fill(article, 28, sender=sender, ago=timedelta(hours=2))
    assert send(article, "title", "The thirtieth").status_code == 302
    assert send(article, "title", "One more").status_code == 429


def test_over_all_no_more_may_wait_than_editors_can_read_until_they_decide(send: Post, article: Article) -> None:
    fill(article, senders.TOGETHER.most, ago=timedelta(hours=5))
    refused = send(article, "title", "New")
    assert refused.status_code == 429
    assert "more suggestions than its editors can read" in refused.content.decode()
    Correction.objects.update(state="spam", decided_at=timezone.now())
    assert send(article, "title", "New").status_code == 302


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::2", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7:4711", "203.0.113.7:4712", True),
        ("[2001:db8::1]:4711", "2001:db8::2", True),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("nonsense", "", False),
    ],
)
def test_a_sender_is_a_customers_network(one: str, other: str, same: bool) -> None:
    assert (senders.network(one) == senders.network(other)) == same


def test_behind_a_proxy_the_sender_is_the_address_that_the_proxy_saw(send: Post, article: Article, settings) -> None:
    def hash_of(forwarded: str, address: str = "10.0.0.1") -> str:
        Correction.objects.all().delete()
        send(article, "title", "New", address=address, headers={"X-Forwarded-For": forwarded})
        return only().sender_hash

    settings.BEHIND_PROXY = False
    assert hash_of("198.51.100.1") == hash_of("198.51.100.2")
    settings.BEHIND_PROXY = True
    assert hash_of("198.51.100.1") != hash_of("198.51.100.2")
    assert hash_of("1.1.1.1, 198.51.100.1") == hash_of("2.2.2.2,198.51.100.1", address="10.0.0.2")
    assert hash_of("") == hash_of("")


def test_no_address_is_kept_and_its_hash_is_emptied_after_a_day(send: Post, article: Article, settings) -> None:
    send(article, "title", "New")
    first = only()
    assert re.fullmatch("[0-9a-f]{64}", first.sender_hash)
    settings.SECRET_KEY = "another"
    assert first.sender_hash != senders.sender_of(RequestFactory().get("/", REMOTE_ADDR="203.0.113.7"))
    Correction.objects.update(created_at=timezone.now() - timedelta(hours=25))
    send(article, "title", "Newer")
    first.refresh_from_db()
    assert first.sender_hash == ""
    assert Correction.objects.exclude(sender_hash="").count() == 1


def test_the_timer_that_polls_feeds_empties_hashes_too(send: Post, article: Article) -> None:
    send(article, "title", "New")
    call_command("poll_feeds")
    assert only().sender_hash
    Correction.objects.update(created_at=timezone.now() - timedelta(hours=25))
    call_command("poll_feeds")
    assert only().sender_hash == ""


@pytest.mark.django_db(transaction=True)
def test_many_that_are_sent_at_once_are_counted_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "EACH", (senders.Limit(3, timedelta(hours=1)),))
    article = ArticleFactory()
    begin = Barrier(8)

    def one(number: int) -> bool:
        try:
            begin.wait(10)
            send(Suggestion("other", "", f"Sentence {number}"), article=article, sender="a" * 64)
        except senders.TooMany:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(8))) == 3
    assert Correction.objects.count() == 3
