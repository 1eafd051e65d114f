"""Many addresses of a small web, fetched politely: time passes only where the crawl sleeps."""

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from articles.fetching.crawl import Crawl, Fetched
from articles.fetching.records import Previous
from tests.fetching.web import Clock, Question, Web, page, redirect


def crawling(web: Web, *addresses: str, previous: Callable[[str], Previous | None] = lambda _: None) -> Crawl:
    clock = Clock()
    crawl = Crawl(web.client(), previous, clock=clock, sleep=clock.sleep, chance=lambda: 0.0)
    for address in addresses:
        crawl.add(address)
    return crawl


def only(crawl: Crawl) -> Fetched:
    (fetched,) = crawl
    return fetched


def slept(crawl: Crawl) -> list[float]:
    assert isinstance(crawl.clock, Clock)
    return crawl.clock.slept


def with_robots(text: str, answer: bytes = b"") -> Callable[[Question], bytes]:
    def answers(question: Question) -> bytes:
        return page(text) if question.path == "/robots.txt" else (answer or page("story"))

    answers.has_robots = True  # type: ignore[attr-defined]
    return answers


def test_one_host_is_asked_for_its_robots_txt_once_and_then_for_a_page_every_two_seconds(web: Web) -> None:
    server = web.serve("a.example.org", lambda question: page(question.path))
    crawl = crawling(web, *(f"http://a.example.org/{n}" for n in range(3)))
    assert [fetched.exchange.body for fetched in crawl] == [b"/0", b"/1", b"/2"]
    assert [question.path for question in server.asked] == ["/robots.txt", "/0", "/1", "/2"]
    assert slept(crawl) == [2.0, 2.0, 2.0]


def test_several_hosts_are_asked_in_the_same_time(web: Web) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    clock = Clock()

    def noting(host: str) -> Callable[[Question], bytes]:
        return lambda question: times[host].append(clock.now) or page("x")

    crawl = Crawl(web.client(), clock=clock, sleep=clock.sleep)
    for host in ("a.example.org", "b.example.org", "c.example.org"):
        web.serve(host, noting(host))
        for number in range(4):
            crawl.add(f"http://{host}/{number}")
    assert len(list(crawl)) == 12
    for asked in times.values():
        assert all(later - earlier >= 2 for earlier, later in pairwise(asked))
    assert clock.now - 1000 <= 10, "twelve pages and three robots.txt one after the other would take thirty seconds"


def test_what_robots_txt_forbids_is_not_asked_for_and_its_delay_is_kept(web: Web) -> None:
    server = web.serve("a.example.org", with_robots("User-agent: *\nDisallow: /private\nCrawl-delay: 9"))
    crawl = crawling(web, *(f"http://a.example.org/{path}" for path in ("private/1", "1", "2")))
    forbidden, *fetched = crawl
    assert "does not allow it" in forbidden.error
    assert not forbidden.again
    assert len(fetched) == 2
    assert [question.path for question in server.asked] == ["/robots.txt", "/1", "/2"]
    assert slept(crawl) == [2.0, 9.0]


def test_the_rules_of_the_host_that_a_redirect_leads_to_hold_too(web: Web) -> None:
    web.serve("a.example.org", lambda question: redirect("http://b.example.org/private"))
    server = web.serve("b.example.org", with_robots("User-agent: *\nDisallow: /private"))
    fetched = only(crawling(web, "http://a.example.org/story"))
    assert "robots.txt of b.example.org" in fetched.error
    assert [question.path for question in server.asked] == ["/robots.txt"]


def test_redirects_are_kept_with_the_document(web: Web) -> None:
    web.serve("a.example.org", lambda question: redirect("http://b.example.org/story"))
    web.serve("b.example.org", lambda question: page("story"))
    fetched = only(crawling(web, "http://a.example.org/old"))
    assert [(one.status, one.address) for one in fetched.exchanges] == [
        (302, "http://a.example.org/old"),
        (200, "http://b.example.org/story"),
    ]


def test_more_than_five_redirects_and_redirects_into_a_private_network_end_the_way(web: Web) -> None:
    server = web.serve("a.example.org", lambda question: redirect("/again"))
    assert "more than 5 times" in only(crawling(web, "http://a.example.org/")).error
    assert len(server.asked) == 1 + 6
    web.serve("b.example.org", lambda question: redirect("http://192.168.0.1/admin"))
    assert "It redirects to 'http://192.168.0.1/admin'" in only(crawling(web, "http://b.example.org/")).error
    web.serve("c.example.org", lambda question: redirect("http://inside.example.org/"))
    web.names["inside.example.org"] = ["10.0.0.1"]
    assert "inside.example.org leads to 10.0.0.1" in only(crawling(web, "http://c.example.org/")).error
    assert not any(address.startswith("10.") for address, _ in web.dialled)


def failing(times: int, failure: bytes) -> Callable[[Question], bytes]:
    """A server that answers so often with a failure, then with a page."""
    left = iter([failure] * times)
    return lambda question: next(left, page("story"))


