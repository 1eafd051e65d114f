"""Plain text in all its dress: wire copy, saved pages, front matter, markdown, HTML fragments, table rows."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from articles.readers import jsonlines, labels, markdown, markup, pages, tables
from articles.readers.dates import url_date
from articles.readers.decoding import decode, whole
from articles.readers.record import Piece, Record

MARKED_TITLE = re.compile(
    r"\A\s{0,200}#{1,6}[ \t]+(?P<title>[^\n]{1,300}?)[ \t#]*(?:\n|\Z)(?:\s{0,20}#{2,6}[ \t]*"
    r"(?P<standfirst>[^\n]{0,400})\n)?"
)
OWN_LINK_WORDS = re.compile(
    r"^[ \t>*-]{0,6}\[(?:查看原文|阅读原文|原文链接|原文|来源|Original|Source|Read the original|Link"
    r"|article)[^\]\n]{0,20}\]"
    r"\((https?://[^()\s]{1,2000})\)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
OWN_ADDRESS = re.compile(
    r"^[ \t]*(?:URL|Link|Source URL|Permalink|原文链接|原文网址|网址)[ \t]*[:：][ \t]*(https?://\S{1,2000})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
BARE_ADDRESS = re.compile(r"\A\s{0,100}(https?://\S{1,2000})[ \t]*\n")
ADDRESS_KEYS = ("url", "link", "from", "source_url", "original_url", "permalink", "canonical")
HTTP = re.compile(r"https?://[^\s()<>\"]{1,2000}")
OUTLET_KEYS = ("source", "outlet", "publisher", "site", "sitename", "site_name", "publication", "newspaper")
SHORTEST_PAGE_TITLE = 12
BYLINE_KEYS = ("author", "authors", "byline", "by")
FORMS = (
    *(labels.front_matter, labels.scrape_header, labels.bare_header, labels.table_row, tables.single_row),
    labels.label_list,
)


class TextReader:
    """Reads one document from a text file."""

    name = "text"
    version = "1"
    streams = False
    suffixes = frozenset({".txt", ".text", ".md", ".markdown"})
    media_types = frozenset({"text/plain", "text/markdown"})

    def recognizes(self, head: bytes) -> bool:
        """Never by its first bytes: text is what is read where no other reader recognizes its own."""
        return False

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole input. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """One record, or one an object of a JSON array. Raises ReadingError for what is binary."""
        text, warnings = decode(piece.data)
        records = jsonlines.whole_text(text) or list(tables.records(text))
        for record in records:
            yield replace(record, warnings=(*warnings, *record.warnings))
        if not records:
            yield record_of(text, warnings)


def record_of(text: str, warnings: tuple[str, ...] = ()) -> Record:
    """The record of a text in any dress."""
    found, text = _take_labels(text)
    if author := markup.author_link(text):
        found = (*found, ("author_name", author[0]), ("author_address", author[1]))
    address = _own_address(found, text)
    title = next((value for key, value in found if key == "title" and value), None)
    text, heading = _without_markup(text)
    text, marked_title = _take_title(text, title)
    published = labels.published(found) or (address and _dated(address)) or None
    clock = published.clock if published else None
    wanted = dict(found)
    return Record(
        text=text,
        title=title or _with_site(marked_title or heading, dict(found).get("page_title")),
        published=published.date if published else None,
        date_evidence=published.words if published else None,
        published_time=clock.time if clock else None,
        published_zone=clock.zone if clock else None,
        place=wanted.get("place"),
        agency=wanted.get("agency"),
        outlet=next((wanted[key] for key in OUTLET_KEYS if wanted.get(key) and "://" not in wanted[key]), None),
        byline=_byline(wanted),
        language=wanted.get("language") or wanted.get("lang") or wanted.get("doc_lang"),
        source_url=address,
        labels=found,
        warnings=warnings,
    )


def _byline(wanted: dict[str, str]) -> tuple[str, ...]:
    """The authors that the labels name; else the one whose page is linked, whatever the name looks like."""
    given = labels.people(next((wanted[key] for key in BYLINE_KEYS if wanted.get(key)), None))
    return given or ((wanted["author_name"],) if wanted.get("author_name") else ())


def _take_labels(text: str) -> tuple[labels.Labels, str]:
    """All labels that stand before the text or around it, and the text without them."""
    found: labels.Labels = (*labels.doc_attributes(text), *pages.labels(text))
    for form in FORMS:
        taken = form(text)
        if taken is not None:
            found, text = (*found, *taken.labels), taken.rest
    return found, text


def _own_address(found: labels.Labels, text: str) -> str | None:
    """The document's own address, where it gives one: a label, or a link that says so."""
    for key, value in found:
        if key in ADDRESS_KEYS and (address := HTTP.search(value)):
            return address[0]
    if "://" not in text:
        return None
    match = OWN_LINK_WORDS.search(text) or OWN_ADDRESS.search(text) or BARE_ADDRESS.search(text)
    return next((group for group in match.groups() if group), None) if match else None


def _dated(address: str) -> labels.LabelledDate | None:
    stated = url_date(address)
    return labels.LabelledDate("published", stated.date, f"address: {stated.words}") if stated else None


def _without_markup(text: str) -> tuple[str, str | None]:
    heading = None
    if "](http" in text:
        text = OWN_LINK_WORDS.sub("", text)
    if markdown.looks_marked(text):
        text = markdown.plain(text)
    if markup.looks_marked_up(text):
        text, heading = markup.plain_lines(text)
    elif "&" in text:
        text = html.unescape(text)
    return text, heading


def _with_site(heading: str | None, page_title: str | None) -> str | None:
    """The heading of a page, with the site's name behind it where the page's own title has it."""
    if page_title and (page_title.startswith(heading) if heading else len(page_title) >= SHORTEST_PAGE_TITLE):
        return page_title
    return heading


def _take_title(text: str, known: str | None) -> tuple[str, str | None]:
    """A heading at the very top is the title, a second one right below it the standfirst: neither is body."""
    found = MARKED_TITLE.match(text)
    if not found:
        return text, None
    title = " ".join(found["title"].split())
    if known is not None and title not in known and known not in title:
        return text, None
    return text[found.end() :], title
