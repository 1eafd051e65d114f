"""What was changed lately in the whole archive, transaction by transaction: who did what to how many things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from pghistory.models import Context

from articles.history import finding, who
from articles.history.strands import OWN, Strand, tables_of, tracked_models
from articles.history.things import Thing, Things
from articles.models import Act

PAGE = 50
BY_COMMAND, BY_SQL = "commands", "sql"
"""What stands in an address for those who are no persons."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to.

    models  of which somebody may see the history; empty: all
    by      the key of an account, `BY_COMMAND`, `BY_SQL`, or empty for everybody
    since, until  times, the first of which is within
    before  the place at which the page begins: a time, and the key of a context ("" for plain SQL)
    """

    models: tuple[Any, ...] = ()
    by: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one transaction, or one act over several, did."""

    at: datetime
    context: UUID | None
    who: str
    action: str
    note: str
    act: Act | None
    things: list[Thing] = field(default_factory=list)

    @property
    def cursor(self) -> str:
        return f"{self.at.isoformat()}~{self.context or ''}"


@dataclass(frozen=True, slots=True)
class Recent:
    """A page of the list. `older`: the place at which the next one begins; "" where it ends here."""

    entries: list[Entry]
    older: str


def recent(wanted: Wanted) -> Recent:
    """The latest changes. How many queries it takes depends on the kinds of things, not on how much was changed."""
    contexts = [] if wanted.by == BY_SQL else list(_contexts(wanted)[: PAGE + 1])
    by_sql = [(at, None) for at in _times_of_sql(wanted)] if wanted.by in ("", BY_SQL) else []
    keys: list[tuple[datetime, UUID | None]] = [*((one.created_at, one.pk) for one in contexts), *by_sql]
    keys.sort(key=lambda key: (key[0], str(key[1] or "")), reverse=True)
    told = _entries(keys[:PAGE], {one.pk: one.metadata for one in contexts}, wanted.models)
    older = told[-1].cursor if len(keys) > PAGE and told else ""
    return Recent(list(_folded(one for one in told if one.things)), older)


def _contexts(wanted: Wanted) -> QuerySet[Context]:
    rows = Context.objects.order_by("-created_at", "-pk")
    if wanted.by == BY_COMMAND:
        rows = rows.exclude(metadata__has_key="user")
    elif wanted.by:
        rows = rows.extra(where=["metadata ->> 'user' = %s"], params=[wanted.by])  # by the expression's index
    if wanted.since:
        rows = rows.filter(created_at__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(created_at__lt=wanted.until)
    if wanted.before:
        at, key = wanted.before
        earlier = Q(created_at__lt=at)
        rows = rows.filter(earlier | Q(created_at=at, pk__lt=key)) if key else rows.filter(earlier)
    if wanted.models:
        of_these = (Exists(events.objects.filter(pgh_context=OuterRef("pk"))) for events in _tables(wanted.models))
        found = Q()
        for condition in of_these:
            found |= Q(condition)
        rows = rows.filter(found)
    return rows


def _tables(models: Sequence[Any]) -> list[Any]:
    return [events for model in models or tracked_models() for events in tables_of(model)]


def _times_of_sql(wanted: Wanted) -> list[datetime]:
    """When statements wrote that no program of the archive sent, or none that said who it was."""
    at = min((time for time in (wanted.until, wanted.before and wanted.before[0]) if time), default=None)
    found = finding.times_without_context(_tables(wanted.models), before=at, number=PAGE + 1)
    return [time for time in found if wanted.since is None or time >= wanted.since]


def _entries(
    keys: Sequence[tuple[datetime, UUID | None]], metadata: dict[UUID, dict[str, Any]], models: Sequence[Any]
) -> list[Entry]:
    people = who.People(metadata.values())
    contexts = [key for _at, key in keys if key]
    acts = Act.objects.filter(contexts__overlap=contexts).select_related("undone_by_act") if contexts else ()
    act_of = {context: act for act in acts for context in act.contexts}
    things = Things(
        keys, [Strand(model, events, OWN) for model in models or tracked_models() for events in tables_of(model)]
    )
    found = []
    for place, (at, key) in enumerate(keys):
        told, act = (metadata.get(key, {}) if key else None), act_of.get(key) if key else None
        note = who.note(told) or who.note_of(act)
        found.append(Entry(at, key, people.who(told), who.action(told), note, act, things.of(place)))
    return found


def _folded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Transactions of one act that follow one another, as one."""
    for _key, group in groupby(entries, key=lambda entry: entry.act or entry.cursor):
        first, *others = group
        for other in others:
            first.things[:] = Thing.joined([*first.things, *other.things])
        yield first
