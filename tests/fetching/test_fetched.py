"""Addresses become inputs, and those become captures and drafts."""

from pathlib import Path

import pytest

from articles import registry
from articles.ingest import Item, ingest
from articles.ingest.fetched import Fetching, addresses_in, fetched
from articles.ingest.options import Options
from articles.models import Article, Capture, Status
from tests.fetching.web import Question, Web, page, redirect

pytestmark = pytest.mark.django_db

STORY = """<!doctype html><html lang="en"><head><title>Registry rules for harbour networks, part {n}</title>
<meta property="article:published_time" content="2016-11-17T09:00:00Z"></head><body><article>
<h1>Registry rules for harbour networks, part {n}</h1>
<p>The {word} office of the port published rules number {n} for the networks of the harbour on Thursday. They name
{word} duties for operators, such as a register of devices and a yearly report on {word} incidents.</p>
<p>A second paragraph about {word} explains how operators are to keep logs for six months, whom they have to call when
{word} fails, and which forms they have to fill in before a new crane is connected to the network in quay {n}.</p>
</article></body></html>"""
WORDS = ("lantern", "anchor", "compass", "rudder", "beacon", "ballast", "capstan", "davit", "fender", "halyard")


def story(number: int) -> bytes:
    return page(STORY.format(n=number, word=WORDS[number]))


