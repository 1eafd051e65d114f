"""Accounts with a password and a second factor. Django is set up after this file is read, hence the late imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PASSWORD = "seven-sample-words-for-one-door"


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Somebody in a group, with the password above; `second_factor` sets up an authenticator for them."""
    from django.contrib.auth.models import Group

    from archive.staff.second_factor import begin
    from articles.registry import make_groups
    from tests import factories

    def make(group: str = "Editor", *, second_factor: bool = False) -> User:
        make_groups()
        user = factories.UserFactory(username=f"sample-{group.lower()}")
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name=group))
        if second_factor:
            device = begin(user)
            device.confirmed = True
            device.save()
        return user

    return make


@pytest.fixture
def required(settings: pytest.FixtureRequest) -> None:
    """Second factors are required."""
    settings.SECOND_FACTOR = True  # type: ignore[attr-defined]
