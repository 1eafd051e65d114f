"""Clients of people with different rights. Django is set up after this file is read, hence the late imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def login(db: None) -> Callable[[str], Client]:
    """A client of somebody in the named group; "superuser" for somebody who may do everything."""
    from django.contrib.auth.models import Group
    from django.test import Client

    from articles.registry import make_groups
    from tests import factories

    def make(group: str) -> Client:
        user = factories.UserFactory(username=group.lower(), is_superuser=group == "superuser")
        if not user.is_superuser:
            make_groups()
            user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def editor(login: Callable[[str], Client]) -> Client:
    return login("Editor")