def stories(question: Question) -> bytes:
    return story(int(question.path.strip("/").partition("?")[0]))


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour news</title>{items}</channel></rss>"""


def feed(*addresses: str, **headers: str) -> bytes:
    items = "".join(f"<item><title>A story</title><link>{address}</link></item>" for address in addresses)
    return page(FEED.format(items=items), Content_Type="application/rss+xml", **headers)


def take(*addresses: str) -> dict[str, int]:
    return dict(ingest(fetched(addresses), registry.knowledge(), options=Options(jobs=0)).counts)


def test_a_page_becomes_a_draft_with_its_warc_file_as_capture(archive_on_web: Web) -> None:
    archive_on_web.serve("news.example.org", stories)
    assert take("http://news.example.org/1") == {"new": 1}
    article, capture = Article.objects.get(), Capture.objects.get()
    assert (article.status, article.title) == (Status.DRAFT, "Registry rules for harbour networks, part 1")
    assert (capture.address, capture.file_name) == ("http://news.example.org/1", "")
    assert capture.blob.media_type == "application/warc"
    assert capture.blob.read().startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert capture.fetched_at is not None
    assert article.article_captures.get().address == "http://news.example.org/1"


def test_the_same_address_again_is_unchanged_and_leaves_a_revisit(archive_on_web: Web) -> None:
    server = archive_on_web.serve("news.example.org", stories)
    assert take("http://news.example.org/1") == {"new": 1}
    for _ in range(2):
        assert take("http://news.example.org/1") == {"unchanged": 1}
    assert Article.objects.count() == 1
    newest = Capture.objects.order_by("-pk")[0]
    assert b"WARC-Type: revisit" in newest.blob.read()
    assert newest.article_captures.count() == 0
    assert len(server.asked) == 2 * 3


def test_a_page_that_was_edited_is_a_newer_version_of_its_article(archive_on_web: Web) -> None:
    texts = iter([story(1), story(1).replace(b"six months", b"ten months")])
    archive_on_web.serve("news.example.org", lambda question: page(next(texts).partition(b"\r\n\r\n")[2]))
    assert take("http://news.example.org/1") == {"new": 1}
    assert take("http://news.example.org/1") == {"changed": 1}
    assert [link.role for link in Article.objects.get().article_captures.order_by("pk")] == ["origin", "newer"]


def test_an_address_that_cannot_be_fetched_fails_with_what_to_do_and_the_rest_goes_on(archive_on_web: Web) -> None:
    archive_on_web.serve("news.example.org", lambda q: stories(q) if q.path == "/1" else page("", "404 Not Found"))
    items = list(fetched(["http://news.example.org/gone", "http://127.0.0.1/", "http://news.example.org/1"]))
    assert [bool(item.error) for item in items] == [True, True, False]
    assert items[0].error == "It answers 404 Not Found. The page is not there: is the address right?"
    assert items[0].where == "http://news.example.org/gone"


def test_one_page_under_several_addresses_is_fetched_once_in_a_run(archive_on_web: Web) -> None:
    server = archive_on_web.serve("news.example.org", stories)
    addresses = [
        "http://news.example.org/1",
        "http://news.example.org/1?utm_source=feed",
        "http://news.example.org/1#a",
    ]
    items = list(fetched(addresses))
    assert [item.skip for item in items] == ["", *["The same page was asked for before, in the same run."] * 2]
    assert [question.path for question in server.asked] == ["/robots.txt", "/1"]


def test_a_feed_and_a_sitemap_are_what_they_list(archive_on_web: Web) -> None:
    listed = [f"http://news.example.org/{n}" for n in (1, 2, 1)]
    sitemap = "".join(f"<url><loc>http://news.example.org/{n}</loc></url>" for n in (2, 3))

    def answer(question: Question) -> bytes:
        if question.path == "/feed.xml":
            return feed(*listed, "http://10.0.0.1/")
        if question.path == "/sitemap.xml":
            space = "http://www.sitemaps.org/schemas/sitemap/0.9"
            return page(f'<urlset xmlns="{space}">{sitemap}</urlset>', Content_Type="text/xml")
        return stories(question)

    archive_on_web.serve("news.example.org", answer)
    counts = take("http://news.example.org/feed.xml", "http://news.example.org/sitemap.xml")
    assert counts == {"new": 3, "skipped": 3, "failed": 1}, "two lists and page 2 of the second one are skipped"
    assert Article.objects.count() == 3


def test_several_hosts_are_asked_in_the_pauses_of_one_and_results_keep_their_order(archive_on_web: Web) -> None:
    for host in "abc":
        archive_on_web.serve(f"{host}.example.org", stories)
    addresses = [f"http://{host}.example.org/{n}" for host in "abc" for n in range(4)]
    fetching = Fetching(addresses)
    items = [item for address in addresses for item in fetching([address])]
    assert [item.address for item in items] == addresses
    clock = fetching.crawl.clock
    assert clock() - 1000 <= 12, "one after the other they would take thirty seconds"


def test_a_run_that_goes_on_in_the_middle_asks_for_nothing_before_it(archive_on_web: Web) -> None:
    server = archive_on_web.serve("news.example.org", stories)
    addresses = [f"http://news.example.org/{n}" for n in range(6)]
    fetching = Fetching(addresses)
    assert [item.address for item in fetching(addresses[4:])] == addresses[4:]
    assert [question.path for question in server.asked] == ["/robots.txt", "/4", "/5"]


def test_redirects_are_kept_with_the_page_that_they_lead_to(archive_on_web: Web) -> None:
    archive_on_web.serve("news.example.org", lambda q: redirect("/1") if q.path == "/old" else stories(q))
    assert take("http://news.example.org/old")["new"] == 1
    link = Article.objects.get().article_captures.get()
    assert (link.capture.address, link.address) == ("http://news.example.org/old", "http://news.example.org/1")


def test_a_capture_whose_bytes_are_lost_is_fetched_anew(archive_on_web: Web) -> None:
    archive_on_web.serve("news.example.org", stories)
    take("http://news.example.org/1")
    Capture.objects.get().blob.path.unlink()
    (item,) = fetched(["http://news.example.org/1"])
    assert isinstance(item, Item)
    assert item.data is not None
    assert b"WARC-Type: response" in item.data


def test_a_revisit_of_a_document_that_is_lost_does_not_hide_that_it_is(archive_on_web: Web) -> None:
    archive_on_web.serve("news.example.org", stories)
    take("http://news.example.org/1")
    take("http://news.example.org/1")
    Capture.objects.order_by("pk")[0].blob.path.unlink()
    (item,) = fetched(["http://news.example.org/1"])
    assert item.data is not None
    assert b"WARC-Type: response" in item.data


def test_lists_within_lists_of_lists_are_left_alone(archive_on_web: Web) -> None:
    def answer(question: Question) -> bytes:
        number = int(question.path.strip("/"))
        return feed(f"http://news.example.org/{number + 1}") if number < 9 else stories(question)

    archive_on_web.serve("news.example.org", answer)
    items = list(fetched(["http://news.example.org/5"]))
    assert [item.address[-1] for item in items] == ["5", "6", "7"]
    assert items[-1].skip == "A list within lists of lists. Name it by itself."


def test_a_file_of_addresses_has_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text("\ufeff# harbour\n\nhttp://news.example.org/1\r\n  HTTPS://news.example.org/2 \n")
    assert addresses_in(path) == ["http://news.example.org/1", "HTTPS://news.example.org/2"]
    path.write_text("http://news.example.org/1\n/etc/passwd\n")
    with pytest.raises(ValueError, match="line 2: '/etc/passwd' is no address"):
        addresses_in(path)
