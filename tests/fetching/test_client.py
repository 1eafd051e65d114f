"""Asking real servers on the loopback, through the guard as it is."""

import gzip
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest

from articles.fetching import bodies, client
from articles.fetching.connecting import Deadline, PinnedBackend, Tape, dial
from articles.fetching.guard import target
from articles.fetching.problems import Failed, FetchError, Refused
from tests.conftest import missing
from tests.fetching.web import Question, Web, page, redirect

HOST = "news.example.org"
ADDRESS = target(f"http://{HOST}/story?page=1")


def test_an_answer_is_kept_as_it_was_received_and_given_as_it_was_meant(web: Web) -> None:
    text = "<p>网络安全</p>".encode() * 50
    answer = page(gzip.compress(text), Content_Encoding="gzip", ETag='"a1"')
    server = web.serve(HOST, lambda question: answer)
    exchange = web.client().get(ADDRESS)
    assert (exchange.status, exchange.body, exchange.response) == (200, text, answer)
    assert (exchange.media_type, exchange.ip) == ("text/html", "93.184.215.1")
    assert exchange.request.startswith(b"GET /story?page=1 HTTP/1.1\r\nHost: news.example.org\r\n")
    asked = server.asked[0].headers
    assert (asked["accept-encoding"], asked["connection"]) == ("gzip, deflate", "close")
    assert asked["user-agent"].startswith("CyberPolicyArchive/")


def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_is_asked_for_once(web: Web) -> None:
    web.serve(HOST, lambda question: page("x"))
    answers = iter([["93.184.215.1"], ["127.0.0.1"]])
    changing = client.Client("agent", lambda host, port: next(answers), web.dial)
    assert changing.get(ADDRESS).body == b"x"
    assert web.dialled == [("93.184.215.1", 80)]
    with pytest.raises(Refused, match=r"leads to 127\.0\.0\.1"):
        changing.get(ADDRESS)
    assert len(web.dialled) == 1


def test_every_redirect_is_judged_anew_and_the_name_resolved_anew(web: Web) -> None:
    web.serve(HOST, lambda question: redirect("/again"))
    answers = iter([["93.184.215.1"], ["10.0.0.8"]])
    changing = client.Client("agent", lambda host, port: next(answers), web.dial)
    with pytest.raises(Refused, match=r"leads to 10\.0\.0\.8"):
        changing.follow(ADDRESS)
    assert web.dialled == [("93.184.215.1", 80)]


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1/",
        "//127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://admin@news.example.org/",
        "http://news.example.org:22/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "javascript:alert(1)",
        "ftp://news.example.org/",
        "http://[::1",
    ],
)
def test_redirects_to_where_nobody_goes_are_refused(web: Web, place: str) -> None:
    web.serve(HOST, lambda question: redirect(place))
    with pytest.raises(Refused, match="It redirects to"):
        web.client().follow(ADDRESS)
    assert len(web.dialled) == 1


def test_five_redirects_are_followed_and_a_sixth_is_not(web: Web) -> None:
    def chain(question: Question) -> bytes:
        left = int(question.path.strip("/"))
        return redirect(f"/{left - 1}") if left else page("the end")

    web.serve(HOST, chain)
    assert web.client().follow(target(f"http://{HOST}/5")).body == b"the end"
    with pytest.raises(Refused, match="more than 5 times"):
        web.client().follow(target(f"http://{HOST}/6"))


def test_the_place_of_a_redirect_may_be_relative_or_in_chinese(web: Web) -> None:
    def answer(question: Question) -> bytes:
        return page("here") if question.path == "/%E6%96%B0?a=1" else redirect("../新?a=1#part")

    web.serve(HOST, answer)
    assert web.client().follow(target(f"http://{HOST}/a/b")).body == b"here"


