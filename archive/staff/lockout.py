"""The page for whom django-axes has locked out, and the turn that those wait for who try one name at once."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.staff.addresses import counted_address

TURNS = b"archive.staff.lockout"


@contextmanager
def turn(request: HttpRequest, name: str) -> Iterator[None]:
    """Let tries of one name from one address come one after the other: of many at once, the sixth is the sixth.

    What is done within is one transaction.
    """
    words = f"{name}\n{counted_address(request)}".encode(errors="surrogatepass")
    key = int.from_bytes(hashlib.blake2b(words, digest_size=8, key=TURNS).digest(), signed=True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
        yield


def locked_until(request: HttpRequest, name: str | None) -> datetime:
    cooling: timedelta = settings.AXES_COOLOFF_TIME
    tries = AccessAttempt.objects.filter(username=name, ip_address=counted_address(request))
    last = tries.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return (last or timezone.now()) + cooling


def locked_out(request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """429 with until when. It is the same whether there is such an account or not."""
    until = locked_until(request, (credentials or {}).get("username"))
    seconds = max(1, round((until - timezone.now()).total_seconds()))
    context = {
        **admin.site.each_context(request),
        "title": _("Too many tries"),
        "until": until,
        "minutes": -(-seconds // 60),
        "tries": settings.AXES_FAILURE_LIMIT,
    }
    page = render(request, "admin/account/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page
