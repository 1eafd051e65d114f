"""RSS, Atom, JSON Feed and sitemaps, parsed: what each entry says of itself, as it says it.

By lxml rather than by feedparser, which takes minutes for a megabyte of some hostile feeds.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from articles.readers import jsonlines
from articles.readers.html import charset
from articles.readers.limits import MB, megabytes
from articles.readers.record import ReadingError

MOST_BYTES = 10 * MB
MOST_ENTRIES = 10_000
DECLARATION = re.compile(r"\A\s*<\?xml.{0,300}?\?>", re.DOTALL)
OWN_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,500}\[", re.IGNORECASE)
CDATA = "<![CDATA["
REFERENCE = re.compile(r"&(?:(#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
# Namespaces whose "title", "link" and "content" are the entry's own; "" is RSS 0.9x and 2.0.
CORE = frozenset(
    (
        *("", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/"),
        *("http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/"),
        *("http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss"),
        *("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "http://purl.org/rss/1.0/modules/content/"),
        *("http://rssnamespace.org/feedburner/ext/1.0", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        "http://www.google.com/schemas/sitemap-news/0.9",
    )
)
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATES = ("pubdate", "published", "issued", "publication_date", "date", "created", "updated", "modified", "lastmod")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. `content` and `summary` may be HTML; `published` is as the feed has it; all may be empty."""

    address: str = ""
    title: str = ""
    published: str = ""
    content: str = ""
    summary: str = ""
    id: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or a sitemap as it is written; `kind`: "rss", "atom", "json", "sitemap", "sitemap index"."""

    kind: str
    title: str
    items: tuple[Item, ...]


KINDS = {"rss": "rss", "rdf": "rss", "feed": "atom", "urlset": "sitemap", "sitemapindex": "sitemap index"}


def parsed(data: bytes, media_type: str = "", address: str = "") -> Source | None:
    """The feed in `data`; None where it is none. `address`: where it was fetched, for links that are relative.

    Raises ReadingError for a feed that is too large, that declares entities of its own, or that cannot be parsed.
    """
    if len(data) > MOST_BYTES:
        raise ReadingError(f"The feed has {megabytes(len(data))}, the limit is {megabytes(MOST_BYTES)} a feed.")
    text, _ = charset.text_of(data, media_type)
    if text.lstrip()[:1] == "{":
        return _json_feed(text, address)
    if OWN_ENTITIES.search(text):
        raise ReadingError("The XML declares entities of its own, as no feed has to. It was not read: save it without.")
    root = _root(text)
    kind = KINDS.get(_local(root)) if root is not None else None
    if root is None or kind is None:
        return None
    channel = next((one for one in root if _local(one) == "channel"), root)
    base = urljoin(address, root.get(BASE) or channel.get(BASE) or _link(channel) or "")
    language = _text(channel, "language") or root.get(LANG) or ""
    items = tuple(_item(one, base, language) for one in _entries(root))
    return Source(kind, _text(channel, "title"), items)


def _root(text: str) -> etree._Element | None:
    """The root of XML that may be broken: what can be read of it is read."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_mended(DECLARATION.sub("", text)).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _mended(text: str) -> str:
    """XML with the entities of HTML resolved and loose ampersands escaped, but for its CDATA, where both are text."""
    first, *rest = text.split(CDATA)
    parts = [REFERENCE.sub(_reference, first)]
    for part in rest:
        inside, end, outside = part.partition("]]>")
        parts.append(CDATA + inside + end + REFERENCE.sub(_reference, outside))
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if not name:
        return "&amp;"
    return found[0] if name in OF_XML or name.startswith("#") else html.unescape(found[0])


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """Items wherever the dialects have them, the first of them."""
    number = 0
    for parent in (root, *root):
        for one in parent:
            if _local(one) in ("item", "entry", "url", "sitemap") and number < MOST_ENTRIES:
                number += 1
                yield one