@pytest.mark.parametrize("failure", [b"", page("", "503 Service Unavailable"), page("", "429 Too Many Requests")])
def test_what_may_pass_is_tried_three_times_with_longer_and_longer_pauses(web: Web, failure: bytes) -> None:
    web.serve("a.example.org", failing(2, failure))
    crawl = crawling(web, "http://a.example.org/1")
    assert only(crawl).exchange.body == b"story"
    assert slept(crawl) == [2.0, 2.0, 4.0]
    server = web.serve("b.example.org", failing(3, failure))
    fetched = only(crawling(web, "http://b.example.org/1"))
    assert "Tried 3 times" in fetched.error
    assert fetched.again
    assert len(server.asked) == 1 + 3


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "204 No Content", "304 Not Modified"])
def test_what_does_not_pass_is_tried_once(web: Web, status: str) -> None:
    server = web.serve("a.example.org", lambda question: page("", status))
    fetched = only(crawling(web, "http://a.example.org/1"))
    assert fetched.error.startswith(f"It answers {status}")
    assert not fetched.again
    assert len(server.asked) == 2


def test_retry_after_is_obeyed_as_a_number_and_as_a_date_up_to_a_bound(web: Web) -> None:
    web.serve("a.example.org", failing(1, page("", "429 Slow down", Retry_After="30")))
    crawl = crawling(web, "http://a.example.org/1")
    assert only(crawl).exchange.body == b"story"
    assert slept(crawl) == [2.0, 30.0]
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=50))
    web.serve("b.example.org", failing(1, page("", "503 Busy", Retry_After=when)))
    crawl = crawling(web, "http://b.example.org/1")
    assert only(crawl).exchange.body == b"story"
    assert 40 < slept(crawl)[-1] <= 50
    web.serve("c.example.org", failing(1, page("", "503 Busy", Retry_After="86400")))
    fetched = only(crawling(web, "http://c.example.org/1"))
    assert "come back in 86,400 seconds" in fetched.error
    assert fetched.again


def test_a_host_that_does_not_say_its_rules_is_asked_for_nothing_else(web: Web) -> None:
    def answer(question: Question) -> bytes:
        return page("", "503 Service Unavailable")

    answer.has_robots = True  # type: ignore[attr-defined]
    server = web.serve("a.example.org", answer)
    fetched = list(crawling(web, "http://a.example.org/1", "http://a.example.org/2"))
    assert all("robots.txt answers 503" in one.error and one.again for one in fetched)
    assert [question.path for question in server.asked] == ["/robots.txt"] * 3


def test_a_refused_form_of_address_is_an_error_of_its_own_and_the_rest_goes_on(web: Web) -> None:
    web.serve("a.example.org", lambda question: page("story"))
    results = {one.asked: one.error for one in crawling(web, "http://127.0.0.1/", "nonsense", "http://a.example.org/")}
    assert results["http://a.example.org/"] == ""
    assert "not an address of the public internet" in results["http://127.0.0.1/"]
    assert "begin with http" in results["nonsense"]


def test_an_address_is_asked_for_only_where_it_has_changed(web: Web) -> None:
    def answer(question: Question) -> bytes:
        unchanged = question.headers.get("if-none-match") == '"v1"'
        return page("", "304 Not Modified", ETag='"v1"') if unchanged else page("story", ETag='"v2"')

    server = web.serve("a.example.org", answer)
    before = Previous("http://a.example.org/1", etag='"v1"', last_modified="Tue, 01 Nov 2016 00:00:00 GMT")
    fetched = only(crawling(web, "http://a.example.org/1", previous=lambda _: before))
    assert (fetched.unchanged, fetched.error) == (True, "")
    assert server.asked[-1].headers["if-modified-since"] == before.last_modified
    elsewhere = Previous("http://a.example.org/2", etag='"v1"')
    assert not only(crawling(web, "http://a.example.org/1", previous=lambda _: elsewhere)).unchanged
    assert "if-none-match" not in server.asked[-1].headers


def test_a_page_that_is_sent_whole_again_is_unchanged_where_its_bytes_are(web: Web) -> None:
    data = gzip.compress(b"story", mtime=0)
    web.serve("a.example.org", lambda question: page(data, Content_Encoding="gzip"))
    first = only(crawling(web, "http://a.example.org/1"))
    before = Previous("http://a.example.org/1", digest=first.exchange.digest)
    assert only(crawling(web, "http://a.example.org/1", previous=lambda _: before)).unchanged


def test_addresses_may_be_added_while_others_are_fetched_and_no_thread_is_left_between_two_results(web: Web) -> None:
    import threading

    web.serve("a.example.org", lambda question: page(question.path))
    crawl = crawling(web, "http://a.example.org/list")
    before = {thread.name for thread in threading.enumerate()}
    seen = []
    for fetched in crawl:
        mine = [t for t in threading.enumerate() if t.name not in before and "(ask)" in t.name]
        assert not mine
        seen.append(fetched.asked)
        if fetched.asked.endswith("list"):
            crawl.add("http://a.example.org/1")
    assert seen == ["http://a.example.org/list", "http://a.example.org/1"]


def test_a_fault_of_our_own_is_told_and_stops_nothing(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(question: Question) -> Iterator[bytes]:
        yield page("story")

    web.serve("a.example.org", broken)
    monkeypatch.setattr("articles.fetching.client.decoded", lambda *_: 1 / 0)
    assert "A fault of the archive's own" in only(crawling(web, "http://a.example.org/1")).error
