"""The articles that a search finds, as the public page understands it; drafts and others too where `status` says so."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from pyroaring import BitMap

from articles import bitmaps
from articles.bitmaps import Bitmaps
from articles.bitmaps.loading import Keys, read
from articles.filters import ArticleFilter, Chip, Ignored
from articles.models import PUBLIC_STATUSES, Article, ArticleQuerySet, Status

STATUS = "status"
VIEW = ("sort", "per", "cursor", "find", "more", "page")
"""Parameters of the public page that say how to look at a result. Of a story, each copy is edited."""

VALUES: dict[str, str] = {
    "organization": "organization_ids__contains",
    "topic": "topic_ids__contains",
    "edition": "event",
    "outlet": "source",
}
"""Columns of the bitmaps, and how the database is asked for the same."""


class Selection:
    """What the pairs of a query string find.

    filterset  what of it the public page understands
    statuses   whose articles are taken: those that the public sees, where nothing else was asked for
    """

    def __init__(self, asked: QueryDict) -> None:
        data = asked.copy()
        self.unknown = [text for text in data.pop(STATUS, []) if text not in Status]
        self.statuses = [text for text in Status.values if text in asked.getlist(STATUS)] or list(PUBLIC_STATUSES)
        for name in VIEW:
            data.pop(name, None)
        self.filterset = ArticleFilter(data, Article.objects.filter(status__in=self.statuses))

    @cached_property
    def index(self) -> Bitmaps | None:
        """The bitmaps of the public archive, where the selection lies within it."""
        return bitmaps.current() if set(self.statuses) == set(PUBLIC_STATUSES) else None

    @cached_property
    def keys(self) -> BitMap:
        """The keys of all articles found."""
        if self.index is not None:
            result = self.filterset.result(self.index)
            if result.exact and not result.late:
                return result.within()
        return keys_of(self.filterset.narrowed())

    @property
    def mark(self) -> str:
        """What tells this set of articles from another one, so that nobody edits others than were looked at."""
        return f"{len(self.keys)}-{sum(self.keys)}"

    def having(self, column: str, key: int) -> BitMap:
        """Those that have an organization, a topic, an edition or an outlet; suggestions do not count."""
        if self.index is not None:
            return self.keys & self.index.having(column, key)
        value = [key] if VALUES[column].endswith("contains") else key
        return self.meeting(Q(**{VALUES[column]: value}))

    def meeting(self, condition: Q) -> BitMap:
        """Those that meet a condition, which an index has to answer."""
        return self.keys & keys_of(Article.objects.filter(condition))

    @property
    def query(self) -> str:
        """The selection as a query string; the same selection has the same."""
        pairs = QueryDict(mutable=True)
        for name, value in self.filterset.address.pairs:
            pairs.appendlist(name, value)
        if set(self.statuses) != set(PUBLIC_STATUSES):
            pairs.setlist(STATUS, self.statuses)
        return pairs.urlencode()

    @property
    def chips(self) -> list[Chip]:
        return self.filterset.chips

    @cached_property
    def ignored(self) -> list[Ignored]:
        """What was not understood. An edit of everything is one slip of the pen away: nothing is done until it goes."""
        return [*self.filterset.ignored, *(Ignored.of(_("Status"), text) for text in self.unknown)]

    @property
    def is_everything(self) -> bool:
        return not self.filterset.chips


def keys_of(articles: ArticleQuerySet) -> BitMap:
    found: Mapping[str, Any] = articles.order_by().aggregate(keys=Keys("pk"))
    return read(found["keys"] or b"")
