"""Programs in a page, wherever they stand: what is read is text, and what the archive shows of it runs nothing."""

import re

import pytest
from django.test import Client

from articles.readers import Piece, reader_named
from articles.readers.record import Record
from articles.understanding import Knowledge, understand
from tests import factories

PROSE = (
    "The rules for ships apply from Monday on, and boats need a licence, the port office said in a statement. ",
    "Those who have none have time until the summer to ask for one, in writing and without a fee, it added. ",
)
PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.test/x.js></sCrIpT>",
    '<img src=x onerror="alert(1)">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">more</a>',
    '<a href="data:text/html,<script>alert(1)</script>">more</a>',
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))">Clicked.</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<style>@import 'javascript:alert(1)';</style>",
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<meta http-equiv="refresh" content="9;url=javascript:alert(1)">',
    "<xmp><script>alert(1)</script></xmp>",
    "<template><script>alert(1)</script></template>",
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">Send</button></form>',
    "<b/onmouseover=alert(1)>bold</b>",
    "<!--><script>alert(1)</script>-->",
    "<<script>alert(1);//<</script>",
    "<textarea><script>alert(1)</script></textarea>",
    "<base href='javascript:/a/-alert(1)///////'>",
)
WRITTEN = "&lt;script&gt;alert(1)&lt;/script&gt;"


def page(title: str, inside: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{PROSE[0]}</p>{inside}<p>{PROSE[1]}</p></article></body></html>"
    ).encode()


def read(data: bytes) -> Record:
    (record,) = reader_named("html").records(Piece(data))
    return record


@pytest.mark.parametrize("payload", PAYLOADS)
def test_of_a_program_in_an_article_nothing_is_left(payload: str) -> None:
    record = read(page("Rules for ships", payload))
    assert PROSE[0].strip() in record.text and PROSE[1].strip() in record.text
    assert not any(word in record.text for word in ("alert", "javascript:", "onerror", "onload", "evil.test"))
    assert not re.search(r"<\s?[a-z/!]", record.text, re.IGNORECASE)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Rules &lt;script&gt;alert(1)&lt;/script&gt;for ships">',
        '<meta name="author" content="Ann &lt;img src=x onerror=alert(1)&gt;Muster">',
        '<meta property="og:site_name" content="&lt;svg onload=alert(1)&gt;Example Times">',
        '<meta name="description" content="&lt;a href=javascript:alert(1)&gt;All about it">',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>Rules",'
        '"author":"<script>alert(1)<\\/script>Ann Muster","url":"javascript:alert(1)"}</script>',
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="javascript:alert(1)">',
    ],
)
def test_of_a_program_in_what_a_page_claims_no_tag_and_no_address_is_left(head: str) -> None:
    record = read(page("Rules for ships", "", head))
    claimed = (record.title, record.outlet, record.summary, record.source_url, *record.byline)
    assert not any("<" in value or "javascript:" in value or "onerror" in value for value in claimed if value)


@pytest.mark.django_db
def test_what_an_article_writes_about_programs_is_shown_as_it_is_written(client: Client) -> None:
    """An article on the matter names tags; they stay, as text, and the page of the article shows them so."""
    record = read(page(f"Why {WRITTEN} does harm", f"<p>Whoever writes {WRITTEN} into a form may be a tester. </p>"))
    found = understand(record, Knowledge())
    assert "<script>alert(1)</script> into a form" in found.body
    article = factories.ArticleFactory(title=found.title, body=found.body)
    shown = client.get(article.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; into a form" in shown
    assert "<script>alert(1)" not in shown


@pytest.mark.django_db
def test_a_page_full_of_programs_makes_an_article_without_any(client: Client) -> None:
    found = understand(read(page("Rules for ships", "".join(PAYLOADS[:8]))), Knowledge())
    article = factories.ArticleFactory(title=found.title, body=found.body)
    shown = client.get(article.get_absolute_url()).content.decode()
    assert "alert(1)" not in shown and "onerror" not in shown
