"""The chores: each does its own, twice at once does it once, and one that fails leaves the others alone."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from articles import housekeeping, trash
from articles.models import Act, Article, Trashed
from tests import factories


def told() -> dict[str, str]:
    return {done.name: done.text for done in housekeeping.run()}


def put_away(number: int = 1, days: int = 31) -> None:
    trash.put(objects=[factories.PlaceFactory() for _number in range(number)], by=None)
    Act.objects.update(created_at=timezone.now() - timedelta(days=days))


@pytest.mark.django_db
def test_with_nothing_to_do_nothing_is_done() -> None:
    assert set(told().values()) == {""}


@pytest.mark.django_db
def test_what_is_due_is_published_and_what_has_expired_is_gone() -> None:
    user = factories.UserFactory(administrator=True)
    due = timezone.now() - timedelta(minutes=1)
    article = factories.ArticleFactory(draft=True, publish_at=due, scheduled_by=user)
    put_away(2)
    found = told()
    assert found["publishing"] == "1 article published"
    assert found["trash"] == "2 things deleted for good"
    article.refresh_from_db()
    assert article.status == "published"
    assert not Trashed.objects.exists()


@pytest.mark.django_db
def test_what_has_served_is_forgotten() -> None:
    old = timezone.now() - timedelta(days=400)
    article = factories.ArticleFactory()
    article.corrections.create(field="title", proposed="Another", token_hash="a" * 64, sender_hash="b" * 64)
    article.corrections.update(created_at=old)
    for user, when in (("li", old), ("wang", timezone.now())):
        attempt = AccessAttempt.objects.create(username=user, failures_since_start=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=when)
    found = told()
    assert found["senders of corrections"] == "1 sender forgotten"
    assert found["attempts to sign in"] == "1 failed attempt forgotten"
    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["wang"]
    assert article.corrections.get().sender_hash == ""


@pytest.mark.django_db
def test_sessions_that_have_ended_are_deleted(settings: Any) -> None:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    for days in (-1, 1):
        session = SessionStore()
        session.set_expiry(timedelta(days=days))
        session.save()
    told()
    assert Session.objects.count() == 1


@pytest.mark.django_db
def test_a_chore_that_fails_leaves_the_others_alone_and_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise DatabaseError("no room left")

    first, *others = housekeeping.CHORES
    monkeypatch.setattr(housekeeping, "CHORES", (housekeeping.Chore(first.name, broken), *others))
    put_away()
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="publishing"):
        call_command("housekeeping", stdout=out, stderr=err)
    assert "no room left" in err.getvalue()
    assert "1 thing deleted for good" in out.getvalue()


@pytest.mark.django_db
def test_the_command_says_a_line_for_each_chore() -> None:
    out = StringIO()
    call_command("housekeeping", stdout=out)
    assert len(out.getvalue().splitlines()) == len(housekeeping.CHORES)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_it_once() -> None:
    put_away(40)
    user = factories.UserFactory(administrator=True)
    due = timezone.now() - timedelta(minutes=1)
    for _number in range(20):
        factories.ArticleFactory(draft=True, publish_at=due, scheduled_by=user)
    found: list[dict[str, str]] = []
    begin = threading.Barrier(2)

    def work() -> None:
        begin.wait()
        try:
            found.append(told())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 2
    for name, number in (("publishing", 20), ("trash", 40)):
        assert sum(int(one[name].split()[0]) for one in found if one[name]) == number
    assert Article.objects.public().count() == 20


@pytest.mark.django_db(transaction=True)
def test_for_ever_goes_on_until_it_is_asked_to_stop() -> None:
    name = connection.settings_dict["NAME"]
    settings = connection.settings_dict
    url = f"postgresql://{settings['USER']}@/{name}?host={settings['HOST']}&port={settings['PORT']}"
    environment = {**os.environ, "ARCHIVE_DEBUG": "true", "ARCHIVE_SECRET_KEY": "x" * 60, "DATABASE_URL": url}
    put_away()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "housekeeping", "--forever", "--every", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        wait_for(lambda: not Trashed.objects.exists(), process)
        put_away()
        wait_for(lambda: not Trashed.objects.exists(), process)
    finally:
        process.send_signal(signal.SIGTERM)
        out, _err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out.count("1 thing deleted for good") == 2


def wait_for(condition: Any, process: Any) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.2)
