"""The rows of a batch of records: new articles with their tags and sketches, and the links of all to their captures."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from articles import tagging
from articles.ingest import newcomers
from articles.ingest.copying import copy_rows
from articles.ingest.doubles import Arrival, Verdict
from articles.ingest.opening import Entry
from articles.ingest.options import Options
from articles.ingest.rows import Keys
from articles.models import (
    Article,
    ArticleCapture,
    ArticleRelatedEvent,
    ArticleTopic,
    Mention,
    PossibleDouble,
    Status,
    TextSketch,
)
from articles.understanding import Newcomer, Understood

Row = dict[str, Any]


class Rows:
    """The rows of a batch."""

    def __init__(self, options: Options) -> None:
        now = timezone.now()
        self.status = {"status": Status.PUBLISHED.value, "published_at": now} if options.publish else {}
        self.status["sample"] = options.sample
        self.accept = options.accept_mentions
        self.articles: list[Row] = []
        self.sketches: list[Row] = []
        self.links: list[Row] = []
        self.mentions: list[Row] = []
        self.topics: list[Row] = []
        self.related: list[Row] = []
        self.newcomers: dict[int, tuple[Newcomer, ...]] = {}
        self.doubts: list[Row] = []

    def add(
        self, key: int, values: Row, seen: Understood, keys: Keys, bands: tuple[int, ...], *, draft: bool = False
    ) -> None:
        """Add an article and its tags. It has at once the arrays that triggers would fill it with.

        `draft`: it is not published, whatever the material.
        """
        mentions = tagging.mentions(seen.organizations, keys.organizations, accept=self.accept)
        topics = tagging.topics(seen.topic_sightings, keys.topics, accept=self.accept)
        related = tagging.related_events(seen.related_editions, keys.events, event_id=values["event_id"])
        arrays = {
            "organization_ids": sorted(one["organization_id"] for one in mentions) if self.accept else [],
            "topic_ids": sorted(one["topic_id"] for one in topics) if self.accept else [],
        }
        status = {"status": Status.DRAFT.value, "published_at": None} if draft else {}
        self.articles.append({"id": key, **values, **self.status, **status, **arrays})
        if seen.newcomers:
            self.newcomers[key] = seen.newcomers
        if bands:
            self.sketches.append({"article_id": key, "bands": bands})
        for rows, tags in ((self.mentions, mentions), (self.topics, topics), (self.related, related)):
            rows += [{"article_id": key, **tag} for tag in tags]

    def link(self, article: int, entry: Entry, arrival: Arrival, verdict: Verdict) -> None:
        """Add the link of a record to its article; with its own title and text where they differ."""
        record = entry.read.record
        self.links.append(
            {
                "article_id": article,
                "capture_id": entry.opened.capture.pk,
                "record": record.index,
                "part": record.part,
                "address": record.address,
                "fetched_at": record.fetched_at,
                **verdict.link(arrival),
            }
        )

    def doubt(self, key: int, verdict: Verdict, keys: Mapping[int, int]) -> None:
        """Add the pairs of an article with those that it may be a double of. `keys`: of new ones, by their number."""
        for alike, other in verdict.doubts:
            first = other.article or keys[other.entry or 0]
            self.doubts.append({"article_id": key, "other_id": first, "likeness": round(alike, 4)})

    def write(self) -> None:
        tagging.without_gone([*self.mentions, *self.topics])
        copy_rows(Article, self.articles)
        copy_rows(TextSketch, self.sketches)
        copy_rows(ArticleCapture, self.links)
        copy_rows(Mention, self.mentions)
        copy_rows(ArticleTopic, self.topics)
        copy_rows(ArticleRelatedEvent, self.related)
        copy_rows(PossibleDouble, self.doubts)
        newcomers.write(self.newcomers)
