import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from articles.views import errors


def page(response: HttpResponse, status: int) -> str:
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_a_search_and_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        html = page(client.get("/nowhere/<script>/"), 404)
    assert "There is no page at this address" in html
    assert 'action="/articles/"' in html
    assert "<script>" not in html


def test_a_forbidden_page_says_who_may_see_it_and_an_expired_form_what_to_do() -> None:
    request = RequestFactory().get("/admin/")
    assert "ask an administrator" in page(errors.forbidden(request, PermissionDenied()), 403)
    assert "reload the page and send it again" in page(errors.forbidden(request, reason="CSRF cookie not set."), 403)


def test_a_request_that_is_not_understood_says_so_in_the_sites_own_look() -> None:
    html = page(errors.bad_request(RequestFactory().get("/"), SuspiciousOperation()), 400)
    assert "could not understand this request" in html
    assert "css/base.css" in html


def test_the_page_of_a_fault_needs_neither_request_nor_database() -> None:
    with connection.execute_wrapper(_no_database):
        html = page(errors.server_error(RequestFactory().get("/")), 500)
    assert "Nothing in the collection is lost" in html
    assert "css/base.css" in html


def _no_database(*args: object) -> None:
    raise AssertionError("the page of a fault asked the database")


def test_a_view_that_fails_answers_with_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("articles.views.about.About.get_context_data", fail)
    assert "The archive cannot answer" in page(client.get("/about/"), 500)


@pytest.mark.django_db
def test_an_expired_form_gets_that_page_from_django_itself() -> None:
    client = Client(enforce_csrf_checks=True)
    assert "The form has expired" in page(client.post("/admin/login/", {"username": "a"}), 403)