def test_a_body_that_never_ends_is_cut_off(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MOST", 2**20)

    def endless(question: Question) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 65536

    web.serve(HOST, endless)
    with pytest.raises(Refused, match="more than 1 MB"):
        web.client().get(ADDRESS)


def test_headers_that_never_end_are_cut_off(web: Web) -> None:
    def endless(question: Question) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-Header: x\r\n" * 1000

    web.serve(HOST, endless)
    with pytest.raises(FetchError):
        web.client().get(ADDRESS)


def test_interim_answers_that_never_end_are_cut_off(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MOST", 2**20)

    def endless(question: Question) -> Iterator[bytes]:
        while True:
            yield b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100

    web.serve(HOST, endless)
    with pytest.raises(FetchError):
        web.client().get(ADDRESS)


def test_an_answer_that_says_that_it_is_too_large_is_not_read(web: Web) -> None:
    web.serve(HOST, lambda question: page("x", Content_Length=str(10**9)))
    with pytest.raises(Refused, match="more than 20 MB"):
        web.client().get(ADDRESS)


@pytest.mark.parametrize("slow", ["HTTP/1.1 200 OK\r\nX: " + "x" * 100, "HTTP/1.1 200 OK\r\n\r\n" + "x" * 100])
def test_a_server_that_sends_a_byte_now_and_then_gains_no_time(web: Web, slow: str) -> None:
    def drip(question: Question) -> Iterator[bytes]:
        for char in slow:
            time.sleep(0.05)
            yield char.encode()

    web.serve(HOST, drip)
    with pytest.raises(Failed) as caught:
        web.client().get(ADDRESS, seconds=0.3)
    assert caught.value.again


def test_a_server_that_says_nothing_and_a_resolver_that_says_nothing_end_in_time(web: Web) -> None:
    def silent(question: Question) -> Iterator[bytes]:
        time.sleep(2)
        yield b""

    web.serve(HOST, silent)
    with pytest.raises(Failed, match=r"in time|within"):
        web.client().get(ADDRESS, seconds=0.2)
    stuck = client.Client("agent", lambda host, port: time.sleep(2) or [], web.dial)
    with pytest.raises(Failed, match="not resolved in time"):
        stuck.get(ADDRESS, seconds=0.2)


def test_a_server_that_never_shakes_hands_ends_in_time(web: Web) -> None:
    web.serve(HOST, lambda question: page("x"), port=443)
    with pytest.raises(Failed) as caught:
        web.client().get(target(f"https://{HOST}/"), seconds=0.3)
    assert caught.value.again


def test_a_connection_is_made_to_a_number_and_ends_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stream = dial("127.0.0.1", server.getsockname()[1], 1.0)
        with pytest.raises(httpcore.ReadTimeout):
            stream.read(1, timeout=0.05)
        stream.close()
        port = server.getsockname()[1]
    with pytest.raises(httpcore.ConnectError):
        dial("127.0.0.1", port, 1.0)


def test_nothing_but_the_host_that_was_checked_can_be_connected_to(web: Web) -> None:
    web.serve(HOST, lambda question: page("x"))
    backend = PinnedBackend(ADDRESS, Deadline(1), Tape(100), resolve=web.resolve, dial=web.dial)
    for host, port in (("127.0.0.1", 80), ("other.example.org", 80), (HOST, 22)):
        with pytest.raises(Refused, match="read in two ways"):
            backend.connect_tcp(host, port)
    with pytest.raises(Refused):
        backend.connect_unix_socket("/run/postgresql/.s.PGSQL.5432")
    assert web.dialled == []


def test_redirects_share_one_time_limit(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.5)

    def slow(question: Question) -> Iterator[bytes]:
        time.sleep(0.2)
        yield redirect("/next")

    server = web.serve(HOST, slow)
    with pytest.raises(Failed):
        web.client().follow(ADDRESS)
    assert len(server.asked) < 5


def test_bombs_are_refused_without_being_unfolded(web: Web) -> None:
    layer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    bomb = b"".join(layer.compress(bytes(2**20)) for _ in range(300)) + layer.flush()
    assert len(bomb) < 400_000
    web.serve(HOST, lambda question: page(bomb, Content_Encoding="gzip"))
    with pytest.raises(Refused, match=r"MB once decompressed|200 times"):
        web.client().get(ADDRESS)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip,deflate"])
def test_compression_that_was_not_asked_for_is_refused(web: Web, encoding: str) -> None:
    web.serve(HOST, lambda question: page(b"abc", Content_Encoding=encoding))
    with pytest.raises(Refused, match="not asked for"):
        web.client().get(ADDRESS)


@pytest.mark.parametrize("cut", [5, -9])
def test_broken_and_half_compression_is_a_failure(cut: int) -> None:
    whole = gzip.compress(b"text " * 1000)
    with pytest.raises(Failed):
        bodies.decoded(whole[:cut], "gzip")
    with pytest.raises(Failed, match="broken"):
        bodies.decoded(b"no gzip at all", "gzip")


def test_deflate_with_and_without_its_frame_and_several_members_of_gzip_are_read() -> None:
    text = b"text " * 100
    bare = zlib.compressobj(wbits=-15)
    assert bodies.decoded(zlib.compress(text), "deflate") == text
    assert bodies.decoded(bare.compress(text) + bare.flush(), "Deflate") == text
    assert bodies.decoded(gzip.compress(text) + gzip.compress(text) + b"\0\0", "x-gzip") == text * 2


def test_more_than_was_announced_is_left_behind(web: Web) -> None:
    web.serve(HOST, lambda question: page("abc") + b"HTTP/1.1 200 OK\r\n\r\nsmuggled")
    exchange = web.client().get(ADDRESS)
    assert (exchange.body, exchange.response) == (b"abc", page("abc"))


@pytest.mark.parametrize(
    "answer",
    [
        page("abc", Content_Length="10"),
        page("abc", Content_Length="-1"),
        page("abc", Content_Length="many"),
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        b"<html>no HTTP at all</html>",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"",
        b"\0" * 100,
    ],
)
def test_answers_that_are_broken_or_end_early_are_failures_that_may_pass(web: Web, answer: bytes) -> None:
    web.serve(HOST, lambda question: answer)
    with pytest.raises(Failed) as caught:
        web.client().get(ADDRESS)
    assert caught.value.again


def test_interim_answers_are_no_part_of_the_answer_and_chunks_are_put_together(web: Web) -> None:
    final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    web.serve(HOST, lambda question: b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + final)
    exchange = web.client().get(ADDRESS)
    assert (exchange.status, exchange.body, exchange.response) == (200, b"abcde", final)


def test_the_next_address_of_a_host_is_tried_where_one_does_not_answer(web: Web) -> None:
    web.serve(HOST, lambda question: page("x"))
    web.names[HOST].insert(0, "93.184.215.200")
    assert web.client().get(ADDRESS).ip == "93.184.215.1"
    assert web.dialled == [("93.184.215.200", 80), ("93.184.215.1", 80)]
    web.names[HOST] = ["93.184.215.200"]
    with pytest.raises(Failed, match="cannot be connected to") as caught:
        web.client().get(ADDRESS)
    assert caught.value.again


def test_a_proxy_named_in_the_environment_is_not_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.serve(HOST, lambda question: page("x"))
    assert web.client().get(ADDRESS).body == b"x"


def test_without_parameters_the_system_resolves_and_the_guard_refuses_this_machine() -> None:
    real = client.Client("agent")
    assert real.resolve is client.system_resolver
    for name in ("localhost.example.org", "loop.example.org"):
        with pytest.raises(Refused):
            client.Client("agent", lambda host, port: client.system_resolver("localhost", port)).get(
                target(f"http://{name}/")
            )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for `HOST` that signs itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "certificate.pem", folder / "key.pem"
    command = f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN={HOST}".split()
    command += ["-addext", f"subjectAltName=DNS:{HOST}", "-out", str(paths[0]), "-keyout", str(paths[1])]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        missing("openssl is not installed")
    return paths


def test_tls_is_asked_for_and_checked_by_name_though_the_connection_is_by_number(
    web: Web, certificate: tuple[Path, Path]
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = web.serve(HOST, lambda question: page("secret"), port=443, context=context)
    web.trust = ssl.create_default_context(cafile=str(certificate[0]))
    exchange = web.client().get(target(f"https://{HOST}/"))
    assert (exchange.body, server.asked[0].server_name, web.dialled) == (b"secret", HOST, [("93.184.215.1", 443)])
    assert exchange.request.startswith(b"GET / HTTP/1.1\r\nHost: news.example.org\r\n"), "the tape is in the clear"
    web.names["other.example.org"] = web.names[HOST]
    with pytest.raises(Failed, match="certificate"):
        web.client().get(target("https://other.example.org/"))
    web.trust = None
    with pytest.raises(Failed, match="certificate"):
        web.client().get(target(f"https://{HOST}/"))
