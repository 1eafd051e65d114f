"""Who manages people rises by it no higher than they are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.filled import posted

Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db


def page_of(user: User) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def test_an_administrator_manages_people_by_groups(login: Login) -> None:
    client, person = login("Administrator"), factories.UserFactory()
    editors = Group.objects.get(name="Editor")
    data: dict[str, Any] = posted(client.get(page_of(person))) | {"groups": [editors.pk], "email": "x@example.org"}
    assert client.post(page_of(person), data).status_code == 302
    person.refresh_from_db()
    assert (list(person.groups.all()), person.email) == ([editors], "x@example.org")


@pytest.mark.parametrize("whose", ["own", "another's"])
def test_an_administrator_makes_nobody_a_superuser(login: Login, whose: str) -> None:
    client = login("Administrator")
    person = User.objects.get() if whose == "own" else factories.UserFactory()
    beyond = {"is_superuser": "on", "user_permissions": [Permission.objects.all()[0].pk]}
    assert client.post(page_of(person), posted(client.get(page_of(person))) | beyond).status_code == 302
    person.refresh_from_db()
    assert not person.is_superuser
    assert not person.user_permissions.exists()


def test_an_administrator_leaves_the_accounts_of_superusers_alone(login: Login) -> None:
    client, above = login("Administrator"), factories.UserFactory(administrator=True)
    before = above.password
    assert client.post(page_of(above), {"username": "mine"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[above.pk])
    assert client.post(password, {"password1": "Some 12 words", "password2": "Some 12 words"}).status_code == 403
    client.post(reverse("admin:auth_user_delete", args=[above.pk]), {"post": "yes"})
    listed = {"action": "delete_selected", "_selected_action": [above.pk], "post": "yes"}
    client.post(reverse("admin:auth_user_changelist"), listed)
    assert User.objects.get(pk=above.pk).password == before


def test_a_superuser_makes_superusers(login: Login) -> None:
    client, person = login("superuser"), factories.UserFactory()
    assert client.post(page_of(person), posted(client.get(page_of(person))) | {"is_superuser": "on"}).status_code == 302
    person.refresh_from_db()
    assert person.is_superuser


def test_the_history_of_a_person_is_shown(login: Login) -> None:
    client, person = login("superuser"), factories.UserFactory()
    client.post(page_of(person), posted(client.get(page_of(person))) | {"email": "x@example.org"})
    page = client.get(reverse("admin:auth_user_history", args=[person.pk])).content.decode()
    assert "Email address" in page.split("Change history")[-1]
    assert "People" in client.get(reverse("admin:index")).content.decode()
