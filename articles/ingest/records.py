"""Writing records: as articles, or as doubles, copies or newer versions of articles; a bad record fails alone."""

from django.db import DataError, IntegrityError, transaction

from articles.ingest import doubles, stories
from articles.ingest.copying import next_keys
from articles.ingest.doubles import Arrival
from articles.ingest.groups import Fated
from articles.ingest.lying import Came, lying, reason
from articles.ingest.opening import Entry
from articles.ingest.options import Options
from articles.ingest.rows import Keys, article_values
from articles.ingest.tables import Row, Rows
from articles.models import Article, ArticleCapture

BAD_RECORD = (DataError, IntegrityError, UnicodeError, ValueError)
"""What the database or its driver says to a value that it cannot hold."""

HELD = "not published by itself: article {number}, a copy of this text, was withdrawn"
"""What an article is warned of that came in with trusted material, and waits for an editor all the same."""


class Records:
    """Writes records within a transaction of the caller's.

    own_page  whether each is what its page says, so that the address may tell which article it is
    wanted    whether an editor wants each of them, whatever lies in the trash
    """

    def __init__(self, options: Options, *, own_page: bool = True, wanted: bool = False) -> None:
        self.options, self.own_page, self.wanted, self.keys = options, own_page, wanted, Keys.load()

    def write(self, entries: list[Entry]) -> list[Fated]:
        """Write records; where the database refuses some, by halves, down to these: what became of each."""
        if not entries:
            return []
        try:
            with transaction.atomic():
                return self._write_entries(entries)
        except BAD_RECORD as problem:
            if len(entries) == 1:
                return [Fated("failed", reason=str(problem).splitlines()[0])]
            middle = len(entries) // 2
            return self.write(entries[:middle]) + self.write(entries[middle:])

    def _write_entries(self, entries: list[Entry]) -> list[Fated]:
        """Write records as articles, or as doubles, copies or newer versions of articles."""
        linked = self._linked(entries)
        fresh = [entry for entry in entries if (entry.opened.capture.pk, entry.record) not in linked]
        values = [self._values(entry) for entry in fresh]
        arrivals = [self._arrival(*pair) for pair in zip(fresh, values, strict=True)]
        found = {} if self.wanted else self._lying(fresh, arrivals)
        left = [number for number, entry in enumerate(fresh) if id(entry) not in found]
        fresh, values = [fresh[number] for number in left], [values[number] for number in left]
        arrivals = [arrivals[number] for number in left]
        verdicts = doubles.resolve(arrivals)
        new = [number for number, verdict in enumerate(verdicts) if verdict.fate == "new"]
        keys = dict(zip(new, next_keys(Article, len(new)), strict=True))
        told = stories.tell(verdicts, keys)
        batch = Rows(self.options)
        withdrawn = stories.withdrawn(told.values()) if self.options.publish else {}
        for number in new:
            verdict, story = verdicts[number], told.get(number, 0)
            values[number] |= {"story_id": told.get(number), "copy_of": verdict.copy_of}
            held = [HELD.format(number=withdrawn[story])] if story in withdrawn else []
            values[number]["warnings"] = [*values[number]["warnings"], *verdict.warnings, *held]
            read = fresh[number].read
            batch.add(keys[number], values[number], read.understood, self.keys, read.bands, draft=bool(held))
            batch.doubt(keys[number], verdict, keys)
        for number, (entry, arrival, verdict) in enumerate(zip(fresh, arrivals, verdicts, strict=True)):
            article = keys.get(number) or verdict.article or keys[verdict.entry or 0]
            batch.link(article, entry, arrival, verdict)
            title = arrival.text.title
            found[id(entry)] = Fated(verdict.fate, article, verdict.role.value, title, "", verdict.likeness)
        batch.write()
        return [
            found.get(id(entry)) or Fated("unchanged", linked[entry.opened.capture.pk, entry.record])
            for entry in entries
        ]

    def _lying(self, entries: list[Entry], arrivals: list[Arrival]) -> dict[int, Fated]:
        """What became of those records that an editor has deleted, by the identity of their entries."""
        came = [
            Came(entry.opened.capture.pk, entry.record, arrival, entry.opened.again)
            for entry, arrival in zip(entries, arrivals, strict=True)
        ]
        return {
            id(entries[number]): Fated("skipped", title=what.name if what else "", reason=reason(what))
            for number, what in lying(came).items()
        }

    def _values(self, entry: Entry) -> Row:
        address = entry.read.record.address or entry.opened.capture.address
        return article_values(entry.read.understood, self.keys, address)

    def _arrival(self, entry: Entry, values: Row) -> Arrival:
        fetched = bool(entry.read.record.address or entry.opened.capture.address)
        return Arrival.of(values, entry.read.bands, fetched=fetched, own_page=self.own_page)

    def _linked(self, entries: list[Entry]) -> dict[tuple[int, int], int]:
        """The articles of those records that an intake which was cut off has written already."""
        records = {entry.record for entry in entries if not entry.opened.new}
        captures = {entry.opened.capture.pk for entry in entries if not entry.opened.new}
        if not captures:
            return {}
        links = ArticleCapture.objects.filter(capture__in=captures, record__in=records)
        rows = links.values_list("capture_id", "record", "article_id")
        return {(capture, record): article for capture, record, article in rows}
