"""What a redaction would do, as its page shows it: nobody sees by it what they may not see elsewhere."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from articles.models import Article, Capture
from articles.redaction import Found, Refused, Said
from articles.redaction.tables import Table

EXAMPLES = 5
"""Sentences of each place that are shown."""
MOST = 25
"""Articles, originals and rows in the way that are named."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table: how many of its rows hold the words, and some sentences, for those who may see its rows."""

    label: str
    rows: int
    said: tuple[Said, ...]
    hidden: bool

    @property
    def more(self) -> int:
        return 0 if self.hidden else max(0, self.rows - len(self.said))


@dataclass(frozen=True, slots=True)
class InTheWay:
    kind: str
    name: str
    address: str


def places(found: Found, user: Any) -> list[Place]:
    shown = []
    for table, hits in found.by_table():
        may = may_see(table, user)
        said = tuple(hit.said[0] for hit in hits[:EXAMPLES] if hit.said) if may else ()
        shown.append(Place(table.label, len(hits), said, not may))
    return sorted(shown, key=lambda place: -place.rows)


def may_see(table: Table, user: Any) -> bool:
    if table.of is None:
        return bool(user.is_superuser)
    return bool(user.has_perm(f"{table.of._meta.app_label}.view_{table.of._meta.model_name}"))


def in_the_way(refused: list[Refused]) -> Iterator[InTheWay]:
    for one in refused[:MOST]:
        meta = one.model._meta
        try:
            address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[one.key])
        except NoReverseMatch:
            address = ""
        yield InTheWay(one.kind, str(one.row or one.key), address)


def articles(found: Found) -> QuerySet[Article]:
    return Article.objects.filter(pk__in=found.articles[:MOST]).only("pk", "title", "language", "status")


def originals(found: Found) -> list[Capture]:
    keys = [blob.pk for blob in found.originals[:MOST]]
    return list(Capture.objects.filter(blob__in=keys).order_by("blob", "pk").distinct("blob"))


def mark(found: Found) -> str:
    """Changes where something else would be taken out than what was looked at."""
    rows = sorted(f"{hit.table.name} {hit.key} {len(hit.said)}" for hit in found.hits)
    told = "\n".join([*rows, *sorted(blob.pk for blob in found.originals)])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def account(key: int | None) -> Any:
    """Who it was, if the account is there still."""
    return get_user_model()._default_manager.filter(pk=key).first() if key else None
