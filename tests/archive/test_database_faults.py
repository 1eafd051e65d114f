"""What visitors see while the database is too slow, or gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DataError, InterfaceError, OperationalError, connection
from django.test import Client

from articles.views.about import AboutData
from tests import factories
from tests.archive.kept_pages import pages

ASK_NOTHING = ("/about/", "/about/searching/", "/robots.txt")


@contextmanager
def database(problem: Exception) -> Iterator[None]:
    """Every statement but those about sessions and users fails."""

    def fail(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if "articles_" in sql and "publicchange" not in sql:
            raise problem
        return execute(sql, *args)

    with connection.execute_wrapper(fail):
        yield


def check(response: Any, address: str) -> None:
    assert response.status_code == 503, address
    assert response.headers["Retry-After"] == "10"
    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers
    html = response.content.decode()
    assert "found no answer in time" in html
    assert 'action="/articles/"' in html
    assert "css/base.css" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "problem",
    [OperationalError("canceling statement due to statement timeout"), InterfaceError("connection already closed")],
)
def test_a_page_that_gets_no_answer_says_so_and_when_to_ask_again(
    client: Client, archive: Any, problem: Exception
) -> None:
    for address in pages(archive):
        with database(problem):
            response = client.get(address)
        if address in ASK_NOTHING:
            assert response.status_code == 200
        elif not address.startswith("/articles/?"):  # the page to browse has its own way
            check(response, address)


@pytest.mark.django_db
def test_the_staff_sees_that_page_too(client: Client, archive: Any) -> None:
    client.force_login(factories.UserFactory(administrator=True))
    with database(OperationalError("timeout")):
        check(client.get(archive.draft.get_absolute_url()), "draft")


@pytest.mark.django_db
def test_a_fault_of_our_own_is_still_a_fault(archive: Any) -> None:
    with database(DataError("invalid byte sequence")):
        assert Client(raise_request_exception=False).get("/about/data/").status_code == 500


def statement_in_a_view(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    plain = AboutData.get_context_data

    def context(self: AboutData, **kwargs: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return plain(self, **kwargs)

    monkeypatch.setattr(AboutData, "get_context_data", context)


@pytest.mark.django_db(transaction=True)
def test_the_servers_own_time_limit_leads_there(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    statement_in_a_view(monkeypatch, "SET statement_timeout = '50ms'; SELECT pg_sleep(5)")
    try:
        check(client.get("/about/data/"), "a slow statement")
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_breaks_leads_there_and_the_next_request_has_a_new_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement_in_a_view(monkeypatch, "SELECT pg_terminate_backend(pg_backend_pid())")
    check(client.get("/about/data/"), "a broken connection")
    monkeypatch.undo()
    connection.close_if_unusable_or_obsolete()  # as at the end of every request but those of tests
    assert client.get("/about/data/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_while_nobody_asked_is_replaced_unnoticed(client: Client) -> None:
    factories.ArticleFactory()
    assert client.get("/about/data/").status_code == 200
    other = connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    other.close()
    response = client.get("/about/data/")
    assert response.status_code == 200
    assert "ETag" in response.headers
