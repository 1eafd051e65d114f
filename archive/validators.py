"""Validators of public pages: an unchanged page that is asked for again costs one small query (decision 025)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import Error, connection
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

from archive.version import version
from articles.models import PublicChange
from articles.models.public_change import Stamp

PUBLIC_APP = "articles"
SHARED = "public, max-age=0, must-revalidate"
"""Everybody may keep the page, and asks before each use whether it still holds: a withdrawal is seen at once."""

UNKEPT = "private, no-store"
CHARACTERS = 20


@dataclass(frozen=True, slots=True)
class Validators:
    """The entity tag of one address, weak since compression changes the bytes, and the time of the last change."""

    tag: str
    changed_at: datetime

    @classmethod
    def of(cls, request: HttpRequest, stamp: Stamp, *, day: str) -> "Validators":
        """`day` is today where the page depends on it, else "".

        The address is part of the tag: a cache that confuses two of them gets no wrong answer. So is the time of the
        change, since numbers come again after a restore.
        """
        facts = (*stamp, version(), request.scheme, request.get_host(), request.get_full_path(), day)
        digest = hashlib.sha256("\n".join(map(str, facts)).encode(errors="surrogatepass")).hexdigest()
        return cls(f'W/"{stamp.number}-{digest[:CHARACTERS]}"', stamp.changed_at)

    def match(self, request: HttpRequest) -> bool:
        """Whether whoever asks holds this page; proxies on the way may have taken a tag for strong, or made it so."""
        held = parse_etags(request.headers.get("If-None-Match", ""))
        return self.tag.removeprefix("W/") in {tag.removeprefix("W/") for tag in held}

    def put_on(self, response: HttpResponseBase) -> None:
        """The time is left out while its second lasts: another change may fall into it."""
        response.headers["ETag"] = self.tag
        response.headers["Cache-Control"] = SHARED
        if timezone.now().replace(microsecond=0) > self.changed_at:
            response.headers["Last-Modified"] = http_date(int(self.changed_at.timestamp()))
        patch_vary_headers(response, ("Accept-Encoding", "Cookie"))


class ValidatorsMiddleware:
    """Answers 304 before a view is asked; gives anonymous pages their validators, and lets nothing else be kept.

    It stands outside of whatever may set a cookie or compress the page. A response that says itself how it is to be
    kept stays as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 304:
            del response.headers["Content-Length"]  # it would be taken for the length of the page (RFC 9110, 8.6)
        if response.has_header("Cache-Control"):
            return response
        validators: Validators | None = getattr(request, "validators", None)
        if validators is None or response.status_code != 200 or is_personal(response):
            response.headers["Cache-Control"] = UNKEPT
            return response
        if request.headers.get("If-None-Match", "").strip() == "*":
            response = HttpResponseNotModified()
        validators.put_on(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """The stamp is read before the page is made: a page may be newer than its tag says, never older."""
        stamp = read_stamp() if is_shareable(request) else None
        if stamp is None:
            return None
        day = timezone.localdate().isoformat() if getattr(view, "depends_on_today", False) else ""
        validators = Validators.of(request, stamp, day=day)
        if validators.match(request):
            response = HttpResponseNotModified()
            validators.put_on(response)
            return response
        request.validators = validators  # type: ignore[attr-defined]
        return None


def is_shareable(request: HttpRequest) -> bool:
    """Whether the answer is the same for everybody: a public page, asked for by nobody in particular.

    In development files change while the process runs, so that its version says nothing.
    """
    own = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    public = request.resolver_match is not None and request.resolver_match.app_name == PUBLIC_APP
    return public and request.method in {"GET", "HEAD"} and own.isdisjoint(request.COOKIES) and not settings.DEBUG


def is_personal(response: HttpResponseBase) -> bool:
    """Whether something on the way asked who it is that asks, or sets a cookie."""
    vary = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    return bool(response.cookies) or not vary.isdisjoint({"cookie", "*"})


def read_stamp() -> Stamp | None:
    """None where there is none, or the database doesn't answer: the page is then made, and not to be kept.

    The query tells by itself whether the connection still stands, so that none has to be sent ahead to ask that.
    """
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return PublicChange.stamp()
    except Error:
        connection.close_if_unusable_or_obsolete()  # the page gets a new one, if this one broke
    try:
        return PublicChange.stamp() if connection.connection is None else None
    except Error:
        return None
