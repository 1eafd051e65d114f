"""Which articles wait, and which one comes after another: the newest first, found by an index, however many wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.models import Article, ArticleTopic, Comment, Mention
from articles.models.article_desk import INFERRED_DATE, INFERRED_EDITION, NO_EDITION, NO_OUTLET

Rows = Callable[[], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Queue:
    """Articles that wait for the same.

    name      in addresses
    label     of its list
    first     what is looked at first on the page of an article: "tags" or the value's prefix
    sources   rows that wait, each with the column that holds the article's key
    """

    name: str
    label: Any
    first: str
    sources: tuple[tuple[Rows, str], ...]

    def following(self, pk: int) -> int | None:
        """The article after this one; after the last one comes the first again. None where no other one waits."""
        later = self._end(Max, pk__lt=pk)
        return later if later is not None else self._end(Max, pk__gt=pk)

    def preceding(self, pk: int) -> int | None:
        earlier = self._end(Min, pk__gt=pk)
        return earlier if earlier is not None else self._end(Min, pk__lt=pk)

    def begin(self) -> int | None:
        """The newest article that waits."""
        return self._end(Max)

    def address(self, pk: int) -> str:
        return f"{reverse('admin:desk_article', args=[pk])}?{urlencode({'queue': self.name})}"

    def _end(self, which: Any, **bounds: int) -> int | None:
        """The greatest or least key within bounds: one query a source, each of one row by an index."""
        found = list(self._ends(which, bounds))
        if not found:
            return None
        return max(found) if which is Max else min(found)

    def _ends(self, which: Any, bounds: dict[str, int]) -> Iterator[int]:
        for rows, column in self.sources:
            within = {name.replace("pk", column, 1): pk for name, pk in bounds.items()}
            key = rows().filter(**within).aggregate(key=which(column))["key"]
            if key is not None:
                yield key


def articles(condition: Any) -> tuple[tuple[Rows, str], ...]:
    return ((lambda: Article.objects.filter(condition), "pk"),)


QUEUES = {
    queue.name: queue
    for queue in (
        Queue(
            "suggestions",
            _("suggested organizations and topics"),
            "tags",
            (
                (lambda: Mention.objects.suggested(), "article_id"),
                (lambda: ArticleTopic.objects.suggested(), "article_id"),
            ),
        ),
        Queue(
            "unsure",
            _("tags that were put off"),
            "tags",
            ((lambda: Mention.objects.unsure(), "article_id"), (lambda: ArticleTopic.objects.unsure(), "article_id")),
        ),
        Queue("topics", _("suggested topics"), "tags", ((lambda: ArticleTopic.objects.suggested(), "article_id"),)),
        Queue("comments", _("articles with open comments"), "tags", ((lambda: Comment.objects.open(), "article_id"),)),
        Queue("dates", _("inferred dates"), "date", articles(INFERRED_DATE)),
        Queue("editions", _("inferred editions"), "event", articles(INFERRED_EDITION)),
        Queue("no-edition", _("articles without edition"), "event", articles(NO_EDITION)),
        Queue("no-outlet", _("articles without outlet"), "source", articles(NO_OUTLET)),
    )
}


def named(name: str) -> Queue:
    """The queue of an address; the suggestions for what there is not."""
    return QUEUES.get(name, QUEUES["suggestions"])
