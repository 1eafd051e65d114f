"""Every address of the admin × every role, from the resolver: a page that is new is walked by itself.

What is expected is a rule. A page of a model (…_changelist, _add, _change, _delete, _history) opens for whom the right
of that name lets, where the model has such a page at all; any other page opens to nobody without a group, and to each
group that comes after one that it opens to.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from tests import factories
from tests.admin.test_rights import one_of_each

Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db
LADDER = ("Reviewer", "Editor", "Curator", "Administrator")
RIGHTS = {
    "changelist": ("view", "change"),
    "change": ("view", "change"),
    "history": ("view", "change"),
    "add": ("add",),
    "delete": ("delete",),
}
SEEN_AS = {"story": "article"}
"""Models without rights of their own: a story is seen and changed by whom its articles are."""
EVERYBODYS = {
    "index",
    "jsi18n",
    "app_list",
    "password_change",
    "password_change_done",
    "view_on_site",
    "autocomplete",
    "login",
    "logout",
}
"""Django's own pages of the site, which hold nothing or ask for the rights of what they are asked for."""
ABSENT = {"int": 2**31, "string": "submit", "slug": "nothing", "path": "999999999"}


def addresses() -> dict[str, str]:
    """Names of the admin's pages with an address of each; of a row that is there, for pages of models that have any."""

    def walk(patterns: Any, space: str = "") -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield space, pattern
            else:
                yield from walk(pattern.url_patterns, getattr(pattern, "namespace", None) or space)

    found = {}
    for space, pattern in walk(get_resolver().url_patterns):
        if space != "admin" or not pattern.name:
            continue
        converters = pattern.pattern.converters.items()
        given = {name: ABSENT[type(how).__name__.removesuffix("Converter").lower()] for name, how in converters}
        if "object_id" in given and (about := model_and_page(pattern.name)):
            given["object_id"] = (
                about[0].model._default_manager.values_list("pk", flat=True).first() or given["object_id"]
            )
        if pattern.name == "app_list":
            given = {"app_label": "articles"}
        found[pattern.name] = reverse(f"admin:{pattern.name}", kwargs=given)
    return found


def model_and_page(name: str) -> tuple[Any, str] | None:
    for model, its in admin.site._registry.items():
        label = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(label) and name.removeprefix(label) in RIGHTS:
            return its, name.removeprefix(label)
    return None


def opens(client: Client, address: str) -> bool | None:
    """False where it refuses or leads to the login; None where it only says that there is no such thing."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    if answer.status_code == 403 or answer.headers.get("Location", "").startswith(reverse("admin:login")):
        return False
    return None if answer.status_code in (302, 404) else True


def named(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.mark.parametrize("role", LADDER)
def test_a_page_of_a_model_opens_for_whom_its_right_lets_and_for_nobody_else(login: Login, role: str) -> None:
    one_of_each()
    client = login(role)
    request = RequestFactory().get("/")
    request.user = named(client)
    for name, address in addresses().items():
        if (found := model_and_page(name)) is None:
            continue
        its, page = found
        label = its.opts.app_label, SEEN_AS.get(its.opts.model_name, its.opts.model_name)
        may = any(request.user.has_perm(f"{label[0]}.{right}_{label[1]}") for right in RIGHTS[page])
        allowed = any(getattr(its, f"has_{right}_permission")(request) for right in RIGHTS[page])
        assert may or not allowed, f"{name} is let by the page to {role}, who lacks the right"
        assert opens(client, address) in (allowed, None), (name, role)


def test_any_other_page_opens_up_the_ladder_and_never_without_a_group(login: Login) -> None:
    nobody = Client()
    nobody.force_login(factories.UserFactory())
    clients = [nobody, *(login(role) for role in LADDER)]
    walked = 0
    for name, address in addresses().items():
        if name in EVERYBODYS or model_and_page(name):
            continue
        walked += 1
        opened = [opens(client, address) for client in clients]
        assert not opened[0], name
        assert opened[-1] is not False, f"{name} is closed to Administrators"
        assert all(after is not False or before is False for before, after in pairwise(opened[1:])), (name, opened)
    assert walked > 30


def test_who_has_not_signed_in_is_led_to_the_login_from_everywhere(client: Client) -> None:
    assert {name for name, address in addresses().items() if opens(client, address) is not False} <= {"login", "logout"}


def test_who_has_no_second_factor_is_led_to_the_login_from_everywhere(login: Login, settings: Any) -> None:
    client = login("superuser")
    settings.SECOND_FACTOR = True
    assert {name for name, address in addresses().items() if opens(client, address) is not False} <= {"login", "logout"}
    assert client.get(reverse("admin:login")).headers["Location"].startswith(reverse("staff:code"))
