"""Visitors and staff behind one cache that keeps what it may (RFC 9111): a real Squid before the site."""

import gzip
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ServerHandler
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.conftest import missing

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20
CONFIGURATION = """
http_port 127.0.0.1:{port} accel defaultsite={host}:{origin} no-vhost
cache_peer {host} parent {origin} 0 no-query no-digest originserver
http_access allow all
cache_mem 8 MB
access_log none
cache_log /dev/null
pid_filename none
pinger_enable off
shutdown_lifetime 0 seconds
"""


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    stored: bool
    """Whether the cache held a page for the question before it was asked."""


Ask = Callable[..., Answer]


@pytest.fixture
def site(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The test server, without the length of 0 that it alone gives to an answer without a body."""

    def finish(self: ServerHandler) -> None:
        if not self.headers_sent:
            self.send_headers()

    monkeypatch.setattr(ServerHandler, "finish_content", finish)
    return live_server.thread


@pytest.fixture
def ask(site: Any, tmp_path: Any) -> Iterator[Ask]:
    """Ask the site through the cache: an address, and a cookie or other headers."""
    program = shutil.which("squid", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not program:
        missing("Squid is not installed (Debian: apt-get install squid)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = tmp_path / "squid.conf"
    configuration.write_text(CONFIGURATION.format(port=port, host=site.host, origin=site.port))
    server = subprocess.Popen(
        [str(program), "-N", "-f", str(configuration), "-n", f"cache{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def ask(address: str, **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
            connection.request("GET", address, headers=headers)
            response = connection.getresponse()
            body = response.read()
        packed = response.headers.get("Content-Encoding") == "gzip"
        assert packed <= ("gzip" in headers.get("Accept-Encoding", ""))
        text = (gzip.decompress(body) if packed else body).decode()
        return Answer(response.status, text, response.headers.get("X-Cache-Lookup", "").startswith("HIT"))

    try:
        wait_for(server, port)
        yield ask
    finally:
        server.kill()
        server.wait()


def wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "Squid ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("Squid does not listen")


@pytest.fixture
def here(archive: SimpleNamespace) -> str:
    return str(archive.public.get_absolute_url())


def test_a_page_is_kept_and_is_new_at_once_when_the_archive_changes(
    ask: Ask, archive: SimpleNamespace, here: str
) -> None:
    assert not ask(here).stored
    assert ask(here).stored
    for theme in ("One theme", "Another theme", "A third theme"):
        archive.event.theme = theme
        archive.event.save()
        for headers in ({}, {"Accept-Encoding": "gzip"}):
            assert theme in ask(archive.event.get_absolute_url(), **headers).text


def test_who_holds_a_page_through_the_cache_gets_the_change(
    site: Any, client: Client, ask: Ask, archive: SimpleNamespace
) -> None:
    ask("/topics/")
    held = client.get("/topics/", headers={"host": f"{site.host}:{site.port}"})
    tag = held.headers["ETag"]
    same = ask("/topics/", **{"If-None-Match": tag})
    assert same.status == 304 or same.text == held.content.decode()
    archive.topic.label = "Relabelled"
    archive.topic.save()
    changed = ask("/topics/", **{"If-None-Match": tag})
    assert (changed.status, "Relabelled" in changed.text) == (200, True)


def test_a_withdrawn_article_is_gone_at_once_and_a_draft_there_once_it_is_published(
    ask: Ask, archive: SimpleNamespace, here: str
) -> None:
    draft = archive.draft.get_absolute_url()
    assert [ask(address).status for address in (here, here, draft)] == [200, 200, 404]
    archive.public.status, archive.public.withdrawn_at = "withdrawn", timezone.now()
    archive.public.withdrawn_kind, archive.public.withdrawn_reason = "other", "Asked by its author."
    archive.public.save()
    archive.draft.status, archive.draft.published_at = "published", timezone.now()
    archive.draft.save()
    assert [ask(address).status for address in (here, draft)] == [410, 200]
    archive.public.status = "published"
    archive.public.save()
    assert ask(here).status == 200


def test_the_staff_sees_drafts_and_nobody_else_does(ask: Ask, archive: SimpleNamespace, client: Client) -> None:
    article = factories.ArticleFactory(
        warnings=["A remark for the desk"], source=factories.SourceFactory(display_policy="excerpt")
    )
    here, draft = article.get_absolute_url(), archive.draft.get_absolute_url()
    client.force_login(factories.UserFactory(administrator=True))
    name = settings.SESSION_COOKIE_NAME
    staff = {"Cookie": f"{name}={client.cookies[name].value}"}
    for _ in range(2):
        assert "A remark for the desk" not in ask(here).text
        assert "A remark for the desk" in ask(here, **staff).text
        assert ask(draft).status == 404
        assert ask(draft, **staff).status == 200
    assert not ask(draft, **staff).stored