def _item(entry: etree._Element, base: str, language: str) -> Item:
    base = urljoin(base, entry.get(BASE) or "")
    found = _id(entry)
    link = _text(entry, "origlink") or _link(entry) or _text(entry, "loc") or found or entry.get(ABOUT) or ""
    address = urljoin(base, link.strip())
    source = next((one for one in entry if _local(one) == "source" and _is_core(one)), None)
    news = next((one for one in entry if _local(one) == "news"), None)
    name = next((_text(one, "name") for one in (news if news is not None else ()) if _local(one) == "publication"), "")
    return Item(
        address=address if address.startswith(("http://", "https://")) else "",
        title=_text(entry, "title") or (_text(news, "title") if news is not None else ""),
        published=_first(entry, DATES) or (_first(news, DATES) if news is not None else ""),
        content=_markup(entry, "encoded") or _markup(entry, "content"),
        summary=_markup(entry, "description") or _markup(entry, "summary"),
        id=found,
        outlet=(_text(source, "title") or _own(source)) if source is not None else name,
        authors=tuple(name for one in entry if _local(one) in ("creator", "author") and (name := _author(one))),
        categories=tuple(
            name for one in entry if _local(one) in ("category", "subject") and (name := one.get("term") or _own(one))
        ),
        language=entry.get(LANG) or language,
    )


def _id(entry: etree._Element) -> str:
    return _text(entry, "guid") or _text(entry, "id")


def _link(entry: etree._Element) -> str:
    """The address of the entry itself: the text of a link in RSS, the alternate one in Atom."""
    links = [one for one in entry if _local(one) == "link" and _is_core(one)]
    for one in links:
        if one.get("href") and one.get("rel", "alternate") == "alternate" and "xml" not in one.get("type", "").lower():
            return one.get("href") or ""
        if not one.get("href") and _own(one):
            return _own(one)
    return ""


def _author(element: etree._Element) -> str:
    """A name; RSS has "a@example.org (Jane Roe)" instead of it."""
    text = _text(element, "name") or _own(element)
    found = re.fullmatch(r"\S{0,200}@\S{0,200}\s{0,5}\(([^()]{1,200})\)", text)
    return found[1] if found else text if "@" not in text else ""


def _markup(entry: etree._Element, name: str) -> str:
    """The text of a child that may hold markup, escaped or as elements; plain text is escaped."""
    for one in entry:
        if _local(one) != name or not _is_core(one):
            continue
        if len(one):
            inner = [etree.tostring(child, encoding="unicode", method="html") for child in one]
            return html.escape(one.text or "", quote=False) + "".join(inner)
        text = _own(one)
        return html.escape(text, quote=False) if one.get("type") == "text" else text
    return ""


def _first(entry: etree._Element, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(entry, name))), "")


def _text(entry: etree._Element, name: str) -> str:
    """The text of the first child of that name, markup and line ends resolved."""
    for one in entry:
        if _local(one) == name and _is_core(one) and (text := _own(one)):
            return text
    return ""


def _own(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _is_core(element: etree._Element) -> bool:
    tag = str(element.tag)
    return (tag[1:].partition("}")[0] if tag.startswith("{") else "") in CORE


def _json_feed(text: str, address: str) -> Source | None:
    try:
        feed = jsonlines.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in str(feed.get("version")):
        return None
    items = feed.get("items")
    objects = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    language = _value(feed, "language")
    return Source("json", _value(feed, "title"), tuple(_json_item(one, address, language) for one in objects))


def _json_item(entry: dict[str, Any], base: str, language: str) -> Item:
    address = urljoin(base, _value(entry, "url", "external_url", "id"))
    authors = entry.get("authors") or [entry.get("author")]
    people = [one for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    return Item(
        address=address if address.startswith(("http://", "https://")) else "",
        title=html.escape(_value(entry, "title"), quote=False),
        published=_value(entry, "date_published", "date_modified"),
        content=_value(entry, "content_html") or html.escape(_value(entry, "content_text"), quote=False),
        summary=html.escape(_value(entry, "summary"), quote=False),
        id=_value(entry, "id"),
        authors=tuple(name for one in people if (name := _value(one, "name"))),
        language=_value(entry, "language") or language,
    )


def _value(entry: dict[str, Any], *names: str) -> str:
    return next((str(given).strip() for name in names if isinstance(given := entry.get(name), str | int) and given), "")
