"""The articles as tagging sees them, in the order of their keys, some at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from articles.models import Article, Origin
from articles.retagging.aims import Plan
from articles.understanding import Tags, dated, tags_of
from articles.understanding.anatomy import EXAMINED


@dataclass(frozen=True, slots=True)
class Text:
    """An article's title and the beginning of its text. `own_title`: it is printed, not made of the text."""

    pk: int
    title: str
    own_title: bool
    body: str
    language: str
    published: Any

    def tags(self, plan: Plan) -> Tags:
        """What it is tagged with by a plan's knowledge."""
        return tags_of(
            self.title,
            self.body,
            self.language or "und",
            self.published,
            plan.reading,
            own_title=self.own_title,
        )


def texts_after(after: int, number: int) -> list[Text]:
    """The next articles behind a key."""
    return _texts(Article.objects.filter(pk__gt=after).order_by("pk")[:number])


def texts_of(articles: Iterable[int], *, lock: bool = False) -> list[Text]:
    """These articles. Locked, nobody changes their texts until the transaction ends; tags may be added meanwhile."""
    chosen = Article.objects.filter(pk__in=list(articles)).order_by("pk")
    return _texts(chosen.select_for_update(no_key=True, of=("self",)) if lock else chosen)


def _texts(articles: QuerySet[Article]) -> list[Text]:
    rows = articles.values_list(
        "pk", "title", "title_origin", Left("body", EXAMINED), "language", "published_on", "date_precision"
    )
    return [
        Text(pk, title, origin != Origin.INFERRED, body, language, dated(day, precision))
        for pk, title, origin, body, language, day, precision in rows
    ]
