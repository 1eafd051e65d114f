"""Feeds: as a list of addresses to fetch, and as documents where an entry holds its whole text."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from articles.readers import labels, markup
from articles.readers.decoding import decode, whole
from articles.readers.record import Piece, ReadingError, Record
from articles.readers.syndication import Item, Source, parsed
from articles.readers.text import record_of

BEGINS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^<>]{0,300}\?>)?(?:\s{0,100}<(?:\?[^<>]{0,300}\?|!--[^<>]{0,2000}--)>)*"
    rb"\s{0,100}<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]",
    re.IGNORECASE,
)
FULL_TEXT = 1200
"""Characters from which on a description is a whole text, unless it says that it goes on elsewhere."""
GOES_ON = re.compile(
    r"(?:\.\.\.|…|\[\s?(?:\.{3}|…)\s?\]|read more|continue reading|full story|阅读全文|閱讀全文|查看全文)\W{0,9}$",
    re.IGNORECASE,
)
ONLY_SUMMARY = "This is the summary that a feed gives, not the whole text: take in its address."
ONLY_TITLE = "A feed gives the title alone: take in its address."
LONGEST_SUMMARY = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a document: where it is (""), its title, when it was published, and a plain summary."""

    address: str
    title: str
    published: datetime.datetime | None
    summary: str
    id: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and entries, in its order. `kind`: "rss", "atom", "json", "sitemap" or "sitemap index"."""

    title: str
    entries: list[Entry]
    kind: str = "rss"


def entries(data: bytes, *, media_type: str = "", address: str = "") -> Feed:
    """The entries of a feed, of a news sitemap too. Linear in time: safe for what strangers serve.

    Raises ReadingError for what is no feed, too large, or declares entities of its own.
    """
    source = parsed(data, media_type, address)
    if source is None:
        raise ReadingError("This is no feed: neither RSS nor Atom nor JSON Feed. Check the address of the feed.")
    found = [
        Entry(item.address, plain(item.title), moment(item.published), plain(item.summary)[:LONGEST_SUMMARY], item.id)
        for item in source.items
    ]
    return Feed(plain(source.title), found, source.kind)


def moment(value: str) -> datetime.datetime | None:
    """A date of a feed with its zone, UTC where it names none; None for what is no date."""
    value = value.strip()[:100]
    found = None
    for read in datetime.datetime.fromisoformat, parsedate_to_datetime:
        try:
            found = read(value)
            break
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    if found is None and (dated := labels.dated_value(value)):
        clock = dated[1].time if dated[1] else datetime.time()
        found = datetime.datetime.combine(dated[0].first_day(), clock)
    return found.replace(tzinfo=found.tzinfo or datetime.UTC) if found else None


def plain(value: str) -> str:
    """A value without its markup, in one line."""
    return " ".join(markup.plain_lines(value)[0].replace("## ", " ").split())


class FeedReader:
    """Reads the documents in a saved feed. An entry without its whole text is a record that says so."""

    name = "feed"
    version = "1"
    streams = False
    suffixes = frozenset({".rss", ".atom", ".rdf", ".xml"})
    media_types = frozenset(
        {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
    )

    def recognizes(self, head: bytes) -> bool:
        return bool(BEGINS.match(head))

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole feed. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record an entry; other XML is read as text. Raises ReadingError for a sitemap, which holds no documents."""
        source = parsed(piece.data, piece.media_type, piece.address)
        if source is None:
            text, warnings = decode(piece.data)
            yield record_of(text, warnings)
        else:
            yield from documents(source)


def documents(source: Source) -> Iterator[Record]:
    """A record an entry. Raises ReadingError for a sitemap or an empty feed."""
    if source.kind.startswith("sitemap"):
        raise ReadingError(
            f"This is a list of {len(source.items):,} addresses and holds no documents. Register it as a feed, or "
            "take in its addresses."
        )
    if not source.items:
        raise ReadingError("The feed has no entry. Check how it was saved.")
    for item in source.items:
        yield _record(item, source)


def _record(item: Item, source: Source) -> Record:
    content, summary = (markup.plain_lines(value)[0] for value in (item.content, item.summary))
    whole_text = content or (summary if len(summary) >= FULL_TEXT and not GOES_ON.search(summary) else "")
    title = plain(item.title)
    if not (whole_text or summary or title):
        return Record(error="The entry has neither a title nor a text.")
    dated = labels.dated_value(item.published)
    clock = dated[1] if dated else None
    names = [("site_name", plain(source.title)), *(("categories", plain(one)) for one in item.categories)]
    return Record(
        text=whole_text or summary,
        title=title or None,
        published=dated[0] if dated else None,
        date_evidence=f"feed: {item.published}"[:120] if dated else None,
        published_time=clock.time if clock else None,
        published_zone=clock.zone if clock else None,
        summary=" ".join(summary.split())[:LONGEST_SUMMARY] or None,
        outlet=item.outlet or None,
        byline=tuple(name for author in item.authors for name in labels.people(author)),
        language=item.language or None,
        source_url=item.address or None,
        labels=tuple((key, value) for key, value in names if value),
        warnings=() if whole_text else (ONLY_SUMMARY if summary else ONLY_TITLE,),
    )
