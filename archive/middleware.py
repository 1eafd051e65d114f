"""The one response header that no library here sets, what HEAD leaves out, and what a silent database leads to."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from articles.views.errors import unavailable

Respond = Callable[[HttpRequest], HttpResponseBase]
logger = logging.getLogger(__name__)


def without_body(get_response: Respond) -> Respond:
    """Answer HEAD with the headers alone, Content-Length among them: servers complain of a body that they must drop."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response

    return middleware


def resource_policy(get_response: Respond) -> Respond:
    """Other sites may not embed this site's resources (Cross-Origin-Resource-Policy)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


class DatabaseFaults:
    """A statement that meets its time limit, or a database that goes away, leads to a page that says so (503).

    Nothing is wrong with the archive then, nor with what was asked: the same may be answered a moment later.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.warning("%s %s had no answer from the database: %s", request.method, request.path, exception)
        return unavailable(request)
