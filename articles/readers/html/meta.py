"""What elements of a page claim: meta in all vocabularies, links, microdata, <time>, the language of the root."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from articles.readers.html.claims import LONGEST, MOST, Claim, claim
from articles.readers.labels import CHANGED_KEYS, DATE_KEYS, PLAIN
from articles.readers.wordlists import word_set

AUTHORS = word_set(
    "author authors articleauthor citationauthor dccreator dctermscreator dcauthor byl sailthruauthor parselyauthor",
    "ogarticleauthor twittercreatorname",
)
OUTLETS = word_set(
    "ogsitename applicationname citationpublisher citationjournaltitle citationtechnicalreportinstitution dcpublisher",
    "dctermspublisher publisher articlepublisher source mediasource cre twitterappnameiphone",
)
TITLES = word_set("ogtitle citationtitle dctitle dctermstitle headline articletitle sailthrutitle parselytitle")
LANGUAGES = word_set("oglocale contentlanguage dclanguage dctermslanguage inlanguage citationlanguage language")
ADDRESSES = word_set("ogurl citationabstracthtmlurl")
SUMMARIES = word_set("description ogdescription citationabstract dcdescription")
WORDS = (AUTHORS, OUTLETS, TITLES, LANGUAGES, ADDRESSES, SUMMARIES)
KNOWN = frozenset({*DATE_KEYS, *CHANGED_KEYS, "ogtype"}).union(*WORDS)
PUBLISHED_CLASS = re.compile(
    r"(?i)publish|pub-?date|entry-date|post(?:ed)?-?(?:date|on)|dateline|article-?(?:date|time)"
)
MICRODATA = {"datepublished": "datePublished", "datemodified": "dateModified", "datecreated": "dateCreated"}
SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,5}\)(?P<url>https?://[^\s<>]{1,2000}?)\s{0,9}-->")
SINGLE_FILE = re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,5}(?P<url>https?://[^\s<>]{1,2000})")
NOTE_WITHIN = 4000


def claims(tree: HtmlElement, base: str = "") -> list[Claim]:
    """The claims of a page's elements, `MOST` at most. `base`: the address against which relative ones are resolved."""
    found: list[Claim] = []
    for source in (_root(tree), _metas(tree), _links(tree, base), _times(tree), _microdata(tree), _headings(tree)):
        for one in source:
            if len(found) >= MOST:
                return found
            found.append(one)
    return found


def saved_from(text: str) -> Iterator[Claim]:
    """The address that a browser noted at the top of a page that it saved."""
    head = text[:NOTE_WITHIN]
    for pattern in (SAVED_FROM, SINGLE_FILE):
        if note := pattern.search(head):
            yield from claim("saved_from", note["url"], "note")


def _root(tree: HtmlElement) -> Iterator[Claim]:
    yield from claim("lang", tree.get("lang") or tree.get("xml:lang"), "html")


def _metas(tree: HtmlElement) -> Iterator[Claim]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        content = element.get("content")
        if name and content and PLAIN.sub("", name[:80].lower()) in KNOWN:
            yield from claim(name.strip(), html.unescape(content[: 2 * LONGEST]), "meta")


def _links(tree: HtmlElement, base: str) -> Iterator[Claim]:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield from claim("canonical", resolved(base, element.get("href")), "link")


def resolved(base: str, address: str | None) -> str | None:
    """An address as a whole one, if it is of the web."""
    try:
        whole = urljoin(base, (address or "").strip()[:2000]) if address else ""
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _times(tree: HtmlElement) -> Iterator[Claim]:
    """<time datetime>: those said to be of publication, else the one of the page or of its only article's head."""
    others: list[str] = []
    for element in tree.iter("time"):
        value = element.get("datetime") or (element.text if element.text and len(element.text) < 60 else None)
        if not value or len(others) > 50:
            continue
        about = f"{element.get('class', '')} {element.get('itemprop', '')}"[:300]
        if "datemodified" in about.lower() or "updated" in about.lower():
            yield from claim("dateModified", value, "time")
        elif "pubdate" in element.attrib or PUBLISHED_CLASS.search(about):
            yield from claim("datePublished", value, "time")
        else:
            others.append(value)
    if len(set(others)) == 1:
        yield from claim("time", others[0], "time")


def _microdata(tree: HtmlElement) -> Iterator[Claim]:
    for element in tree.xpath("//*[@itemprop][not(self::meta)][not(self::time)]")[:200]:
        for name in (element.get("itemprop") or "").lower().split()[:4]:
            if name in MICRODATA:
                yield from claim(MICRODATA[name], element.get("content") or _text(element), "microdata")
            elif name == "author":
                inner = element.xpath(".//*[@itemprop='name']")
                yield from claim("author", _text(inner[0] if inner else element), "microdata")
    for element in tree.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]")[:20]:
        yield from claim("author", _text(element), "link")


def _headings(tree: HtmlElement) -> Iterator[Claim]:
    """The page's h1, the longest of up to five; and its title."""
    headings = [text for element in list(tree.iter("h1"))[:5] if (text := _text(element))]
    for text in sorted(headings, key=len, reverse=True)[:3]:
        yield from claim("heading", text, "h1")
    for element in tree.iter("title"):
        if element.getparent() is not None and element.getparent().tag != "svg":
            yield from claim("page_title", element.text, "title")
            return


def _text(element: HtmlElement) -> str:
    """The words in an element, up to a line's length."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > LONGEST:
            return ""
    return " ".join("".join(parts).split())
