"""The one response header that no library here sets, and what HEAD leaves out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

Respond = Callable[[HttpRequest], HttpResponseBase]


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
