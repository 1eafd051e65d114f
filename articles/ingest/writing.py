"""Writing what was understood: whole batches in few statements, and a bad record alone where it stops its batch."""

from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from articles import tagging
from articles.ingest.copying import copy_rows, next_keys
from articles.ingest.opening import Entry, Opened
from articles.ingest.options import Options
from articles.ingest.outcome import Fate, Result
from articles.ingest.rows import Keys, article_values
from articles.models import (
    Article,
    ArticleCapture,
    ArticleRelatedEvent,
    ArticleTopic,
    Blob,
    Capture,
    Mention,
    Reading,
    Status,
)
from articles.understanding import Understood

BATCH = 500
"""Records that are written together."""
BATCH_CHARACTERS = 4_000_000
"""Characters of text from which on records are written together however few they are: memory stays flat."""
FILES = 100
"""Captures that are written together."""

BAD_RECORD = (DataError, IntegrityError, UnicodeError, ValueError)
"""What the database or its driver says to a value that it cannot hold."""

Row = dict[str, Any]


class Writer:
    """Gathers captures, entries and readings, and writes them when a batch is full."""

    def __init__(self, options: Options, result: Result) -> None:
        self.options = options
        self.result = result
        self.keys = Keys.load()
        self._opened: list[Opened] = []
        self._entries: list[Entry] = []
        self._characters = 0
        self._closed: list[Opened] = []

    def open(self, opened: Opened) -> None:
        """Take on a capture, before its entries."""
        if len(self._opened) >= FILES:
            self.flush()
        self._opened.append(opened)

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._characters += len(entry.understood.body)
        if len(self._entries) >= BATCH or self._characters >= BATCH_CHARACTERS:
            self.flush()

    def close(self, opened: Opened) -> None:
        self._closed.append(opened)

    def flush(self) -> None:
        """Write what was gathered. A record that the database refuses is a failure of its own."""
        try:
            with transaction.atomic():
                self._write_captures()
                written = self._write_entries(self._entries)
                self._write_readings()
        except BAD_RECORD:
            self._write_apart()
        else:
            self._count(*written)
        self._opened.clear()
        self._entries.clear()
        self._characters = 0
        self._closed.clear()

    def _write_apart(self) -> None:
        for opened in self._opened:
            if opened.new:
                opened.capture = opened.capture.get_or_save()
                opened.new = False  # another intake may have begun to write it
        self._write_parts(self._entries)
        self._write_readings()

    def _write_parts(self, entries: list[Entry]) -> None:
        """Write what can be written, by halves of what cannot, down to the records that the database refuses."""
        try:
            with transaction.atomic():
                written = self._write_entries(entries)
        except BAD_RECORD as problem:
            if len(entries) > 1:
                middle = len(entries) // 2
                self._write_parts(entries[:middle])
                self._write_parts(entries[middle:])
            else:
                unread = entries[0].opened.fail(entries[0].part, str(problem).splitlines()[0])
                self.result.fail(unread.where, unread.reason)
        else:
            self._count(*written)

    def _write_captures(self) -> None:
        new = [opened.capture for opened in self._opened if opened.new]
        Blob.objects.bulk_create({capture.blob_id: capture.blob for capture in new}.values(), ignore_conflicts=True)
        Capture.objects.bulk_create(new)

    def _write_readings(self) -> None:
        Reading.objects.bulk_create([opened.reading() for opened in self._closed])

    def _write_entries(self, entries: list[Entry]) -> tuple[dict[Fate, int], int]:
        """Write records as articles, or as doubles of articles: how many met which fate, and the number of mentions."""
        linked = self._linked(entries)
        fresh = [entry for entry in entries if (entry.opened.capture.pk, entry.record) not in linked]
        values = [article_values(entry.understood, self.keys) for entry in fresh]
        hashes = [value["text_hash"] for value in values]
        # The planner does not look into long lists: only said aloud does it see that the partial index will do.
        hashed = Article.objects.exclude(text_hash="")
        articles = dict(hashed.filter(text_hash__in=hashes).values_list("text_hash", "pk"))
        new = {digest: number for number, digest in reversed([*enumerate(hashes)]) if digest not in articles}
        origins = sorted(new.values())
        articles |= zip((hashes[number] for number in origins), next_keys(Article, len(origins)), strict=True)
        batch = Rows(self.options)
        for number in origins:
            batch.add(articles[hashes[number]], values[number], fresh[number].understood, self.keys)
        batch.links = [
            {
                "article_id": articles[digest],
                "capture_id": entry.opened.capture.pk,
                "record": entry.record,
                "role": (ArticleCapture.Role.ORIGIN if new.get(digest) == number else ArticleCapture.Role.DOUBLE).value,
            }
            for number, (entry, digest) in enumerate(zip(fresh, hashes, strict=True))
        ]
        batch.write()
        fates: dict[Fate, int] = {
            "new": len(new),
            "duplicate": len(fresh) - len(new),
            "unchanged": len(entries) - len(fresh),
        }
        return fates, len(batch.mentions)

    def _linked(self, entries: list[Entry]) -> set[tuple[int, int]]:
        """The records that an intake which was cut off has written already."""
        records = {entry.record for entry in entries if not entry.opened.new}
        captures = {entry.opened.capture.pk for entry in entries if not entry.opened.new}
        if not captures:
            return set()
        links = ArticleCapture.objects.filter(capture__in=captures, record__in=records)
        return set(links.values_list("capture_id", "record"))

    def _count(self, fates: dict[Fate, int], mentions: int) -> None:
        self.result.counts.update(fates)
        self.result.mentions += mentions


class Rows:
    """The rows of a batch of new articles."""

    def __init__(self, options: Options) -> None:
        now = timezone.now()
        self.status = {"status": Status.PUBLISHED.value, "published_at": now} if options.publish else {}
        self.status["sample"] = options.sample
        self.accept = options.accept_mentions
        self.articles: list[Row] = []
        self.links: list[Row] = []
        self.mentions: list[Row] = []
        self.topics: list[Row] = []
        self.related: list[Row] = []

    def add(self, key: int, values: Row, seen: Understood, keys: Keys) -> None:
        """Add an article and its tags. It has at once the arrays that triggers would fill it with."""
        mentions = tagging.mentions(seen.organizations, keys.organizations, accept=self.accept)
        topics = tagging.topics(seen.topics, keys.topics)
        related = tagging.related_events(seen.related_editions, keys.events, event_id=values["event_id"])
        arrays = {
            "organization_ids": sorted(one["organization_id"] for one in mentions) if self.accept else [],
            "topic_ids": sorted(one["topic_id"] for one in topics),
        }
        self.articles.append({"id": key, **values, **self.status, **arrays})
        for rows, tags in ((self.mentions, mentions), (self.topics, topics), (self.related, related)):
            rows += [{"article_id": key, **tag} for tag in tags]

    def write(self) -> None:
        copy_rows(Article, self.articles)
        copy_rows(ArticleCapture, self.links)
        copy_rows(Mention, self.mentions)
        copy_rows(ArticleTopic, self.topics)
        copy_rows(ArticleRelatedEvent, self.related)
