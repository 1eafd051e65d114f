"""The articles that a search finds, as the public page understands it; drafts and others too where `status` says so."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
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

    filterset  what of it the public page understands, asked of the articles that the bitmaps do not know
    statuses   whose articles are taken: those that the public sees, where nothing else was asked for
    """

    def __init__(self, asked: QueryDict) -> None:
        data = asked.copy()
        self.unknown = [text for text in data.pop(STATUS, []) if text not in Status]
        self.statuses = [text for text in Status.values if text in asked.getlist(STATUS)] or list(PUBLIC_STATUSES)
        for name in VIEW:
            data.pop(name, None)
        self.filterset = ArticleFilter(data, self.beside)
        self.filterset.choices  # noqa: B018 - read once: copies of the set share them

    @cached_property
    def index(self) -> Bitmaps | None:
        """The bitmaps of what the public sees, where some of that is asked for and they can count it."""
        if set(self.statuses).isdisjoint(PUBLIC_STATUSES):
            return None
        result = self.filterset.result(bitmaps.current())
        return result.index if result.exact and not result.late else None

    @property
    def beside(self) -> ArticleQuerySet:
        """All articles in these states that the bitmaps do not know."""
        return Article.objects.filter(status__in=[one for one in self.statuses if one not in PUBLIC_STATUSES])

    @cached_property
    def public(self) -> BitMap:
        """The keys of all public articles in these states."""
        if self.index is None:
            return BitMap()
        if Status.PUBLISHED not in self.statuses:
            return keys_of(Article.objects.filter(status=Status.RESTRICTED)) & self.index.everything
        if Status.RESTRICTED not in self.statuses:
            return self.index.everything - keys_of(Article.objects.filter(status=Status.RESTRICTED))
        return self.index.everything

    @cached_property
    def keys(self) -> BitMap:
        """The keys of all articles found."""
        if self.index is None:
            return keys_of(self.narrowed(self.statuses))
        found = self.filterset.result(self.index).within() & self.public
        return found | self.rest(self.narrowed())

    def narrowed(self, statuses: Iterable[str] | None = None) -> ArticleQuerySet:
        """The articles found, in the states that the bitmaps do not know, or in these."""
        within = self.beside if statuses is None else Article.objects.filter(status__in=statuses)
        asked = copy(self.filterset)
        asked.queryset = within
        return asked.narrowed()

    def rest(self, articles: ArticleQuerySet) -> BitMap:
        """The keys of some articles that the bitmaps do not know; asks nothing where there are none of that kind."""
        return keys_of(articles) if set(self.statuses) - set(PUBLIC_STATUSES) else BitMap()

    @property
    def mark(self) -> str:
        """What tells this set of articles from another one, so that nobody edits others than were looked at."""
        plain = BitMap(self.keys)
        plain.run_optimize()  # equal sets are the same bytes
        return f"{len(plain)}-{hashlib.sha256(plain.serialize()).hexdigest()[:16]}"

    def having(self, column: str, key: int) -> BitMap:
        """Those that have an organization, a topic, an edition or an outlet; suggestions do not count."""
        condition = Q(**{VALUES[column]: [key] if VALUES[column].endswith("contains") else key})
        if self.index is None:
            return self.meeting(condition)
        return self.keys & (self.index.having(column, key) | self.rest(self.beside.filter(condition)))

    def having_none(self, column: str, condition: Q) -> BitMap:
        """Those without an edition or an outlet; `condition` says the same to the database."""
        if self.index is None:
            return self.meeting(condition)
        known = BitMap.union(BitMap(), *self.index.columns[column].values())
        if column == "outlet":
            known |= keys_of(Article.objects.public().filter(source=None).exclude(outlet_name=""))
        return self.keys & ((self.public - known) | self.rest(self.beside.filter(condition)))

    def counts(self, column: str, within: BitMap) -> dict[int, int]:
        """How many of some of them have each edition or outlet."""
        found: Counter[int] = Counter()
        if self.index is not None:
            found.update(self.index.counts(column, within & self.public))
        if self.index is None or set(self.statuses) - set(PUBLIC_STATUSES):
            name = VALUES[column]
            rest = self.narrowed(self.statuses if self.index is None else None).exclude(**{name: None}).order_by()
            found.update(dict(rest.values_list(name).annotate(number=Count("pk"))))
        return dict(found)

    def meeting(self, condition: Q) -> BitMap:
        """Those that meet a condition, which an index has to answer."""
        return self.keys & keys_of(Article.objects.filter(condition, status__in=self.statuses))

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
        """Whether nothing narrows it: neither does what is asked for always, such as words without a letter."""
        if not self.filterset.chips:
            return True
        if self.index is None:
            return self.keys == keys_of(Article.objects.filter(status__in=self.statuses))
        return self.keys == self.public | self.rest(self.beside)


def keys_of(articles: ArticleQuerySet) -> BitMap:
    found: Mapping[str, Any] = articles.order_by().aggregate(keys=Keys("pk"))
    return read(found["keys"] or b"")
