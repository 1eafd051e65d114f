"""Five wrong passwords close a name to an address for a quarter of an hour."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import StaffLogEntry
from tests.archive.staff.conftest import PASSWORD

Person = Callable[..., User]
LOGIN = reverse("admin:login")
NEW = ("new_password1", "new_password2")


def tries(name: str, password: str = "wrong", address: str = "192.0.2.1", **more: str) -> int:
    return Client(REMOTE_ADDR=address, **more).post(LOGIN, {"username": name, "password": password}).status_code


@pytest.mark.django_db
def test_the_sixth_failure_is_blocked_and_so_is_the_right_password_for_a_quarter_of_an_hour(person: Person) -> None:
    name = person().username
    assert [tries(name) for _ in range(4)] == [200] * 4
    assert tries(name) == 429
    assert tries(name, PASSWORD) == 429
    assert AccessAttempt.objects.get().failures_since_start == 5, "who tries on does not prolong it"
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert tries(name, PASSWORD) == 302


@pytest.mark.django_db
def test_another_address_and_another_name_stay_open_but_not_the_same_customers_other_addresses(person: Person) -> None:
    name, other = person().username, person("Curator").username
    for _ in range(5):
        tries(name, address="2001:db8:1:2::1")
    assert tries(name, PASSWORD, address="2001:db8:1:2:ffff::9") == 429
    assert tries(name, PASSWORD, address="2001:db8:1:3::1") == 302
    assert tries(other, PASSWORD, address="2001:db8:1:2::1") == 302


@pytest.mark.django_db
def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(person: Person, settings) -> None:
    settings.BEHIND_PROXY = True
    name = person().username
    for n in range(5):
        tries(name, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, 203.0.113.7")
    assert tries(name, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.7") == 429
    assert tries(name, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.8") == 302


@pytest.mark.django_db
def test_the_page_says_until_when_and_a_name_of_nobody_reads_the_same(person: Person) -> None:
    pages = []
    for name in (person().username, "sample-nobody"):
        answers = [Client().post(LOGIN, {"username": name, "password": "wrong"}) for _ in range(5)]
        pages.append((answers[0].content.count(b"errornote"), answers[-1].status_code, answers[-1].content[:400]))
        assert 880 <= int(answers[-1].headers["Retry-After"]) <= 900
        assert b"in 15 minutes, after" in answers[-1].content
    assert pages[0] == pages[1]


@pytest.mark.django_db
def test_the_log_says_who_was_locked_out_and_keeps_nothing_that_may_be_a_password(person: Person) -> None:
    user = person()
    for _ in range(6):
        tries(user.username)
    entries = list(StaffLogEntry.objects.order_by("pk").values_list("kind", "user_id", "address"))
    assert entries == [("refused", user.pk, "192.0.2.1")] * 4 + [("locked_out", user.pk, "192.0.2.1")]
    tries("typed-into-the-wrong-field")
    tries("typed-into-the-wrong-field-2")
    last = StaffLogEntry.objects.filter(user_id=None).values_list("user_name", "what")
    assert list(last) == [("", "wrong name or password: a name of no account")]


@pytest.mark.django_db
def test_an_operator_opens_it_again_and_a_success_forgets_the_failures(person: Person, capsys) -> None:
    name = person().username
    for _ in range(5):
        tries(name)
    call_command("axes_reset_username", name)
    assert tries(name, PASSWORD) == 302
    for _ in range(4):
        tries(name)
    assert tries(name, PASSWORD) == 302
    assert tries(name) == 200


@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_no_more_than_five_are_looked_at(person: Person) -> None:
    name = person().username

    def one(n: int) -> int:
        try:
            return tries(name, HTTP_USER_AGENT=f"sample {n}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(one, range(10)))
    assert (codes.count(200), codes.count(429)) == (4, 6)
    assert sum(AccessAttempt.objects.values_list("failures_since_start", flat=True)) == 5


@pytest.mark.django_db
def test_nothing_of_what_was_typed_with_a_wrong_password_is_kept(client: Client, person: Person) -> None:
    user = person()
    client.force_login(user)
    client.post(reverse("staff:password"), {"old_password": "typed-1", **dict.fromkeys(NEW, "typed-2")})
    client.post(reverse("staff:set_up"), {"password": "typed-3", "code": "123456"})
    tries(user.username, "typed-4", address="127.0.0.1")
    kept = " ".join(AccessAttempt.objects.values_list("post_data", flat=True))
    assert "old_password" in kept and "code" in kept
    assert "typed" not in kept and "123456" not in kept and user.username not in kept
