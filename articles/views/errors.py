"""Pages for what went wrong, in the site's own look."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils.cache import add_never_cache_headers

RETRY_AFTER = 10
"""Seconds until what had no answer may be asked again."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Also Django's page for a form whose CSRF token failed, which passes `reason`."""
    return render(request, "403.html", {"form_expired": bool(reason)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None, status: int = 400) -> HttpResponse:
    return render(request, "400.html", {"status": status}, status=status)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database had no answer in time, or none at all; the page asks nothing of it."""
    response = render(request, "503.html", status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: what failed may be the database, the session or a context processor."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
