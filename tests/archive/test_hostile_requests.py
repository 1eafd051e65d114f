"""Whatever stands in an address, the answer is a page: never a fault, never the wrong status."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, unquote_to_bytes

import pytest
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
LONGEST = 8190
"""Characters of a request line that the server lets through: gunicorn.conf.py."""

PARAMETERS = (
    *("q", "edition", "organization", "outlet", "agency", "topic", "language", "kind", "country", "year", "month"),
    *("after", "before", "sort", "together", "more", "find", "cursor", "page", "letter", "named", "marks"),
)
NASTY = ["%00", "%", "%zz", "%ff", "%ed%a0%80", "%c0%af", "%F4%90%80%80", "\x00", "\xff", "\x7f", "+", "%2e%2e%2f", ";"]
NUMBERS = ["0", "-1", "1e9", "9" * 30, "9" * 4400, "NaN", "٣", "²", "0x10", "1_000", " 7", "2016-02-30", "0000-00-00"]
WORDS = ["2016", "wic-2016", "newest", "relevance", "all", '"', "(", "-", "org:", "OR", "*", "'; --", "乌镇"]
piece = st.one_of(
    st.sampled_from(NASTY + NUMBERS + WORDS).map(lambda text: text.encode().decode("latin-1")),  # as on the wire
    st.text(max_size=12).map(lambda text: quote(text.encode(errors="surrogatepass"))),
    st.text(st.characters(max_codepoint=255), max_size=8),
)
value = st.lists(piece, max_size=5).map("".join)
pair = st.tuples(st.one_of(st.sampled_from(PARAMETERS), value), value).map("=".join)
query = st.lists(pair, max_size=8).map("&".join)
some = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def routes() -> list[str]:
    """The public addresses as patterns, such as `articles/<int:pk>/<str:slug>/`."""
    (public,) = (entry for entry in get_resolver().url_patterns if getattr(entry, "namespace", None) == "articles")
    return sorted(str(pattern.pattern) for pattern in public.url_patterns)


def ask(client: Client, path: str, query: str = "", **headers: str) -> Any:
    """The request as a server passes it on: bytes as Latin-1, the path without its percent signs."""
    return client.generic("GET", "/", PATH_INFO=path, QUERY_STRING=query[:LONGEST], headers=headers)


def unquoted(text: str) -> str:
    return unquote_to_bytes(text.encode("latin-1")).decode("latin-1")


@some
@given(data=st.data())
def test_no_path_makes_a_fault(client: Client, archive: SimpleNamespace, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(routes()))
    parts = [data.draw(piece) if part.startswith("<") else part for part in route.split("/")]
    path = "/" + unquoted("/".join(parts))
    assert ask(client, path, data.draw(query)).status_code in (200, 301, 404, 410)


@some
@given(route=st.sampled_from([route for route in routes() if "<" not in route]), query=query)
def test_no_query_string_makes_a_fault(client: Client, archive: SimpleNamespace, route: str, query: str) -> None:
    assert ask(client, f"/{route}", query).status_code == 200


@some
@given(query=query)
def test_no_query_string_changes_what_a_page_about_one_thing_answers(
    client: Client, archive: SimpleNamespace, query: str
) -> None:
    things = (archive.public, archive.event, archive.organization, archive.source, archive.topic)
    for thing in things:
        assert ask(client, thing.get_absolute_url(), query).status_code == 200


@some
@given(held=st.text(st.characters(max_codepoint=255), max_size=40), since=st.text(max_size=20))
def test_no_header_of_a_cache_makes_a_fault(client: Client, archive: SimpleNamespace, held: str, since: str) -> None:
    headers = {"If-None-Match": held, "If-Modified-Since": since.encode().decode("latin-1")}
    assert ask(client, "/about/", **headers).status_code in (200, 304)


@pytest.mark.parametrize(
    "query",
    [
        "&" * LONGEST,
        "a&" * (LONGEST // 2),
        "q=&" * (LONGEST // 3),
        "organization=x&" * (LONGEST // 15),
        "year=1&" * (LONGEST // 7),
        "q=" + "%E4%B9%8C" * (LONGEST // 9),
        "q=" + "a-" * (LONGEST // 2),
        "q=" + "(" * LONGEST,
        "q=" + '"a+' * (LONGEST // 3),
        "cursor=" + "9" * LONGEST,
        "cursor=0001-01-01_0",
        "cursor=9999-99-99_99999999999999999999",
        "cursor=%00",
        "page=" + "9" * 5000,
        "page=-1",
        "find=%00%25_%27",
    ],
    ids=lambda query: query[:12],
)
def test_long_and_absurd_query_strings_get_a_page(client: Client, archive: SimpleNamespace, query: str) -> None:
    for path in ("/articles/", "/organizations/", "/sources/", "/"):
        assert ask(client, path, query).status_code == 200, path
