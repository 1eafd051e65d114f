"""Crawls: the pages among their records, and whatever a crawler or a copy may have done to them."""

import datetime
import gzip
import hashlib
import http.server
import io
import json
import subprocess
import threading
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.readers import LIMITS, Limits, Piece, ReadingError, Record, pieces_of, reader_for, records_of
from articles.readers.warclines import without_chunks
from tests.readers.test_streaming import stream

TEXT = (
    "The ministry published the draft of the rules on Tuesday. It asks operators of networks to report incidents "
    "within a day, and gives them a year to prepare. Comments are open until the end of the month."
)
PAGE = f"<html><head><title>Draft rules</title></head><body><h1>Draft rules</h1><p>{TEXT}</p></body></html>".encode()
HTML = [("Content-Type", "text/html; charset=utf-8")]
ZEROS = b"\0" * 90_000_000
ADDRESS = "https://news.example.org/2024/05/draft-rules.html"


class Writer(WARCWriter):
    """Keeps what it digests in memory: warcio leaves its temporary files open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


class Crawl:
    """Builds a WARC as crawlers write it."""

    def __init__(self, *, packed: bool = True) -> None:
        self.data = io.BytesIO()
        self.writer = Writer(self.data, gzip=packed)

    def add(
        self,
        address: str = ADDRESS,
        payload: bytes = PAGE,
        headers: list[tuple[str, str]] = HTML,
        *,
        status: str = "200 OK",
        kind: str = "response",
        date: str = "2024-05-14T08:30:00Z",
    ) -> "Crawl":
        http_headers = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind != "resource" else None
        self.writer.write_record(
            self.writer.create_warc_record(
                address,
                kind,
                payload=io.BytesIO(payload),
                http_headers=http_headers,
                warc_content_type=headers[0][1] if kind == "resource" else "",
                warc_headers_dict={"WARC-Date": date},
            )
        )
        return self

    def done(self) -> bytes:
        return self.data.getvalue()


def pieces(data: bytes, name: str = "a.warc.gz", limits: Limits = LIMITS) -> list[Piece]:
    return list(pieces_of(io.BytesIO(data), reader_for(name), limits))


def records(data: bytes, name: str = "a.warc.gz") -> list[Record]:
    reader = reader_for(name)
    return [record for piece in pieces(data, name) for record in records_of(piece, reader)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_has_its_address_its_time_and_its_media_type(packed: bool) -> None:
    (piece,) = pieces(Crawl(packed=packed).add().done())
    assert piece.data == PAGE
    assert (piece.index, piece.address, piece.part) == (0, ADDRESS, ADDRESS)
    assert piece.fetched_at == datetime.datetime(2024, 5, 14, 8, 30, tzinfo=datetime.UTC)
    assert piece.media_type == "text/html; charset=utf-8"
    assert piece.reader == reader_for("a.html").name


def test_a_crawl_is_recognized_by_its_first_bytes() -> None:
    data = Crawl(packed=False).add().done()
    assert reader_for("", None, data[:100]).name == "warc"
    assert {reader_for(name).name for name in ("a.warc", "a.warc.gz", "A.WARC.GZ", "rec.20240101.warc.gz")} == {"warc"}


def test_what_is_no_page_is_counted_by_its_reason_in_one_piece_each() -> None:
    crawl = Crawl().add()
    for number in range(30):
        crawl.add(f"https://example.org/{number}.png", b"\x89PNG", [("Content-Type", "image/png")])
    crawl.add("https://example.org/old", b"", [("Location", ADDRESS)], status="301 Moved")
    crawl.add("https://example.org/gone", PAGE, status="404 Not Found")
    crawl.add("https://example.org/robots.txt", b"User-agent: *", [("Content-Type", "text/plain")])
    crawl.add("https://example.org/empty", b" ")
    crawl.add("urn:pageinfo:1", b"{}", [("Content-Type", "text/html")], kind="resource")
    crawl.add("https://example.org/asked", b"", [("Host", "example.org")], kind="request", status="GET / HTTP/1.1")
    found = pieces(crawl.done())
    assert [(piece.skip, piece.count) for piece in found[1:]] == [
        ("Answered with status 301.", 1),
        ("Answered with status 404.", 1),
        ("No page of the web: the crawl's own notes.", 1),
        ("No page: image/png.", 30),
        ("No page: text for machines.", 1),
        ("The answer is empty.", 1),
    ]
    assert len({piece.index for piece in found}) == len(found)
    assert [piece.index for piece in found] == sorted(piece.index for piece in found)


def test_numbers_stay_when_a_crawl_is_read_again_and_leave_room_for_what_is_no_page() -> None:
    crawl = Crawl().add().add("https://example.org/a.css", b"p {}", [("Content-Type", "text/css")]).add()
    assert [piece.index for piece in pieces(crawl.done()) if not piece.skip] == [0, 2000]


def test_one_address_twice_is_two_pieces() -> None:
    data = Crawl().add().add(payload=PAGE.replace(b"Tuesday", b"Monday"), date="2024-06-01T00:00:00Z").done()
    assert [piece.fetched_at and piece.fetched_at.month for piece in pieces(data)] == [5, 6]


def test_resources_and_plain_text_are_documents() -> None:
    crawl = Crawl().add(headers=[("Content-Type", "text/html")], kind="resource")
    crawl.add("https://example.org/speech.txt", TEXT.encode(), [("Content-Type", "text/plain")])
    page, text = pieces(crawl.done())
    assert page.data == PAGE
    assert text.reader == "text" and text.data == TEXT.encode()


def chunked(data: bytes) -> bytes:
    parts = [data[start : start + 50] for start in range(0, len(data), 50)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (gzip.compress, [("Content-Encoding", "gzip")]),
        (zlib.compress, [("Content-Encoding", "deflate")]),
        (lambda data: zlib.compress(data)[2:-4], [("Content-Encoding", "deflate")]),
        (lambda data: gzip.compress(zlib.compress(data)), [("Content-Encoding", "deflate, gzip")]),
        (chunked, [("Transfer-Encoding", "chunked")]),
        (lambda data: chunked(gzip.compress(data)), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
        (lambda data: data, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
    ids=["gzip", "deflate", "raw deflate", "both", "chunked", "gzip in chunks", "unpacked by the crawler"],
)
def test_answers_are_unpacked_and_put_together(encode, headers: list[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    (piece,) = pieces(Crawl().add(payload=encode(PAGE), headers=HTML + headers).done())
    assert piece.data == PAGE


@pytest.mark.parametrize(("encoding", "words"), [("zstd", "packed as 'zstd'"), ("gzip", "is not whole: The gzip")])
def test_an_answer_that_cannot_be_unpacked_is_refused_and_the_next_is_read(encoding: str, words: str) -> None:
    payload = gzip.compress(PAGE)[:30] + b"\xff" * 60
    bad, good = pieces(Crawl().add(payload=payload, headers=[*HTML, ("Content-Encoding", encoding)]).add().done())
    assert words in bad.error and bad.address == ADDRESS
    assert good.data == PAGE


def test_chunks_that_lie_are_no_trap() -> None:
    assert without_chunks(b"ffffffffff\r\nabc") == b"ffffffffff\r\nabc"
    assert without_chunks(b"-5\r\nabc\r\n") == b"-5\r\nabc\r\n"
    assert without_chunks(b"3\r\nabc\r\nzz\r\n") == b"abc"


def test_a_page_over_the_limit_is_refused_by_itself() -> None:
    crawl = Crawl(packed=False).add(payload=b"<p>" + bytes(range(32, 127)) * 700_000).add()
    bad, good = pieces(crawl.done(), "a.warc")
    assert "63.4 MB, the limit is 20.0 MB" in bad.error
    assert good.data == PAGE


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_crawl_that_breaks_off_keeps_what_came_before(cut: int) -> None:
    first = Crawl().add().done()
    good, bad = pieces(first + Crawl().add("https://example.org/2").done()[:cut])
    assert good.data == PAGE
    assert "breaks off at byte" in bad.error and "Fetch or copy" in bad.error


def test_an_unpacked_crawl_that_breaks_off_keeps_what_came_before() -> None:
    whole = Crawl(packed=False).add().add("https://example.org/2").done()
    good, bad = pieces(whole[:-100], "a.warc")
    assert good.data == PAGE
    assert "breaks off within a record" in bad.error


def test_broken_gzip_says_where() -> None:
    first = Crawl().add().done()
    good, bad = pieces(first + first[:20] + b"\xff" * 400)
    assert good.data == PAGE
    assert "broken near byte" in bad.error


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        (b"what is this\r\n\r\n", "no WARC record"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n", ""),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "does not say its length"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000, "have no end"),
        (b"WARC/1.0\r\nX: " + b"y" * 100_000, "have no end"),
        (b"\r\n" * 1000, "blank lines"),
    ],
)
def test_garbage_between_records_ends_the_reading_with_its_place(tail: bytes, words: str) -> None:
    good, *rest = pieces(Crawl(packed=False).add().done() + tail, "a.warc")
    assert good.data == PAGE
    assert words in "".join(piece.error for piece in rest)


def test_a_crawl_without_answers_says_so() -> None:
    crawl = Crawl().add(payload=b"", headers=[("Host", "example.org")], kind="request", status="GET / HTTP/1.1")
    with pytest.raises(ReadingError, match="1 records and no answer among"):
        pieces(crawl.done())
    odd = Crawl(packed=False).add().done().replace(b"WARC-Type: response", b"WARC-Type: unheard")
    assert [piece.skip for piece in pieces(odd, "a.warc")] == ["No answer of a server: a record of another kind."]


@pytest.mark.parametrize("data", [b"", b"no crawl", b"\x1f\x8b\x08\x00broken", gzip.compress(b"no crawl", mtime=0)])
def test_what_is_no_crawl_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(ReadingError, match="crawl"):
        pieces(data)


def test_a_small_file_that_inflates_without_end_is_refused() -> None:
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: 90000000\r\n\r\n"
    )
    with pytest.raises(ReadingError, match="200 times"):
        pieces(gzip.compress(head.replace(b"Content", b"WARC-Target-URI: https://example.org/\r\nContent") + ZEROS))
    with pytest.raises(ReadingError, match="200 times"):
        pieces(gzip.compress(head + ZEROS))


def test_a_crawl_of_any_size_is_read_in_the_memory_of_a_few_blocks() -> None:
    picture = Crawl(packed=False).add("https://example.org/a.png", b"x" * 2**20, [("Content-Type", "image/png")]).done()
    crawl = stream(picture, 200 * len(picture), Crawl(packed=False).add().done())
    reader = reader_for("a.warc")
    tracemalloc.start()
    try:
        found = list(pieces_of(crawl, reader))
        assert tracemalloc.get_traced_memory()[1] < 4 * 2**20
    finally:
        tracemalloc.stop()
    assert [(piece.address, piece.count) for piece in found] == [(ADDRESS, 1), ("", 200)]


def test_a_crawl_within_a_page_is_text() -> None:
    inner = Crawl(packed=False).add().done()
    (piece,) = pieces(Crawl().add(payload=inner, headers=[("Content-Type", "text/plain")]).done())
    assert piece.reader == "text"


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/page.html"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE if found else b"not here")

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


def test_a_crawl_by_wget_is_read(site: str, tmp_path: Path) -> None:
    command = ["wget", "-q", "--no-proxy", "--warc-file=crawl", "-O", "page.html", site]
    try:
        subprocess.run(command, cwd=tmp_path, check=True)
    except FileNotFoundError:
        pytest.skip("wget is not installed")
    found = pieces((tmp_path / "crawl.warc.gz").read_bytes())
    assert [piece.data for piece in found if not piece.skip] == [PAGE]
    assert found[0].address == site


def wacz(members: dict[str, bytes], *, digests: dict[str, str] | None = None) -> bytes:
    """A WACZ: the WARC files stored as they are, the rest packed."""
    said = digests or {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    package = {"resources": [{"path": name, "hash": f"sha256:{value}"} for name, value in said.items()]}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name.startswith("archive/") else zipfile.ZIP_DEFLATED)
        archive.writestr("datapackage.json", json.dumps(package))
    return data.getvalue()


def pages(*addresses: str) -> bytes:
    lines = [{"format": "json-pages-1.0"}, *({"url": address, "ts": "2024-05-14T08:30:00Z"} for address in addresses)]
    return "\n".join(map(json.dumps, lines)).encode()


def test_all_crawls_of_a_wacz_are_read_under_numbers_of_their_own() -> None:
    one, two = Crawl().add().add().done(), Crawl().add("https://example.org/2").done()
    found = pieces(wacz({"archive/1.warc.gz": one, "archive/2.warc.gz": two, "indexes/index.cdx": b"x"}), "a.wacz")
    assert [(piece.index, piece.address) for piece in found] == [
        (0, ADDRESS),
        (1000, ADDRESS),
        (2000, "https://example.org/2"),
    ]


def test_only_the_pages_that_a_wacz_lists_are_documents_redirects_followed() -> None:
    crawl = Crawl().add("http://example.org/old", b"", [("Location", "/new")], status="302 Found")
    crawl.add("http://example.org/new").add("https://ads.example.org/frame").add(ADDRESS)
    found = pieces(
        wacz({"archive/1.warc.gz": crawl.done(), "pages/pages.jsonl": pages("https://example.org/old/", ADDRESS)}),
        "a.wacz",
    )
    assert [piece.address for piece in found if not piece.skip] == ["http://example.org/new", ADDRESS]
    assert [(piece.skip, piece.count) for piece in found if piece.skip] == [
        ("Answered with status 302.", 1),
        ("Not among the pages that the crawl lists.", 1),
    ]


def test_a_wacz_that_was_altered_is_told() -> None:
    crawl = Crawl().add().done()
    good, bad = pieces(wacz({"archive/1.warc.gz": crawl}, digests={"archive/1.warc.gz": "0" * 64}), "a.wacz")
    assert good.data == PAGE
    assert "its digest differs" in bad.error and bad.part == "archive/1.warc.gz"


def test_a_broken_crawl_in_a_wacz_leaves_the_others() -> None:
    whole = Crawl().add().done()
    bad, good = pieces(wacz({"archive/1.warc.gz": b"no crawl", "archive/2.warc.gz": whole}), "a.wacz")
    assert "no crawl" in bad.error
    assert good.data == PAGE and good.index > bad.index


def test_a_zip_without_a_crawl_is_no_wacz() -> None:
    with pytest.raises(ReadingError, match="no WACZ"):
        pieces(wacz({"pages/pages.jsonl": b""}), "a.wacz")


def test_a_crawl_in_an_archive_is_read() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("note.txt", TEXT)
        archive.writestr("crawls/a.warc.gz", Crawl().add().add().done())
        archive.writestr("crawls/b.wacz", wacz({"archive/1.warc.gz": Crawl().add().done()}))
        archive.writestr("z.txt", TEXT)
    found = pieces(data.getvalue(), "a.zip")
    assert [piece.index for piece in found] == [0, 1000, 2000, 3000, 4000]
    assert found[1].part == f"crawls/a.warc.gz/{ADDRESS}" and found[1].address == ADDRESS
