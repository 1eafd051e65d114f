"""What the archive holds already that may be like the records of a batch: each question one statement."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from articles.ingest.kinship import Outlet, Text
from articles.models import Article, ArticleCapture

TURNS = 0x6172636869766531  # "archive1"
"""The advisory lock that intakes hold while they write."""
WIDEST = 400
"""Rows looked at for one record: boilerplate that thousands of texts share must not stop an intake."""

FACTS = (
    *("pk", "title", "text_hash", "canonical_address", "source_id", "outlet_name", "published_on", "date_precision"),
    *("story_id", "story_decided", "copy_of"),
)

SHARING = f"""
    SELECT asked.number, found.article_id
    FROM (
        SELECT number, array_agg(band ORDER BY place) AS bands
        FROM unnest(%s::int[], %s::bigint[]) WITH ORDINALITY AS pair (number, band, place) GROUP BY number
    ) AS asked
    CROSS JOIN LATERAL (
        SELECT near.article_id, (
            SELECT count(*) FROM unnest(near.bands, asked.bands) AS pair (one, other) WHERE one = other) AS shared
        FROM (SELECT * FROM articles_textsketch AS sketch WHERE sketch.bands && asked.bands LIMIT {WIDEST}) AS near
        ORDER BY shared DESC, near.article_id LIMIT %s
    ) AS found"""


def take_turns() -> None:
    """Wait for other intakes that write, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURNS])


def with_hash(hashes: Collection[str]) -> list[Text]:
    """Articles with one of these texts, as they were taken in; the oldest first. Their bodies are left out."""
    # The planner does not look into long lists: only said aloud does it see that the partial index will do.
    return [text_of(row) for row in facts(Article.objects.exclude(text_hash="").filter(text_hash__in=list(hashes)))]


def at_addresses(addresses: Collection[str]) -> dict[str, list[Text]]:
    """Articles by the canonical address of theirs, or of a capture of theirs. Their bodies are left out."""
    found: dict[str, list[Text]] = defaultdict(list)
    if not addresses:
        return found
    listed = list(addresses)
    for row in facts(Article.objects.exclude(canonical_address="").filter(canonical_address__in=listed)):
        found[row[3]].append(text_of(row))
    links = ArticleCapture.objects.exclude(canonical_address="").filter(canonical_address__in=listed)
    pairs = set(links.values_list("canonical_address", "article_id"))
    if pairs:
        rows = {row[0]: row for row in facts(Article.objects.filter(pk__in={key for _address, key in pairs}))}
        for address, key in sorted(pairs):
            if all(text.article != key for text in found[address]):
                found[address].append(text_of(rows[key]))
    return found


def newer_texts(articles: Collection[int | None]) -> Iterator[tuple[int, str]]:
    """The hashes of the texts that differ from their article's and were kept, by article."""
    if not articles:
        return
    links = ArticleCapture.objects.filter(article__in=articles).exclude(text_hash="")
    yield from links.values_list("article_id", "text_hash")


def sharing_bands(asked: Mapping[int, tuple[int, ...]], most: int) -> dict[int, list[int]]:
    """For each number the keys of articles whose sketch shares a band with these, those with the most first."""
    found: dict[int, list[int]] = defaultdict(list)
    if not asked:
        return found
    numbers = [number for number, bands in asked.items() for _band in bands]
    with connection.cursor() as cursor:
        # Arrays look to the planner as if one row in 200 shared a band, and the table as if its first pages would do.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        cursor.execute(SHARING, [numbers, [band for bands in asked.values() for band in bands], most])
        for number, article in cursor.fetchall():
            found[number].append(article)
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")
    return found


def texts(keys: Collection[int]) -> dict[int, Text]:
    """Articles with their bodies, by key."""
    if not keys:
        return {}
    return {row[0]: text_of(row[:-1], row[-1]) for row in facts(Article.objects.filter(pk__in=list(keys)), "body")}


def fill(articles: Iterable[Text]) -> None:
    """Read the bodies of articles that were found without."""
    missing = list(articles)
    bodies = {}
    if missing:
        keys = {text.article for text in missing if text.article is not None}
        bodies = dict(Article.objects.filter(pk__in=keys).values_list("pk", "body"))
    for text in missing:
        text.body = bodies.get(text.article or 0, "")


def facts(articles: QuerySet[Article], *more: str) -> QuerySet[Article, tuple[Any, ...]]:
    return articles.order_by("pk").values_list(*FACTS, *more)


def text_of(row: tuple[Any, ...], body: str = "") -> Text:
    key, title, text_hash, address, source, printed, published_on, precision, story, settled, copy_of = row
    return Text(
        title=title,
        body=body,
        text_hash=text_hash,
        address=address,
        outlet=Outlet(source, printed, address.partition("/")[0]),
        published_on=published_on,
        date_precision=precision,
        article=key,
        story=story,
        settled=settled,
        copy_of=copy_of,
    )
