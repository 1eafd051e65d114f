"""What the head of a whole saved page says of it: its meta elements, its title, its linked data."""

import html
import re

from articles.readers.labels import Labels

HEAD_LIMIT = 200_000
META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(property|name|itemprop|content)\s{0,5}=\s{0,5}(?:"([^"]{0,1000})"|'([^']{0,1000})')""")
TITLE = re.compile(r"<title[^<>]{0,200}>([^<>]{1,400})</title>", re.IGNORECASE)
LINKED_DATE = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"\n]{8,40})\"")
NAMES = {
    **dict.fromkeys(("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date"), "published"),
    **dict.fromkeys(("publish-date", "dc.date", "dc.date.issued", "og:release_date"), "published"),
    **dict.fromkeys(("og:site_name",), "site_name"),
    **dict.fromkeys(("author", "article:author", "dc.creator"), "author"),
    "og:url": "canonical",
}


def labels(text: str) -> Labels:
    """Date, site, author and address that a page's head gives, and its title as "page_title"."""
    if "<meta" not in text[:HEAD_LIMIT] and "<title" not in text[:HEAD_LIMIT]:
        return ()
    head = text[:HEAD_LIMIT]
    found = [pair for meta in META.finditer(head) if (pair := _pair(meta[1]))]
    if dated := LINKED_DATE.search(head):
        found.append(("published", dated[1]))
    if title := TITLE.search(head):
        found.append(("page_title", " ".join(html.unescape(title[1]).split())))
    return tuple(found)


def _pair(attributes: str) -> tuple[str, str] | None:
    given = {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(attributes)}
    name = NAMES.get((given.get("property") or given.get("name") or given.get("itemprop") or "").lower())
    value = html.unescape(given.get("content", "")).strip()
    return (name, value) if name and value and not (name == "author" and "://" in value) else None
