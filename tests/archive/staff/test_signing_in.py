"""In by a password and a code, and by nothing less."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.staff import second_factor
from articles.models import StaffLogEntry
from tests.archive.staff.conftest import PASSWORD

Person = Callable[..., User]
pytestmark = pytest.mark.django_db
LOGIN, CODE, SET_UP = reverse("admin:login"), reverse("staff:code"), reverse("staff:set_up")
HOME = reverse("admin:index")


def give_password(client: Client, user: User, password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"username": user.username, "password": password, "next": HOME}, **more)


def code_of(user: User, *, steps: int = 0, confirmed: bool = True) -> str:
    """What the authenticator shows, or showed so many steps ago."""
    device = TOTPDevice.objects.get(user=user, confirmed=confirmed)
    totp = TOTP(device.bin_key, drift=steps)
    return f"{totp.token():06d}"


def kinds() -> list[str]:
    return list(StaffLogEntry.objects.order_by("pk").values_list("kind", flat=True))


def test_a_password_alone_opens_nothing_where_there_is_a_second_factor(client: Client, person: Person) -> None:
    user = person(second_factor=True)
    assert give_password(client, user).url == f"{CODE}?next=%2Fadmin%2F"
    for page in (HOME, reverse("admin:articles_article_changelist"), reverse("staff:account")):
        assert client.get(page).status_code == 302
    assert client.get(SET_UP).status_code == 302, "nor can another one be set up"
    assert client.post(CODE, {"code": code_of(user)}).url == HOME
    assert client.get(HOME).status_code == 200
    assert kinds() == ["signed_in"]


def test_a_code_counts_once_and_wrong_ones_are_slowed_down(client: Client, person: Person) -> None:
    user, other = person(second_factor=True), Client()
    give_password(client, user)
    code = code_of(user)
    client.post(CODE, {"code": code})
    give_password(other, user)
    assert b"was used before" in other.post(CODE, {"code": code}).content
    later = code_of(user, steps=1)
    assert b"Too many wrong codes" in other.post(CODE, {"code": later}).content
    assert other.get(HOME).status_code == 302
    assert kinds() == ["signed_in", "refused", "refused"]


def test_a_recovery_code_signs_in_once_and_is_kept_as_a_hash(client: Client, person: Person) -> None:
    user, other = person(second_factor=True), Client()
    first, *_others = second_factor.new_codes(user)
    assert not StaticToken.objects.filter(token__in=[first, first.replace("-", "")]).exists()
    give_password(client, user)
    assert client.post(f"{CODE}?recovery", {"code": f" {first.upper()} "}).url == HOME
    assert second_factor.state_of(user).codes == 9
    give_password(other, user)
    assert other.post(f"{CODE}?recovery", {"code": first}).status_code == 200


@pytest.mark.usefixtures("required")
def test_who_has_none_sets_one_up_before_anything_else(client: Client, person: Person) -> None:
    user = person()
    assert give_password(client, user).url.startswith(SET_UP)
    page = client.get(SET_UP).content.decode()
    assert '<svg viewBox="0 0' in page and "style=" not in page
    assert client.get(HOME).status_code == 302
    assert client.post(SET_UP, {"code": "000000"}).status_code == 200
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    shown = client.post(SET_UP, {"code": code_of(user, confirmed=False)}).content.decode()
    assert len(re.findall(r"<li><code>[a-z2-9]{5}-[a-z2-9]{5}</code></li>", shown)) == 10
    assert client.get(HOME).status_code == 200
    assert kinds() == ["second_factor", "signed_in"]


@pytest.mark.usefixtures("required")
def test_a_key_that_another_session_has_seen_is_never_the_one_that_counts(client: Client, person: Person) -> None:
    user, stranger = person(), Client()
    for somebody in (stranger, client):
        give_password(somebody, user)
        somebody.get(SET_UP)
    code = code_of(user, confirmed=False)
    stranger.post(SET_UP, {"code": code})
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


@pytest.mark.usefixtures("required")
def test_a_session_from_before_it_was_required_opens_nothing(client: Client, person: Person) -> None:
    client.force_login(person())
    assert client.get(HOME).status_code == 302
    assert client.get(LOGIN).url.startswith(CODE)


def test_the_step_in_between_lasts_for_minutes(client: Client, person: Person) -> None:
    user = person(second_factor=True)
    give_password(client, user)
    session = client.session
    session[second_factor.AWAITED] -= 601
    session.save()
    assert client.post(CODE, {"code": code_of(user)}).url.startswith(LOGIN)


def test_setting_up_ends_the_other_sessions_and_asks_for_the_password(client: Client, person: Person) -> None:
    user, other = person(), Client()
    give_password(client, user)
    give_password(other, user)
    client.get(SET_UP)
    answer = {"code": code_of(user, confirmed=False)}
    assert client.post(SET_UP, answer | {"password": "not this one"}).status_code == 200
    assert second_factor.state_of(user) is None
    assert b"recovery-codes" in client.post(SET_UP, answer | {"password": PASSWORD}).content
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302


def test_new_codes_void_those_before_and_removing_is_for_where_none_is_required(
    client: Client, person: Person, settings
) -> None:
    user = person(second_factor=True)
    old = second_factor.new_codes(user)
    give_password(client, user)
    client.post(CODE, {"code": code_of(user)})
    assert b"recovery-codes" in client.post(reverse("staff:codes"), {"password": PASSWORD}).content
    assert isinstance(second_factor.try_code(user, old[0], recovery=True), second_factor.Refused)
    settings.SECOND_FACTOR = True
    assert client.post(reverse("staff:remove"), {"password": PASSWORD}).status_code == 403
    settings.SECOND_FACTOR = False
    assert client.post(reverse("staff:remove"), {"password": PASSWORD}).url == reverse("staff:account")
    assert second_factor.state_of(user) is None


def test_nobody_is_sent_to_another_site(client: Client, person: Person) -> None:
    user = person()
    answer = client.post(LOGIN, {"username": user.username, "password": PASSWORD, "next": "https://example.org/"})
    assert answer.url == HOME


@pytest.mark.parametrize(
    "address", ["foo", "?x", "#y", "staff:logout", "//example.test/", "/\\example.test", "javascript:x"]
)
def test_what_is_no_address_of_the_site_leads_to_the_overview(client: Client, person: Person, address: str) -> None:
    user = person()
    answer = client.post(LOGIN, {"username": user.username, "password": PASSWORD, "next": address})
    assert (answer.status_code, answer.url) == (302, HOME)
    assert client.get(LOGIN, {"next": address}).url == HOME
