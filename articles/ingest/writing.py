"""Writing what was understood: whole batches in few statements, and a bad record alone where it stops its batch."""

from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from articles import tagging
from articles.ingest.intake import Intake
from articles.ingest.opening import Entry, Opened
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

BATCH = 100
"""Records or captures that are written together."""

BAD_RECORD = (DataError, IntegrityError, UnicodeError, ValueError)
"""What the database or its driver says to a value that it cannot hold."""


class Writer:
    """Gathers captures, entries and readings, and writes them when a batch is full."""

    def __init__(self, intake: Intake, result: Result) -> None:
        self.intake = intake
        self.result = result
        self.keys = Keys.load()
        self._opened: list[Opened] = []
        self._entries: list[Entry] = []
        self._closed: list[Opened] = []

    def open(self, opened: Opened) -> None:
        """Take on a capture, before its entries."""
        if len(self._opened) >= BATCH:
            self.flush()
        self._opened.append(opened)

    def add(self, entry: Entry) -> None:
        if len(self._entries) >= BATCH:
            self.flush()
        self._entries.append(entry)

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
            self._write_singly()
        else:
            self._count(*written)
        self._opened.clear()
        self._entries.clear()
        self._closed.clear()

    def _write_singly(self) -> None:
        for opened in self._opened:
            if opened.new:
                opened.capture = opened.capture.get_or_save()
        for entry in self._entries:
            try:
                with transaction.atomic():
                    written = self._write_entries([entry])
            except BAD_RECORD as problem:
                unread = entry.opened.fail(entry.part, str(problem).splitlines()[0])
                self.result.fail(unread.where, unread.reason)
            else:
                self._count(*written)
        self._write_readings()

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
        known = dict(Article.objects.filter(text_hash__in=hashes).values_list("text_hash", "pk"))
        new: dict[str, Article] = {}
        for value in values:
            if value["text_hash"] not in known and value["text_hash"] not in new:
                new[value["text_hash"]] = self._article(value)
        Article.objects.bulk_create(new.values())
        links, tags = [], Tags()
        originated: set[str] = set()
        for entry, text_hash in zip(fresh, hashes, strict=True):
            first = text_hash in new and text_hash not in originated
            originated.add(text_hash)
            links.append(
                ArticleCapture(
                    article_id=new[text_hash].pk if text_hash in new else known[text_hash],
                    capture_id=entry.opened.capture.pk,
                    record=entry.record,
                    role=ArticleCapture.Role.ORIGIN if first else ArticleCapture.Role.DOUBLE,
                )
            )
            if first:
                tags.gather(new[text_hash], entry, self.keys, accept=self.intake.accept_mentions)
        ArticleCapture.objects.bulk_create(links)
        tags.write()
        fates: dict[Fate, int] = {
            "new": len(new),
            "duplicate": len(fresh) - len(new),
            "unchanged": len(entries) - len(fresh),
        }
        return fates, len(tags.mentions)

    def _linked(self, entries: list[Entry]) -> set[tuple[int, int]]:
        """The records that an intake which was cut off has written already."""
        captures = {entry.opened.capture.pk for entry in entries}
        return set(ArticleCapture.objects.filter(capture__in=captures).values_list("capture_id", "record"))

    def _article(self, values: dict[str, Any]) -> Article:
        if self.intake.publish:
            values = values | {"status": Status.PUBLISHED, "published_at": timezone.now()}
        return Article(**values, sample=self.intake.sample)

    def _count(self, fates: dict[Fate, int], mentions: int) -> None:
        self.result.counts.update(fates)
        self.result.mentions += mentions


class Tags:
    """The tags of a batch of new articles."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.topics: list[ArticleTopic] = []
        self.related: list[ArticleRelatedEvent] = []

    def gather(self, article: Article, entry: Entry, keys: Keys, *, accept: bool) -> None:
        seen = entry.understood
        self.mentions += tagging.mentions(article, seen.organizations, keys.organizations, accept=accept)
        self.topics += tagging.topics(article, seen.topics, keys.topics)
        self.related += tagging.related_events(article, seen.related_editions, keys.events)

    def write(self) -> None:
        Mention.objects.bulk_create(self.mentions)
        ArticleTopic.objects.bulk_create(self.topics)
        ArticleRelatedEvent.objects.bulk_create(self.related)
