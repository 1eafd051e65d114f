"""Who asks: nobody, until the second factor has come too; and when they were last seen."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from archive.staff.addresses import client_address
from archive.staff.second_factor import AWAITED
from archive.staff.sessions import SessionStore

PATIENCE = 10 * 60
"""Seconds from the password to the code."""


class StaffMiddleware:
    """Makes `request.user` nobody for a session that still awaits its second factor, on every page of the site.

    The pages on which that is made good ask `half_signed_in`. Nothing is read before somebody asks for the user, so
    that public pages need no session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        agent = request.headers.get("User-Agent", "").replace("\0", "")[:200]
        if isinstance(request.session, SessionStore):
            request.session.whence = (client_address(request), agent)
        whoever = request.user
        request.user = SimpleLazyObject(lambda: admitted(request, whoever))  # type: ignore[assignment]
        return self.get_response(request)


def admitted(request: HttpRequest, whoever: User | AnonymousUser) -> User | AnonymousUser:
    if not isinstance(whoever, User) or not whoever.is_authenticated:
        return whoever
    if awaits_code(request, whoever):
        if time.time() - request.session.get(AWAITED, time.time()) > PATIENCE:
            request.session.flush()
        else:
            request.half_signed_in = whoever  # type: ignore[attr-defined]
        return AnonymousUser()
    if isinstance(request.session, SessionStore):
        request.session.touch()
    return whoever


def awaits_code(request: HttpRequest, user: User) -> bool:
    verified = getattr(user, "otp_device", None) is not None
    return not verified and (settings.SECOND_FACTOR or AWAITED in request.session)


def half_signed_in(request: HttpRequest) -> User | None:
    """Whose password was right, where the second factor is still to come."""
    bool(request.user.is_authenticated)  # looks into the session
    return getattr(request, "half_signed_in", None)
