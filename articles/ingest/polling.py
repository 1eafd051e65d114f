"""Polling feeds: what they list that the archive does not have is taken in as drafts, feed by feed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import trash
from articles.addresses import canonical
from articles.fetching.client import Exchange
from articles.fetching.crawl import Crawl, Fetched
from articles.fetching.records import Previous
from articles.ingest import journal as journals
from articles.ingest.fetched import Fetching, earlier, new_crawl
from articles.ingest.files import Item
from articles.ingest.options import Options
from articles.ingest.outcome import Result
from articles.ingest.taking import ingest
from articles.models import Article, ArticleCapture, Capture, Channel, Feed, Intake
from articles.readers import ReadingError, feeds
from articles.understanding import Knowledge

MOST_ENTRIES = 10_000
"""Entries of a feed that are looked at."""
MOST_AT_ONCE = 100
"""New entries of a feed that one poll takes in, so that other feeds have their turn; the next one goes on."""
MOVED = {301, 308}
LOCK = sha256(b"poll_feeds").hexdigest()


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a feed, and whether the archive has it."""

    address: str
    title: str = ""
    known: bool = False


@dataclass(slots=True)
class Poll:
    """What became of a feed: `error` where it could not be had, else what it lists, and what was taken in of it.

    `unchanged`: it said itself that it is as it was. `moved`: where it says that it is from now on.
    """

    feed: Feed
    error: str = ""
    unchanged: bool = False
    moved: str = ""
    entries: list[Listed] = field(default_factory=list)
    etag: str = ""
    last_modified: str = ""
    result: Result = field(default_factory=Result)

    @property
    def new(self) -> list[str]:
        return [entry.address for entry in self.entries if not entry.known]

    @property
    def now(self) -> list[str]:
        """The new ones that this poll takes in."""
        return self.new[:MOST_AT_ONCE]

    def line(self) -> str:
        """What is told of it in one line."""
        if self.error:
            text = _("failed: {error}").format(error=self.error)
        elif self.unchanged:
            text = _("not changed")
        else:
            known = len(self.entries) - len(self.new)
            text = _("{known} known + {new} new = {all} entries").format(
                known=known, new=len(self.new), all=len(self.entries)
            )
        if len(self.new) > MOST_AT_ONCE:
            text += ", " + _("of which {number} are taken in now").format(number=MOST_AT_ONCE)
        if self.moved:
            text += ". " + _("It has moved to {address}: change its address.").format(address=self.moved)
        return f"{self.feed.title}: {text}"


def ask(feeds_: Iterable[Feed], crawl: Crawl, *, before: dict[str, Previous]) -> Iterator[Poll]:
    """Ask for feeds, and tell what they list. `before` gets what each had, for `crawl` to ask with."""
    waiting = {feed.address: feed for feed in feeds_}
    for address, feed in waiting.items():
        before[address] = Previous(etag=feed.etag, last_modified=feed.last_modified)
        crawl.add(address)
    for fetched in crawl:
        yield _poll(waiting[fetched.asked], fetched)


def _poll(feed: Feed, fetched: Fetched) -> Poll:
    if fetched.error:
        return Poll(feed, error=fetched.error)
    moved = fetched.exchange.address if any(one.status in MOVED for one in fetched.exchanges[:-1]) else ""
    if fetched.unchanged:
        return Poll(feed, unchanged=True, moved=moved)
    headers = fetched.exchange.headers
    try:
        entries = listed(fetched.exchange)
    except ReadingError as problem:
        return Poll(feed, error=str(problem), moved=moved)
    return Poll(
        feed,
        moved=moved,
        entries=entries,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
    )


def listed(exchange: Exchange) -> list[Listed]:
    """The entries of a feed, each page once, the first `MOST_ENTRIES`. Raises ReadingError for what is no feed."""
    feed = feeds.entries(exchange.body, media_type=exchange.media_type, address=exchange.address)
    found: dict[str, Listed] = {}
    for entry in feed.entries:
        if entry.address and len(found) < MOST_ENTRIES:
            found.setdefault(canonical(entry.address) or entry.address, Listed(entry.address, entry.title))
    have = known([entry.address for entry in found.values()])
    return [Listed(entry.address, entry.title, entry.address in have) for entry in found.values()]


def known(addresses: Sequence[str]) -> set[str]:
    """Those of `addresses` that the archive has fetched and read, or an article came from, also one in the trash."""
    by_page = {canonical(address): address for address in addresses}
    by_page.pop("", None)
    # The planner does not look into long lists: only said aloud does it see that the partial index will do.
    read = Capture.objects.exclude(address="").filter(readings__isnull=False)
    captures = read.filter(address__in=list(addresses))
    found = set(captures.values_list("address", flat=True))
    for rows in (Article.objects, ArticleCapture.objects):
        pages = rows.exclude(canonical_address="").filter(canonical_address__in=list(by_page))
        found.update(by_page[page] for page in pages.values_list("canonical_address", flat=True))
    found.update(by_page[page] for page in trash.known_addresses(by_page))
    return found


def look(address: str) -> Poll:
    """What a feed lists, asked for once and at once; nothing is written."""
    feed = Feed(title=address, address=address)
    crawl = new_crawl(lambda _address: None)
    crawl.pause, crawl.tries = 0.0, 1
    return next(ask([feed], crawl, before={}))


def poll(feeds_: Sequence[Feed], knowledge: Knowledge, *, crawl: Crawl | None = None) -> Iterator[Poll]:
    """Poll feeds, and take in what is new as drafts. Each feed is done when it is told: its row says how it went.

    Raises `journals.Busy` where another process polls, and IntakeError where what is new cannot be written.
    """
    with journals.held(LOCK):
        _settle_broken_off()
        before: dict[str, Previous] = {}
        crawl = crawl or new_crawl()
        crawl.previous = lambda address: before.get(address) or earlier(address)
        polls = list(ask(feeds_, crawl, before=before))
        fetching = Fetching([address for one in polls for address in one.now], crawl=crawl)
        for one in polls:
            if one.new:
                _take(one, fetching, knowledge)
            _note(one, fetching, timezone.now())
            yield one


def _take(one: Poll, fetching: Fetching, knowledge: Knowledge) -> None:
    options = Options(through=Channel.FEED.value, jobs=1)
    journal = journals.begin(options=options, inputs=[one.feed.address])
    items: Iterator[Item] = fetching(one.now)
    one.result = ingest(items, knowledge, options=options, journal=journal)


def _note(one: Poll, fetching: Fetching, now: datetime) -> None:
    """Write how a poll went. What the feed is asked with next time is kept only once all that it lists is in:
    otherwise it would answer that nothing has changed, and what is missing would never be asked for again."""
    values: dict[str, object] = {"polled_at": now, "error": one.error}
    if one.error:
        values["failures"] = one.feed.failures + 1
    else:
        values |= {"succeeded_at": now, "failures": 0}
        if not one.unchanged:
            whole = one.now == one.new and not fetching.may_pass.intersection(one.new)
            values |= {"etag": one.etag if whole else "", "last_modified": one.last_modified if whole else ""}
        if any(one.result.counts[fate] for fate in ("new", "changed", "duplicate")):
            values["last_new_at"] = now
    Feed.objects.filter(pk=one.feed.pk).update(**values)


def _settle_broken_off() -> None:
    """Polls that were broken off: nobody else polls, so that none of them goes on."""
    for journal in Intake.objects.filter(channel=Channel.FEED, state=Intake.State.RUNNING):
        journals.give_up(journal, _("It was broken off. The next poll takes in what was left."))
