"""Pages of a crawl that are no articles are passed over with a reason; the same as a file are read with a warning."""

import pytest

from articles.readers import Piece, ReadingError, Record, reader_named

SENTENCE = "The directive on the security of network and information systems was adopted on 6 July 2016 in Strasbourg. "
PARAGRAPHS = (
    f"<p>{SENTENCE}It asks operators of essential services to take measures that fit the risk, and to notify incidents "
    "that have a significant impact on the continuity of their services, without undue delay.</p>",
    "<p>Member states had until 9 May 2018 to transpose it into their law, and six months more to identify those "
    "operators; digital service providers come under lighter rules, and small firms among them under none.</p>",
    "<p>A group for cooperation was set up with the directive, in which the member states, the Commission and the "
    "agency for network and information security exchange what they know, and a network of response teams.</p>",
    "<p>A second directive has replaced it since: it was adopted in December 2022, covers more sectors, and had to be "
    "transposed by October 2024 in all member states of the Union, as the first one had been before.</p>",
)
ARTICLE = f"<article><h1>The directive on network security</h1>{''.join(PARAGRAPHS)}</article>"
CARD = (
    '<div class="c"><h3><a href="/n/{0}">The headline number {0} of the many on this page of headlines</a></h3>'
    "<p>What the other page says in one sentence, number {0}, so that it may be looked at.</p></div>"
)
LINK = '<li><a href="/n/{0}">A headline number {0} that leads to another page of the site</a></li>'
CARDS = "".join(map(CARD.format, range(30)))
LINKS = "".join(map(LINK.format, range(60)))
AT = "https://www.example.org/news/2016/07/06/directive.html"


def page(body: str, title: str = "The directive on network security", head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, address: str = "") -> Record:
    (record,) = reader_named("html").records(Piece(data, address=address))
    return record


NO_ARTICLES = {
    "front": (page(CARDS, "Example Times"), "https://www.example.org/", "a front page"),
    "front in English": (page(CARDS, "Example Times"), "https://www.example.org/en/index.html", "a front page"),
    "section": (page(CARDS, "Technology"), "https://www.example.org/technology-news", "a list of articles"),
    "links": (page(f"<ul>{LINKS}</ul>", "Headlines"), "https://www.example.org/headlines", "a list of articles"),
    "tag": (page(ARTICLE), "https://www.example.org/tag/nis", "a list of articles"),
    "second page": (page(CARDS), "https://www.example.org/policy/page/2/", "a list of articles"),
    "search": (page(ARTICLE), "https://www.example.org/?s=directive", "the results of a search"),
    "Chinese search": (page(ARTICLE), "https://www.example.org/so.html?keyword=x", "the results of a search"),
    "error": (page("<h1>404 Not Found</h1><p>There is no such page.</p>", "404 Not Found"), AT, "an error page"),
    "Chinese error": (page("<p>您访问的页面不存在</p>", "页面不存在 - 示例网"), AT, "an error page"),
    "consent": (page("<p>We and our partners use cookies.</p>", "Before you continue"), AT, "a page that asks"),
    "robot": (page("<p>Checking your browser.</p>", "Just a moment..."), AT, "a page that asks"),
    "refresh": (
        page("<p>Moved.</p>", "Moved", '<meta http-equiv="refresh" content="0; url=https://www.example.org/a">'),
        AT,
        "a page that only leads to another one",
    ),
    "little": (page("<p>Contact us by mail.</p>", "Contact"), "https://www.example.org/contact", "hardly any text"),
    "declared list": (
        page(ARTICLE, head='<script type="application/ld+json">{"@type": "CollectionPage", "name": "x"}</script>'),
        AT,
        "a list of articles",
    ),
    "video": (
        page("<h1>A video</h1>", "A video", '<meta property="og:type" content="article">'),
        AT,
        "an article's page without its text",
    ),
}
ARTICLES = {
    "plain": (page(ARTICLE), AT),
    "below a section's name": (page(ARTICLE), "https://www.example.org/archives/12345.html"),
    "with as many links": (page(ARTICLE + f"<div><ul>{LINKS}</ul></div>"), AT),
    "about an error": (page(ARTICLE, "404 not found: what links lose"), AT),
    "short, but declared": (
        page(f"<p>{SENTENCE}</p>", head='<meta property="article:published_time" content="2016-07-06">'),
        AT,
    ),
    "declared, at an address of lists": (
        page(ARTICLE, head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'),
        "https://www.example.org/topics/nis",
    ),
    "found by a search": (page(ARTICLE), "https://www.example.org/2016/07/06/a.html?q=directive"),
    "with a list of others": (
        page(ARTICLE, head='<script type="application/ld+json">{"@type": "ItemList", "name": "Related"}</script>'),
        AT,
    ),
    "short in Chinese": (
        page(
            "<h1>网络安全法自六月一日起施行</h1><p>"
            + "网络安全法自二〇一七年六月一日起施行，共七章七十九条。" * 3
            + "</p>"
        ),
        "https://www.example.org/n1/2017/0601/c1-1.html",
    ),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_a_page_of_a_crawl_that_is_no_article_is_passed_over_with_the_reason(name: str) -> None:
    data, address, reason = NO_ARTICLES[name]
    record = read(data, address)
    assert record.skip and reason in record.skip
    assert record.text == ""


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_of_a_crawl_is_read(name: str) -> None:
    record = read(*ARTICLES[name])
    assert record.skip is None
    assert record.text
    assert record.warnings == ()


@pytest.mark.parametrize("name", ["section", "links", "error", "consent", "little", "declared list"])
def test_a_file_that_may_be_no_article_is_read_with_a_warning(name: str) -> None:
    data, _, reason = NO_ARTICLES[name]
    record = read(data)
    assert record.skip is None and record.text
    assert any(warning.startswith("The page may be no article") and reason in warning for warning in record.warnings)


def test_a_page_without_any_text_is_refused_as_a_file_and_passed_over_in_a_crawl() -> None:
    empty = page('<div id="root"></div><script src="/main.js"></script>', "App")
    with pytest.raises(ReadingError, match="save it as a complete page"):
        read(empty)
    assert read(empty, AT).skip
