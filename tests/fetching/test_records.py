"""WARC files of what was fetched, read back by warcio."""

import gzip
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from articles import readers
from articles.fetching.crawl import Crawl, Fetched
from articles.fetching.records import MEDIA_TYPE, last_of
from tests.fetching.web import Clock, Question, Web, page, redirect

AGENT = "CyberPolicyArchive/test (+mailto:desk@example.org)"
STORY = "<title>网络安全法</title><p>Text.</p>".encode()


def fetch(web: Web, address: str, before: bytes = b"") -> Fetched:
    clock = Clock()
    previous = last_of(BytesIO(before))
    crawl = Crawl(web.client(), lambda _: previous, clock=clock, sleep=clock.sleep)
    crawl.add(address)
    (fetched,) = crawl
    return fetched


def records(data: bytes) -> list[tuple[str, dict[str, str], bytes, bytes]]:
    """Type, headers, the bytes of the block, and the body decoded; every digest is checked on the way."""
    found = []
    for record in ArchiveIterator(BytesIO(data), check_digests="raise"):
        head: Any = record.http_headers
        block = head.to_bytes() if head else b""
        found.append((record.rec_type, dict(record.rec_headers.headers), block, record.content_stream().read()))
    return found


ANSWERS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: page(STORY),
    "gzipped": lambda: page(gzip.compress(STORY), Content_Encoding="gzip"),
    "chunked": lambda: (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (STORY[:7], STORY[7:], b""))
    ),
    "to the end": lambda: b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" + STORY,
}


@pytest.mark.parametrize("form", ANSWERS)
def test_a_document_is_a_response_and_its_request_and_warcio_reads_it(web: Web, form: str) -> None:
    answer = ANSWERS[form]()
    web.serve("a.example.org", lambda question: answer)
    fetched = fetch(web, "http://a.example.org/story")
    data = fetched.warc(AGENT)
    assert answer in data, "every byte as it came"
    assert fetched.exchange.request in data
    (kind, _, _, info), (response, headers, head, body), (request, asked, question, _) = records(data)
    assert (kind, response, request) == ("warcinfo", "response", "request")
    assert f"http-header-user-agent: {AGENT}".encode() in info
    assert body == STORY
    assert answer.startswith(head)
    assert question == fetched.exchange.request
    assert headers["WARC-Target-URI"] == asked["WARC-Target-URI"] == "http://a.example.org/story"
    assert headers["WARC-Date"] == f"{fetched.exchange.began:%Y-%m-%dT%H:%M:%SZ}"
    assert headers["WARC-IP-Address"] == "93.184.215.1"
    assert asked["WARC-Concurrent-To"] == headers["WARC-Record-ID"]


def test_every_address_of_a_way_has_its_records(web: Web) -> None:
    web.serve("a.example.org", lambda q: page(STORY) if q.path == "/new" else redirect("/new", "301 Moved"))
    data = fetch(web, "http://a.example.org/old").warc(AGENT)
    assert [(kind, headers.get("WARC-Target-URI")) for kind, headers, _, _ in records(data)] == [
        ("warcinfo", None),
        ("response", "http://a.example.org/old"),
        ("request", "http://a.example.org/old"),
        ("response", "http://a.example.org/new"),
        ("request", "http://a.example.org/new"),
    ]
    previous = last_of(BytesIO(data))
    assert previous is not None
    assert previous.address == "http://a.example.org/new"


def test_validators_live_on_where_a_304_does_not_repeat_them(web: Web) -> None:
    def answer(question: Question) -> bytes:
        same = question.headers.get("if-modified-since")
        return page("", "304 Not Modified") if same else page(STORY, Last_Modified="Tue, 01 Nov 2016 00:00:00 GMT")

    server = web.serve("a.example.org", answer)
    data = fetch(web, "http://a.example.org/story").warc(AGENT)
    for _ in range(3):
        data = fetch(web, "http://a.example.org/story", data).warc(AGENT)
        assert server.asked[-1].headers["if-modified-since"] == "Tue, 01 Nov 2016 00:00:00 GMT"


def test_what_has_not_changed_is_a_revisit_that_refers_to_the_first_capture_however_often(web: Web) -> None:
    def answer(question: Question) -> bytes:
        same = question.headers.get("if-none-match") == '"v1"'
        return page("", "304 Not Modified", ETag='"v1"') if same else page(STORY, ETag='"v1"')

    web.serve("a.example.org", answer)
    first = fetch(web, "http://a.example.org/story").warc(AGENT)
    second = fetch(web, "http://a.example.org/story", first).warc(AGENT)
    third = fetch(web, "http://a.example.org/story", second).warc(AGENT)
    original = records(first)[1][1]
    for data in (second, third):
        (kind, headers, head, body), (other, beside, _, told) = records(data)[1:3]
        assert (kind, head, body) == ("revisit", b"", b""), "or else tools for replay would answer 304 themselves"
        assert list(readers.read(data, name="", media_type=MEDIA_TYPE)) == [], "there is nothing to read, and no error"
        assert (other, beside["WARC-Concurrent-To"]) == ("metadata", headers["WARC-Record-ID"])
        assert told.startswith(b"HTTP/1.1 304 Not Modified")
        assert headers["WARC-Profile"].endswith("/revisit/server-not-modified")
        assert headers["WARC-Refers-To"] == original["WARC-Record-ID"]
        assert headers["WARC-Refers-To-Target-URI"] == "http://a.example.org/story"
        assert headers["WARC-Refers-To-Date"] == original["WARC-Date"]
        assert headers["WARC-Payload-Digest"] == original["WARC-Payload-Digest"]


@pytest.mark.parametrize("etag", ['"\xe9\xff"', '"' + "x" * 2000 + '"', '"a\tb"'])
def test_an_odd_etag_is_not_sent_back_and_stops_nothing(web: Web, etag: str) -> None:
    answer = b"HTTP/1.1 200 OK\r\nETag: " + etag.encode("latin-1") + b"\r\nContent-Length: 3\r\n\r\nabc"
    server = web.serve("a.example.org", lambda question: answer)
    first = fetch(web, "http://a.example.org/story").warc(AGENT)
    assert fetch(web, "http://a.example.org/story", first).unchanged
    assert "if-none-match" not in server.asked[-1].headers


def test_the_same_bytes_in_other_chunks_are_a_revisit_and_other_bytes_are_not(web: Web) -> None:
    def chunked(question: Question, size: list[int] = [9]) -> bytes:  # noqa: B006
        size[0] -= 1
        parts = (STORY[: size[0]], STORY[size[0] :], b"")
        chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
        return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks

    web.serve("a.example.org", chunked)
    first = fetch(web, "http://a.example.org/story").warc(AGENT)
    again = fetch(web, "http://a.example.org/story", first)
    kind, headers, _, _ = records(again.warc(AGENT))[1]
    assert kind == "revisit"
    assert headers["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    web.servers.popitem()
    web.serve("a.example.org", lambda question: page(STORY + b"!"))
    changed = fetch(web, "http://a.example.org/story", first)
    assert records(changed.warc(AGENT))[1][0] == "response"


@pytest.mark.parametrize("data", [b"", b"no WARC", b"WARC/1.1\r\n", b"WARC/1.1\r\nContent-Length: x\r\n\r\n"])
def test_of_what_is_no_capture_of_ours_nothing_is_known(data: bytes) -> None:
    assert last_of(BytesIO(data)) is None
