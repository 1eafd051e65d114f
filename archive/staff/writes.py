"""Every write of the staff in the admin that stays leaves a line in the staff log: which page, of which object."""

import logging
import re
from collections.abc import Callable

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.staff import log
from archive.staff.watching import Watch

logger = logging.getLogger(__name__)
READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
PLAIN = re.compile(r"[A-Za-z0-9_ -]{1,60}")
KEYS = 20
"""Of so many chosen rows the keys are said."""


class WritesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in READING:
            return self.get_response(request)
        watch = Watch()
        with connection.execute_wrapper(watch):
            response = self.get_response(request)
        match = request.resolver_match
        # Also where the page failed behind it: of a long run, the portions before stay.
        if watch.wrote and match is not None and match.app_name == "admin":
            try:
                note(request)
            except DatabaseError:
                logger.exception("%s was done, and could not be put into the staff log", request.path)
        return response


def note(request: HttpRequest) -> None:
    match = request.resolver_match
    name = (match.url_name if match else "") or ""
    keys = [str(value) for value in match.kwargs.values()] if match else []
    model, page = model_and_page(name)
    what = f"{model}: {page}" if model else page
    if detail := pressed(request):
        what = f"{what} ({detail})"
    by = request.user if isinstance(request.user, User) else None
    log.write(log.Kind.WROTE, what, request=request, by=by, model=model, object_id=keys[0] if keys else "")


def model_and_page(name: str) -> tuple[str, str]:
    """ "articles_organization_change" → "articles.organization", "change"; a page of no model has only the latter."""
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(label):
            return model._meta.label_lower, name.removeprefix(label).replace("_", " ")
    return "", name.replace("_", " ")


def pressed(request: HttpRequest) -> str:
    """Which button or action it was, and for which rows, as far as the form says it in plain words."""
    parts = [word for key in ("action", "do", "decision") if PLAIN.fullmatch(word := request.POST.get(key, ""))]
    chosen = request.POST.getlist("_selected_action") or request.POST.getlist("chosen")
    keys = [key for key in chosen[:KEYS] if PLAIN.fullmatch(key)]
    if chosen:
        parts.append(f"{len(chosen)}: {', '.join(keys)}{', …' if len(chosen) > KEYS else ''}")
    return ", ".join(parts)
