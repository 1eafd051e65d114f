"""Looking for names in no registry through the articles that there are, after the registry or the rules changed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

from articles.ingest import known, newcomers
from articles.ingest.newcomers import Renewed
from articles.models import Article, Mention
from articles.understanding import Knowledge, newcomers_of

PORTION = 500
"""Articles that are looked at in one transaction."""


@dataclass(frozen=True, slots=True)
class Named:
    """What it came to: articles looked at, sightings added and gone, names that no article has any more."""

    articles: int = 0
    added: int = 0
    gone: int = 0
    unused: int = 0


def find_names(knowledge: Knowledge, *, tell: Callable[[Named], None] = lambda named: None) -> Named:
    """Look through every article anew. What was decided about names stays; begun again, it changes nothing twice."""
    articles, renewed = 0, Renewed()
    for keys in _portions():
        with transaction.atomic():
            known.take_turns()
            renewed += newcomers.renew(_found(keys, knowledge))
        articles += len(keys)
        tell(Named(articles, renewed.added, renewed.gone))
    return Named(articles, renewed.added, renewed.gone, newcomers.unused())


def _portions() -> Iterator[list[int]]:
    last = 0
    every = Article.objects.order_by("pk").values_list("pk", flat=True)
    while keys := list(every.filter(pk__gt=last)[:PORTION]):
        yield keys
        last = keys[-1]


def _found(keys: list[int], knowledge: Knowledge) -> newcomers.Found:
    """What each article has now. Where its text has been tagged, the registry knows the name, whatever was decided."""
    tagged: dict[int, list[list[tuple[int, int]]]] = defaultdict(list)
    for article, offsets in Mention.objects.filter(article__in=keys).values_list("article_id", "offsets"):
        tagged[article].append([(start, end) for start, end in offsets])
    texts = Article.objects.filter(pk__in=keys).values_list("pk", "body", "language")
    return {pk: newcomers_of(body, language or "und", tagged[pk], knowledge.registered) for pk, body, language in texts}
