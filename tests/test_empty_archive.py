"""An archive with tables and nothing in them, as it is right after `migrate`: every page and command says so itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from articles.models import Article
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

OF_THE_CONVERTER = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}
"""What stands in an address for an argument; "1" for all others: the key of nothing."""
ARGUMENT = re.compile("<(?:(?P<kind>[a-z]+):)?[a-z_]+>")
ASKED = ("", "?q=nothing&page=2&e=1")
CAME_ALONG = ("jsi18n/", "totpdevice/")
"""What stands in addresses that are Django's or a library's, and answer for themselves."""
SERVING = {"demo", "bench"}
"""Commands that make archives of their own."""


def addresses() -> Iterator[str]:
    """Every address that there is, with arguments that name nothing."""
    yield from _below("", get_resolver().url_patterns)


def _below(prefix: str, patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        route = f"{prefix}{_filled(one)}"
        if isinstance(one, URLResolver):
            yield from _below(route, one.url_patterns)
        elif not any(sign in route for sign in ("^", "(?", *CAME_ALONG)):
            yield route


def _filled(pattern: URLPattern | URLResolver) -> str:
    return ARGUMENT.sub(lambda found: OF_THE_CONVERTER.get(found["kind"], "1"), str(pattern.pattern))


def test_every_address_answers_where_nothing_is(client: Client) -> None:
    seen = sorted(set(addresses()))
    assert len(seen) > 140
    assert not [one for one in seen if "<" in one]
    for address in seen:
        for asked in ASKED:
            response = client.get(f"/{address}{asked}")
            assert response.status_code < 500 or address == "readyz", f"{address}{asked}"
            assert address.startswith("admin/") or response.status_code in (200, 301, 302, 304, 404), address


def test_every_address_answers_an_administrator_where_nothing_is(client: Client) -> None:
    client.force_login(UserFactory(administrator=True))
    for address in sorted(set(addresses())):
        if address.startswith("admin/"):
            for asked in ASKED:
                assert client.get(f"/{address}{asked}").status_code < 500, f"{address}{asked}"


def test_every_form_of_the_admin_answers_what_says_nothing(client: Client) -> None:
    user = UserFactory(administrator=True)
    for address in sorted(set(addresses())):
        if address.startswith("admin/"):
            client.force_login(user)  # some addresses end the session
            assert client.post(f"/{address}").status_code < 500, address


@pytest.mark.django_db(transaction=True)
def test_every_command_does_nothing_or_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = [name for name, app in get_commands().items() if app in ("articles", "archive", "archive.staff")]
    assert {"ingest", "verify", "retag", "undo"} <= set(own)
    arguments = {
        "ingest": [str(tmp_path)],
        "undo": ["1"],
        "retag": ["--all"],
        "read_again": ["--all", "--write"],
        "poll_feeds": ["--all"],
        "load_reference": [],
    }
    for name in sorted(set(own) - SERVING, key=lambda one: one in ("ingest", "load_reference")):  # which fill it, last
        try:
            call_command(name, *arguments.get(name, []))
        except CommandError as error:
            assert len(str(error)) > 10, name
    capsys.readouterr()


def test_no_public_page_is_looked_for_where_a_kind_has_none(client: Client) -> None:
    client.force_login(UserFactory(administrator=True))
    article = ArticleFactory()
    for kind in ContentType.objects.all():
        response = client.get(f"/admin/r/{kind.pk}/{article.pk}/")
        wanted = 302 if kind.model_class() is Article else 404
        assert response.status_code == wanted, kind
    assert client.get("/admin/r/none/1/").status_code == client.get(f"/admin/r/{10**30}/1/").status_code == 404
