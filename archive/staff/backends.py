"""Who a name and a password belong to, unless too many wrong ones came before."""

from typing import Any

from axes.backends import AxesStandaloneBackend
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest


class StaffBackend(AxesStandaloneBackend, ModelBackend):
    """Django's accounts behind django-axes' lockout: asked for with a request, a locked out name is nobody's.

    Without a request, as in a command, there is no address to count by.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if request is not None:
            AxesStandaloneBackend.authenticate(self, request, username=username, password=password, **kwargs)
        return ModelBackend.authenticate(self, request, username=username, password=password, **kwargs)
