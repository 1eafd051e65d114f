"""From addresses to inputs: each document as the WARC file of its fetch, feeds and sitemaps as what they list."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles import readers, redaction
from articles.addresses import canonical
from articles.fetching.client import Client
from articles.fetching.crawl import Crawl, Fetched
from articles.fetching.records import MEDIA_TYPE, Previous, last_of
from articles.ingest.files import Item
from articles.ingest.patience import patiently
from articles.models import Capture
from articles.models.blob import SealedError
from articles.readers import ReadingError, feeds

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
AHEAD = 32
"""Addresses beyond the one that is wanted next for which hosts are asked, so that several hosts can be at once."""
MOST_LISTED = 10_000
FEED = feeds.FeedReader()
DEEPEST = 2
"""Lists within lists: a sitemap index names sitemaps, and those name pages."""
LOOKED_BACK = 50
"""Captures of one address among which the one is looked for that has the document itself."""


def new_crawl(previous: Callable[[str], Previous | None] | None = None) -> Crawl:
    """A crawl as the settings want it. Asks only for what the archive does not have as it is now."""
    return Crawl(Client(settings.FETCH_AGENT), previous or earlier, pause=settings.FETCH_PAUSE)


def earlier(address: str) -> Previous | None:
    """What the newest capture of an address had, if the archive still has the document that it refers to."""
    newest = None
    for _capture, known in _captures(address):
        newest = newest or known
        if not known.revisit and known.record == newest.record:
            return newest
    return None


def _captures(address: str) -> Iterator[tuple[Capture, Previous]]:
    """The captures that were fetched from an address, newest first, as far as their bytes are there."""
    captures = Capture.objects.filter(address=address).select_related("blob").order_by("-received_at", "-pk")
    for capture in patiently(lambda: list(captures[:LOOKED_BACK])):
        try:
            with capture.blob.open() as stream:
                previous = last_of(stream)
        except (FileNotFoundError, SealedError):
            continue
        if previous:
            yield capture, previous


def is_sealed(address: str) -> bool:
    """Whether the newest capture of an address was sealed, or the address held what was redacted: that would come back
    from where it stood."""
    captures = Capture.objects.filter(address=address).order_by("-received_at", "-pk")
    newest = captures.values_list("blob__sealed_at", flat=True)
    return patiently(lambda: newest.first() is not None or redaction.is_redacted(address))


class Fetching:
    """Fetches addresses: call it with some for their items, in their order. `wanted` is all that it will be asked for.

    What robots.txt says and when a host was asked last is remembered from call to call. An address whose page was
    fetched already is a `skip`, one that cannot be fetched an `error` with its reason.
    """

    def __init__(self, wanted: Iterable[str] = (), *, crawl: Crawl | None = None) -> None:
        self.crawl = crawl or new_crawl()
        self.may_pass: set[str] = set()
        """Addresses that failed for a reason that may pass by itself."""
        self._ahead = deque(wanted)
        self._wanted = set(self._ahead)
        self._under_way: set[str] = set()
        self._done: dict[str, Got] = {}
        self._pages: set[str] = set()
        self._given: set[str] = set()
        self._results: Iterator[Fetched] = iter(())

    def __call__(self, addresses: Sequence[str]) -> Iterator[Item]:
        for address in addresses:
            self._pass_over(address)
            yield from self._items(address, DEEPEST)

    def _pass_over(self, address: str) -> None:
        """Want nothing more of what stands before an address: a run that was broken off goes on in the middle."""
        while address in self._wanted and self._ahead:
            passed = self._ahead.popleft()
            self._wanted.discard(passed)

    def _items(self, address: str, deep: int) -> Iterator[Item]:
        if _page(address) in self._given:
            self._forget(address)
            yield Item(address=address, skip=_("The same page was asked for before, in the same run."))
            return
        self._given.add(_page(address))
        if is_sealed(address):
            self._forget(address)
            yield Item(address=address, skip=_("What was fetched from here was sealed: it is not fetched again."))
            return
        got = self._got(address)
        if got.may_pass:
            self.may_pass.add(address)
        if got.listed and deep:
            yield Item(address=address, skip=_("A list of addresses: those were taken in."))
            self._ahead.extendleft(reversed(got.listed))
            self._wanted.update(got.listed)
            for one in got.listed:
                yield from self._items(one, deep - 1)
            return
        yield got.item
        if got.unchanged:
            yield from _original(address, got.unchanged)

    def _got(self, address: str) -> "Got":
        """Wait for an address; others that are wanted soon are asked for in the pauses of its host."""
        if address not in self._under_way:
            self._ask(address)
        self._look_ahead()
        while address not in self._done:
            fetched = next(self._results, None)
            if fetched is None:
                self._results = iter(self.crawl)
            else:
                self._done[fetched.asked] = Got.of(fetched, self.crawl.client.agent)
        found = self._done[address]
        self._forget(address)
        return found

    def _look_ahead(self) -> None:
        while self._ahead and len(self._under_way) < AHEAD:
            address = self._ahead.popleft()
            self._wanted.discard(address)
            if _page(address) not in self._pages and not is_sealed(address):
                self._ask(address)

    def _ask(self, address: str) -> None:
        self._under_way.add(address)
        self._pages.add(_page(address))
        self.crawl.add(address)

    def _forget(self, address: str) -> None:
        self._under_way.discard(address)
        self._done.pop(address, None)


@dataclass(frozen=True, slots=True)
class Got:
    """What came of an address, as small as it can be kept until its turn: an input, or the addresses that it lists.

    `unchanged`: what the archive has, where that has not changed. `may_pass`: whether an error may pass by itself.
    """

    item: Item
    listed: tuple[str, ...] = ()
    unchanged: Previous | None = None
    may_pass: bool = False

    @classmethod
    def of(cls, fetched: Fetched, agent: str) -> "Got":
        if fetched.error:
            return cls(Item(address=fetched.asked, error=fetched.error), may_pass=fetched.again)
        if not fetched.unchanged and (listed := _listed(fetched)):
            deep = _("A list within lists of lists. Name it by itself.")
            return cls(Item(address=fetched.asked, skip=deep), tuple(listed))
        data = fetched.warc(agent)
        began = fetched.exchange.began
        item = Item(address=fetched.asked, data=data, size=len(data), fetched_at=began, media_type=MEDIA_TYPE)
        return cls(item, unchanged=fetched.previous if fetched.unchanged else None)


def _page(address: str) -> str:
    """By which two addresses of one page are the same."""
    return canonical(address) or address


def _listed(fetched: Fetched) -> list[str]:
    """The addresses that a feed or sitemap lists, each once, without its own; none for a page."""
    exchange = fetched.exchange
    if not (FEED.recognizes(exchange.body[: readers.HEAD]) or exchange.media_type in FEED.media_types):
        return []
    try:
        feed = feeds.entries(exchange.body, media_type=exchange.media_type, address=exchange.address)
    except ReadingError:
        return []
    found = dict.fromkeys(entry.address for entry in feed.entries if entry.address)
    found.pop(fetched.asked, None)
    return list(found)[:MOST_LISTED]


def _original(address: str, previous: Previous) -> Iterator[Item]:
    """The capture that has the document of a revisit: so it is counted as unchanged, or read if it never was."""
    for capture, known in _captures(address):
        if not known.revisit and known.record == previous.record:
            item = Item(capture.blob.path, address=address, given_name=capture.file_name, media_type=MEDIA_TYPE)
            yield replace(item, fetched_at=capture.fetched_at, size=capture.blob.size)
            return


def fetched(addresses: Sequence[str]) -> Iterator[Item]:
    """The items of addresses, in their order."""
    return Fetching(addresses)(addresses)


def addresses_in(path: Path) -> list[str]:
    """The addresses in a text file: one a line; blank lines and those that begin with # are left out.

    Raises OSError, and ValueError for a line that holds something else.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not ADDRESS.match(text):
            raise ValueError(
                _("{path}, line {number}: {text!r} is no address. Write one a line, with http:// or https://.").format(
                    path=path, number=number, text=text[:80]
                )
            )
        found.append(text)
    return found
