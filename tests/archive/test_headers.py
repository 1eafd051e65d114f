import pytest
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.security import SecurityMiddleware

from archive.middleware import without_body

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/admin/login/", "/nothing/here/"])
def test_every_response_carries_the_whole_set_of_headers(client, address):
    headers = client.get(address).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_transport_security_holds_for_two_years_and_subdomains(rf, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    response = SecurityMiddleware(lambda request: HttpResponse())(rf.get("/", secure=True))
    assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.django_db
def test_static_files_are_not_for_other_sites(client):
    response = client.get("/static/admin/css/base.css")
    assert response.status_code == 200
    response.close()
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/nothing/here/", "/static/admin/css/base.css"])
def test_head_is_answered_without_a_body_and_with_its_length(rf, client, address):
    whole, response = client.get(address), get_wsgi_application().get_response(rf.head(address))
    whole.close()
    response.close()
    assert response.getvalue() == b""
    assert response.headers["Content-Length"] == whole.headers["Content-Length"]


def test_head_of_a_stream_is_answered_without_it(rf):
    answer = without_body(lambda request: StreamingHttpResponse(iter(["much"])))
    assert answer(rf.head("/")).getvalue() == b""
    assert answer(rf.get("/")).getvalue() == b"much"
