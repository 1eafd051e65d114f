"""What an act did, and what an undoing would leave alone, in words: a line a row, by article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.acts import Kept, Table, Told
from articles.history import Change, Words
from articles.models import Article

BESIDE = ("_origin", "_evidence", "decided_by", "decided_at", "published_at", "withdrawn_at", "offsets")
"""Ends of the names of columns that change with another one, and say no more than it does."""
UNTOLD = ("id", "article", "version")

WHY = {
    "changed": gettext_lazy("changed since"),
    "deleted": gettext_lazy("deleted since"),
    "refused": gettext_lazy("in use, or at odds with what stands today"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to one row. `kind`: insert, update or delete."""

    kind: str
    name: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class OfArticle:
    """An article, by its key where it is there no more, and the lines about it."""

    address: str
    title: str
    language: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Stays:
    """A row that an undoing leaves alone: whose it is, what it says now, and who said so when."""

    address: str
    title: str
    name: str
    why: str
    now: str
    who: str = ""
    at: datetime | None = None


def lines(rows: Iterable[Told]) -> list[Line]:
    found = []
    for table, group in groupby(rows, key=lambda row: row.table):
        together = list(group)
        states = [state for row in together for state in (row.before, row.after) if state]
        words = Words(table.model, states, _fields(table))
        found += [_line(words, row) for row in together]
    return found


def by_article(rows: Sequence[Told], keys: Sequence[int]) -> list[OfArticle]:
    there = Article.objects.only("title", "language").in_bulk(keys)
    gone = {row.pk: row.row for row in rows if row.table.model is Article and hasattr(row.row, "title")}
    of_row = dict(zip((id(row) for row in rows), lines(rows), strict=True))
    found = []
    for pk in keys:
        article = there.get(pk)
        told = article or gone.get(pk)
        found.append(
            OfArticle(
                reverse(f"admin:articles_article_{'change' if article else 'history'}", args=[pk]),
                told.title if told else _("Article {number}, which was deleted").format(number=pk),
                str(getattr(told, "language", "")),
                list(dict.fromkeys(of_row[id(row)] for row in rows if row.article == pk)),
            )
        )
    return found


def stays(kept: Sequence[Kept]) -> list[Stays]:
    found: list[Stays] = []
    for table, group in groupby(sorted(kept, key=lambda one: one.table.events._meta.label), key=lambda one: one.table):
        found += _stays(table, list(group))
    return found


def _stays(table: Table, kept: list[Kept]) -> list[Stays]:
    keys = [one.pk for one in kept]
    events = table.events.objects.filter(pgh_obj_id__in=keys).select_related("pgh_context")
    last = {event.pgh_obj_id: event for event in events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}
    now = table.rows(keys)
    words = Words(table.model, [*now.values(), *last.values()], _fields(table))
    keys_of_articles = {_article_of(table, row) for row in last.values()} - {None}
    titles = Article.objects.only("title").in_bulk(keys_of_articles)
    people = _people(last.values())
    found = []
    for one in kept:
        event, row = last.get(one.pk), now.get(one.pk)
        shown = row if row is not None else event
        article = titles.get(_article_of(table, event))
        since = event if one.why != "refused" else None
        found.append(
            Stays(
                _address(table, row, article),
                str(article or ""),
                _name(words, table, shown),
                str(WHY[one.why]),
                _now(words, row, one.columns) if one.why == "changed" else "",
                people.get(_user(since), ""),
                since.pgh_created_at if since else None,
            )
        )
    return found


def _line(words: Words, row: Told) -> Line:
    kind = "insert" if row.before is None else "delete" if row.after is None else "update"
    changes = tuple(words.changes(row.before, row.after)) if kind == "update" else ()
    whole = kind != "update" and row.table.model is Article
    return Line(kind, _("the article") if whole else _name(words, row.table, row.row), changes)


def _name(words: Words, table: Table, row: Any) -> str:
    return "" if table.model is Article or row is None else words.name(row)


def _now(words: Words, row: Any, columns: Sequence[str]) -> str:
    """The first value among some columns that says something by itself: "rejected", "edition 2016"."""
    for field in words.fields:
        if field.attname in columns and row is not None:
            value = words.shown(field, getattr(row, field.attname)) or "–"
            return value if field.name == "state" else f"{field.verbose_name} {Truncator(value).words(12)}"
    return ""


def _fields(table: Table) -> list[str]:
    told = (field.name for field in table.events._meta.fields if not field.name.startswith("pgh_"))
    return [name for name in told if name not in UNTOLD and not name.endswith(BESIDE)]


def _article_of(table: Table, row: Any) -> int | None:
    if row is None:
        return None
    if table.model is Article:
        return int(getattr(row, "pgh_obj_id", None) or row.pk)
    return getattr(row, "article_id", None)


def _address(table: Table, row: Any, article: Article | None) -> str:
    """The page of the article, or of the row itself."""
    if article is not None:
        return reverse("admin:articles_article_change", args=[article.pk])
    try:
        return reverse(f"admin:articles_{table.model._meta.model_name}_change", args=[row.pk]) if row else ""
    except NoReverseMatch:
        return ""


def _people(events: Iterable[Any]) -> dict[Any, str]:
    users = {_user(event) for event in events} - {None}
    return {user.pk: user.get_username() for user in get_user_model()._default_manager.filter(pk__in=users)}


def _user(event: Any) -> Any:
    return event.pgh_context.metadata.get("user") if event and event.pgh_context else None
