"""An archive of generated articles, written in bulk; triggers and generated columns do the rest as they always do."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from itertools import islice

from django.core.management import call_command
from django.db import connection

from articles.models import Article, ArticleTopic, Event, Mention, Organization, Place, Source, Topic
from bench.texts import Named, Text, texts

BATCH = 500


def fill(number: int) -> None:
    """Bring the database to `number` published articles with accepted mentions. One that has them is left alone."""
    call_command("migrate", verbosity=0)
    if Article.objects.count() == number:
        return
    call_command("load_reference", stdout=StringIO())
    Article.objects.all().delete()
    generated = texts(number, organizations(), places())
    writer = Writer()
    while batch := list(islice(generated, BATCH)):
        writer.write(batch)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def organizations() -> list[Named]:
    """In an order that has nothing to do with their names."""
    rows = [Named(*row) for row in Organization.objects.order_by("pk").values_list("pk", "name", "name_zh")]
    random.Random(7).shuffle(rows)
    return rows


def places() -> list[Named]:
    return [Named(*row) for row in Place.objects.order_by("pk").values_list("pk", "name", "name_zh")[:60]]


class Writer:
    """Rows of articles from generated texts."""

    def __init__(self) -> None:
        self.chance = random.Random(3)
        self.sources = list(Source.objects.order_by("pk").values_list("pk", flat=True)[:80])
        self.agencies = list(Source.objects.filter(kind="wire").order_by("pk").values_list("pk", flat=True))
        self.topics = list(Topic.objects.order_by("pk").values_list("pk", flat=True))
        self.events = dict(Event.objects.values_list("year", "pk"))

    def write(self, batch: list[Text]) -> None:
        articles = Article.objects.bulk_create([self.article(text) for text in batch])
        Mention.objects.bulk_create(
            mention for article, text in zip(articles, batch, strict=True) for mention in mentions(article, text)
        )
        ArticleTopic.objects.bulk_create(
            ArticleTopic(article=article, topic_id=key, origin="rule")
            for article in articles
            for key in self.chance.sample(self.topics, 2)
        )

    def article(self, text: Text) -> Article:
        event = self.events.get(text.day.year) if self.chance.random() < 0.6 else None
        agency = self.chance.choice(self.agencies) if self.chance.random() < 0.4 else None
        return Article(
            title=text.title,
            title_origin="extracted",
            body=text.body,
            language=text.language,
            language_origin="extracted",
            published_on=text.day,
            date_precision="day",
            date_origin="extracted",
            place_id=text.place.key,
            place_text=text.place.name,
            place_origin="extracted",
            source_id=self.chance.choice(self.sources),
            source_origin="extracted",
            agency_id=agency,
            agency_origin="extracted" if agency else "",
            event_id=event,
            event_origin="inferred" if event else "",
            event_evidence=f"{text.day.year}" if event else "",
            status="published",
            published_at=datetime.now(UTC),
        )


def mentions(article: Article, text: Text) -> Iterator[Mention]:
    for key, spans in text.named.items():
        start, end = spans[0]
        yield Mention(
            article=article,
            organization_id=key,
            state="accepted",
            origin="import",
            surface=text.body[start:end],
            sentence=text.body[max(0, start - 60) : end + 60],
            offsets=spans,
            count=len(spans),
            rule="generated",
        )
