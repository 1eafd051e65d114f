"""How long a session lasts, and what ends it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.staff import second_factor
from archive.staff.models import StaffSession
from tests.archive.staff.conftest import PASSWORD
from tests.archive.staff.test_signing_in import give_password

Person = Callable[..., User]
pytestmark = pytest.mark.django_db
HOME, ACCOUNT = reverse("admin:index"), reverse("staff:account")


def age(**columns: timedelta) -> None:
    row = StaffSession.objects.get()
    StaffSession.objects.update(**{name: getattr(row, name) - by for name, by in columns.items()})


def test_a_session_ends_after_8_hours_without_a_request(client: Client, person: Person) -> None:
    give_password(client, person())
    left = StaffSession.objects.get().expire_date - timezone.now()
    assert timedelta(hours=7, minutes=59) < left <= timedelta(hours=8)
    age(expire_date=timedelta(hours=8), seen_at=timedelta(hours=8))
    assert client.get(HOME).status_code == 302


def test_a_request_prolongs_it_and_is_written_once_a_minute(client: Client, person: Person) -> None:
    give_password(client, person())
    before = StaffSession.objects.get().seen_at
    client.get(HOME)
    assert StaffSession.objects.get().seen_at == before
    age(expire_date=timedelta(hours=7), seen_at=timedelta(hours=7))
    client.get(HOME)
    row = StaffSession.objects.get()
    assert row.seen_at > before
    assert row.expire_date > timezone.now() + timedelta(hours=7, minutes=59)


def test_after_7_days_it_ends_whatever_happened(client: Client, person: Person) -> None:
    give_password(client, person())
    age(signed_in_at=timedelta(days=7) - timedelta(minutes=10), seen_at=timedelta(minutes=5))
    assert client.get(HOME).status_code == 200
    assert StaffSession.objects.get().expire_date <= timezone.now() + timedelta(minutes=10)
    age(signed_in_at=timedelta(minutes=10))
    assert client.get(HOME).status_code == 302


def test_signing_in_gives_the_session_another_key_at_each_step(client: Client, person: Person) -> None:
    from tests.archive.staff.test_signing_in import CODE, code_of

    user = person(second_factor=True)
    give_password(client, user)
    first = client.session.session_key
    client.post(CODE, {"code": code_of(user)})
    assert client.session.session_key != first
    assert StaffSession.objects.count() == 1


@pytest.mark.parametrize("column", ["is_active", "is_staff"])
def test_a_disabled_account_is_out_at_the_next_request(client: Client, person: Person, column: str) -> None:
    user = person()
    give_password(client, user)
    User.objects.filter(pk=user.pk).update(**{column: False})
    assert client.get(HOME).status_code == 302


def test_another_password_ends_the_other_sessions(client: Client, person: Person) -> None:
    user, other = person(), Client()
    give_password(client, user)
    give_password(other, user)
    new = {"new_password1": "another-nine-sample-words", "new_password2": "another-nine-sample-words"}
    page = reverse("admin:password_change")
    assert client.post(page, {"old_password": "wrong", **new}).status_code == 200
    assert client.post(page, {"old_password": PASSWORD, **new}).url == ACCOUNT
    assert (client.get(HOME).status_code, other.get(HOME).status_code) == (200, 302)
    assert StaffSession.objects.count() == 1


def test_somebody_sees_their_sessions_and_ends_the_others(client: Client, person: Person) -> None:
    user, other, stranger = person(), Client(), Client()
    give_password(stranger, person("Curator"))
    give_password(other, user, HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    give_password(client, user)
    page = client.get(ACCOUNT)
    assert [shown.here for shown in page.context["sessions"]] == [True, False]
    assert "Firefox, Linux" in page.content.decode()
    client.post(reverse("staff:end_others"))
    answers = [one.get(HOME).status_code for one in (client, other, stranger)]
    assert answers == [200, 302, 200]


def test_a_command_takes_the_second_factor_away_and_signs_out(client: Client, person: Person, capsys) -> None:
    user = person()
    give_password(client, user)
    device = second_factor.begin(user)
    device.confirmed = True
    device.save()
    call_command("reset_second_factor", user.username)
    assert second_factor.state_of(user) is None
    assert client.get(HOME).status_code == 302
    assert "is gone; 1 sessions" in capsys.readouterr().out


def test_sessions_that_are_over_are_cleared(client: Client, person: Person) -> None:
    give_password(client, person())
    age(expire_date=timedelta(hours=9))
    call_command("clearsessions")
    assert not StaffSession.objects.exists()
