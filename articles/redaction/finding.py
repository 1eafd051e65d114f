"""What a redaction would take out, and what speaks against it: for the page that asks, and for the act itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from articles.models import Article, ArticleCapture, Blob
from articles.redaction import originals, sessions
from articles.redaction.locking import patient
from articles.redaction.refusing import Refused, refused
from articles.redaction.scanning import Hit, scan, spellings
from articles.redaction.scope import Scope
from articles.redaction.tables import Table, tables
from articles.redaction.words import Words


@dataclass(slots=True)
class Found:
    """Rows that hold the words.

    articles  keys of the articles that do, in their text, their tags, their history
    originals that would be sealed
    sessions  of people who are signed in: what these hold is shown to nobody
    """

    hits: list[Hit] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    originals: list[Blob] = field(default_factory=list)
    sessions: int = 0

    def __bool__(self) -> bool:
        return bool(self.hits or self.originals or self.sessions)

    @property
    def refused(self) -> list[Refused]:
        return refused(self.hits)

    @property
    def spellings(self) -> Counter[str]:
        return spellings(self.hits)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what people call them, the most first."""
        counted = Counter(hit.table.label for hit in self.hits)
        if self.sessions:
            counted["Sessions"] += self.sessions
        return dict(counted.most_common())

    def by_table(self) -> Iterator[tuple[Table, list[Hit]]]:
        for table in {hit.table.name: hit.table for hit in self.hits}.values():
            yield table, [hit for hit in self.hits if hit.table.name == table.name]


def find(words: Words, scope: Scope, read: originals.Read) -> Found:
    """Look through everything in `scope`. Changes nothing."""
    with transaction.atomic():
        patient()
        found = Found(list(scan(tables(), words, scope)))
        found.sessions = sum(data is not None for _session, data in sessions.holding(words))
    found.articles = articles_of(found.hits)
    found.originals = originals.of_articles([*found.articles, *sorted(scope.articles or ())])
    if scope.everywhere:
        found.originals += originals.holding(words, found.originals, read)
    return found


def articles_of(hits: list[Hit]) -> list[int]:
    """The articles that rows are of, captures' included, as far as there are such articles."""
    named = {key for hit in hits for key in hit.articles}
    captures = [hit.key for hit in hits if hit.table.name == "articles_capture"]
    links: Any = ArticleCapture.objects.filter(capture__in=captures)
    named |= set(links.values_list("article_id", flat=True))
    return sorted(Article.objects.filter(pk__in=named).values_list("pk", flat=True))
