"""The reader of web pages: what a page says of itself, its article's text, and what stands around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from lxml.html import HtmlElement

from articles.readers import labels
from articles.readers.decoding import whole
from articles.readers.html import around, articleness, charset, choosing, extraction, linked, meta, tree
from articles.readers.html.claims import Claim, first, values
from articles.readers.html.lines import Line, key_of, of_article, of_page
from articles.readers.record import Piece, ReadingError, Record

BEGINS = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s{0,500}(?:<\?xml[^<>]{0,200}\?>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100}){0,2}"
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>])",
    re.DOTALL,
)
REFRESH = re.compile(r"(?i)^\s{0,9}[0-5](?:\.\d{0,3})?\s{0,9}[;,]\s{0,9}url\s{0,5}=")
# A line end within Chinese text is no space, as its browsers have it.
CHINESE = "[\u3001-\u9fff\uff01-\uffef]"
BROKEN_CHINESE = re.compile(rf"(?<={CHINESE})[ \t]{{0,40}}\n[ \t]{{0,40}}(?={CHINESE})")
SHORT = 250
BEYOND = "The page is too large or too deeply nested to be weighed: its text was read line by line, menus included."
CUT = f"The page is endless: its first {extraction.MOST_PLAIN:,} characters were read. Look at the original."
NO_TEXT = (
    "The page holds no text: it may be put together by a program in the browser. "
    "Open it there, save it as a complete page, and take that in."
)
NO_ARTICLE = "No article was found in the page by its structure: its text was read line by line."


@dataclass(frozen=True, slots=True)
class _Page:
    """A page taken apart: what it claims, its JSON-LD, its lines, and those of its article (none if not found)."""

    claims: tuple[Claim, ...]
    things: Sequence[linked.Thing]
    article: Sequence[str] = ()
    lines: Sequence[Line] = ()
    plain: Sequence[str] = ()
    forwards: bool = False
    warnings: tuple[str, ...] = ()


class HtmlReader:
    """Reads one article from a web page; a page of a crawl that is none is passed over with its reason."""

    name = "html"
    version = "1"
    streams = False
    suffixes = frozenset({".html", ".htm", ".xhtml", ".shtml", ".xht"})
    media_types = frozenset({"text/html", "application/xhtml+xml"})

    def recognizes(self, head: bytes) -> bool:
        """True for what begins with a document type, `html` or `head`; a fragment is text."""
        return bool(BEGINS.match(head))

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole page. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """One record. Raises ReadingError for what is binary, and for a page without any text."""
        text, warnings = charset.text_of(piece.data, piece.media_type)
        page = _taken_apart(text, piece.address)
        record = _record(page, piece)
        reason = _no_article(page, record) or (None if record.text else "it shows no text")
        if reason and piece.address:
            yield Record(skip=f"The page is no article: {reason}.", source_url=record.source_url, title=record.title)
            return
        if not record.text:
            raise ReadingError(NO_TEXT)
        doubt = f"The page may be no article, but {reason}." if reason else None
        found = (*warnings, *record.warnings, *page.warnings, *([doubt] if doubt else []))
        yield replace(record, warnings=found)


def _taken_apart(text: str, address: str) -> _Page:
    if not text.isascii():
        text = BROKEN_CHINESE.sub("", text)
    root = tree.parsed(text)
    if root is None:
        return _by_lines(_Page((), ()), text, BEYOND)
    things = linked.things(root)
    claims = (*linked.claims(things), *meta.claims(root, address), *meta.saved_from(text))
    forwards = _forwards(root)
    page = _Page(claims, things, forwards=forwards)
    if not tree.strip(root):
        return _by_lines(page, text, BEYOND)
    lines = of_page(root)
    tree.prune(root)
    chinese = articleness.is_chinese([line.text for line in lines])
    article = around.in_blocks(extraction.article_lines(root, chinese=chinese), lines)
    if sum(map(len, article)) < SHORT:
        article = max(article, _given_body(things), key=lambda one: sum(map(len, one)))
    page = replace(page, article=article, lines=lines)
    return page if article else _by_lines(page, text, NO_ARTICLE)


def _by_lines(page: _Page, text: str, warning: str) -> _Page:
    """The page with the lines of its text as they come, and with the reason."""
    plain, cut = extraction.plain_lines(text)
    return replace(page, plain=plain, warnings=(warning, CUT) if cut else (warning,))


def _given_body(things: Sequence[linked.Thing]) -> list[str]:
    """The text that JSON-LD holds of an article whose page is only put together by a program."""
    for thing in things:
        body = thing.get("articleBody") if linked.is_article(thing) else None
        if isinstance(body, str) and body.strip():
            if "<" in body:
                return of_article(body)
            return [" ".join(line.split()) for line in body.split("\n") if line.strip()]
    return []


def _forwards(root: HtmlElement) -> bool:
    return any(
        (element.get("http-equiv") or "").lower() == "refresh" and REFRESH.match(element.get("content") or "")
        for element in root.iter("meta")
    )


def _record(page: _Page, piece: Piece) -> Record:
    claims = [one for one in page.claims if choosing.is_date(one, piece.fetched_at)]
    named = tuple((one.name, one.value) for one in claims)
    outlet = choosing.outlet_of(claims)
    title = choosing.title_of(claims, outlet)
    address, warning = choosing.address_of(claims, piece.address)
    published = labels.published(named)
    clock = published.clock if published else None
    text, article = _text(page, title)
    summary = first(claims, "description", "og:description")
    return Record(
        text=text,
        article=article,
        title=title,
        published=published.date if published else None,
        date_evidence=published.words if published else None,
        published_time=clock.time if clock else None,
        published_zone=clock.zone if clock else None,
        summary=summary[: choosing.LONGEST_SUMMARY] if summary else None,
        outlet=outlet,
        byline=choosing.byline_of(claims, outlet),
        language=next(iter(values(claims, *choosing.LANGUAGES)), None),
        source_url=address,
        labels=named,
        warnings=(warning,) if warning else (),
    )


def _text(page: _Page, title: str | None) -> tuple[str, tuple[int, int] | None]:
    """The text with what stands around the article, blocks parted by blank lines, and the article's lines in it."""
    if not page.article:
        return "\n\n".join(page.plain), None
    article = around.with_heads(around.below_title(page.article, page.lines, title), page.lines)
    place = around.place_in(page.lines, article)
    head = around.above(page.lines, place[0], title) if place else []
    lead = around.from_dateline(head)
    head, article = head[:lead], head[lead:] + article
    foot = around.below(page.lines, place[1]) if place else []
    first = around.opening(article, title)
    known = {key_of(line) for line in article}
    head = [line for line in head if key_of(line) not in known] + article[:first]
    foot = [line for line in foot if key_of(line) not in known]
    body = article[first:]
    return "\n\n".join([*head, *body, *foot]), (2 * len(head), 2 * (len(head) + len(body)))


def _no_article(page: _Page, record: Record) -> str | None:
    """Why the page is no article, if it is none. What could not be weighed is taken for one."""
    if BEYOND in page.warnings:
        return None
    declared = any(linked.is_article(thing) for thing in page.things) or any(
        one.name.lower() in ("article:published_time", "citation_title")
        or (one.name.lower() == "og:type" and one.value.lower().startswith("article"))
        for one in page.claims
    )
    return articleness.no_article(
        articleness.Evidence(
            address=record.source_url or "",
            titles=values(page.claims, "page_title", "heading", "og:title"),
            declared=declared,
            listed=any(linked.LISTS.match(kind) for thing in page.things for kind in linked.kinds(thing)),
            article=page.article,
            lines=page.lines,
            forwards=page.forwards,
        )
    )
