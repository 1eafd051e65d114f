"""What some transactions changed, by the kinds of things: how many rows, and whose some of them are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import ngettext

from articles.history.strands import Strand
from articles.history.words import Related
from articles.models import Article
from articles.models.history import owners

MOST = 1000
"""Rows of one kind in one transaction up to which they are counted."""
NAMED = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its name, and by the kind and key under which its history is found."""

    name: str
    model: str
    pk: int


@dataclass(frozen=True, slots=True)
class Thing:
    """Rows of one kind, by the table of their events. `many`: more than are counted."""

    events: Any
    count: int
    many: bool
    some: tuple[Named, ...]

    @property
    def title(self) -> str:
        if self.events.__name__ == "ArticleBodyEvent":
            return ngettext("text", "texts", self.count)
        names = self.events.pgh_tracked_model._meta
        return str(names.verbose_name if self.count == 1 else names.verbose_name_plural)

    @staticmethod
    def joined(things: Iterable["Thing"]) -> list["Thing"]:
        found: dict[Any, Thing] = {}
        for one in things:
            there = found.get(one.events)
            if there:
                some = tuple(dict.fromkeys((*there.some, *one.some)))[:NAMED]
                one = Thing(one.events, there.count + one.count, there.many or one.many, some)
            found[one.events] = one
        return list(found.values())


class Things:
    """What each of some transactions changed: a time and a context each, or None for plain SQL."""

    def __init__(self, keys: Sequence[tuple[datetime, UUID | None]], strands: Sequence[Strand]) -> None:
        self._related = Related()
        self._found: dict[int, list[Thing]] = {}
        rows = _counted(keys, strands) if keys and strands else []
        whose = {number: self._whose(strands[number], rows, number) for number in {row[0] for row in rows}}
        for number, place, count, events in rows:
            keys_of_owners = dict.fromkeys(whose[number][event] for event in events)
            some = tuple(
                Named(self._related.name(model, pk), model._meta.model_name, pk) for model, pk in keys_of_owners
            )
            kind = strands[number]
            self._found.setdefault(place, []).append(Thing(kind.events, min(count, MOST), count > MOST, some))

    def _named(self, thing: tuple[Any, int]) -> Named:
        model, pk = thing
        return Named(self._related.name(model, pk), str(model._meta.model_name), pk)

    def of(self, place: int) -> list[Thing]:
        return Thing.joined(self._found.get(place, []))

    def _whose(self, strand: Strand, rows: Sequence[Any], number: int) -> dict[int, tuple[Any, int]]:
        """The thing in whose history an event is looked for: the row itself, or what it belongs to."""
        told = {field.attname for field in strand.events._meta.local_fields}
        owner = next((f for f in owners(strand.model) if not f.null and f.attname in told), None)
        if strand.model is Article:
            owner = None
        model, column = (owner.related_model, owner.attname) if owner else (strand.model, "pgh_obj_id")
        wanted = [event for own, _place, _count, events in rows if own == number for event in events]
        found = dict(strand.events.objects.filter(pgh_id__in=wanted).values_list("pgh_id", column))
        self._related.want(model, found.values())
        return {event: (model, pk) for event, pk in found.items()}


def _counted(keys: Sequence[tuple[datetime, UUID | None]], strands: Sequence[Strand]) -> list[Any]:
    """Table, transaction, number of events up to one more than are counted, and some of them. One query."""
    parts = [_part(number, strand) for number, strand in enumerate(strands)]
    places: dict[str, list[int]] = {"named": [], "sql": []}
    for place, (_at, context) in enumerate(keys):
        places["named" if context else "sql"].append(place)
    parameters: dict[str, Any] = {
        "named": places["named"],
        "contexts": [keys[place][1] for place in places["named"]],
        "sql": places["sql"],
        "times": [keys[place][0] for place in places["sql"]],
        "most": MOST + 1,
        "some": NAMED,
    }
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return list(cursor.fetchall())


def _part(number: int, strand: Strand) -> str:
    counted = f"""
        SELECT count(DISTINCT pgh_obj_id) AS number, (array_agg(pgh_id))[1:%(some)s] AS events
        FROM (SELECT pgh_id, pgh_obj_id FROM {strand.table} WHERE"""
    return f"""
        SELECT {number}, wanted.place, found.number, found.events
        FROM unnest(%(named)s::int[], %(contexts)s::uuid[]) AS wanted(place, context)
        CROSS JOIN LATERAL ({counted} pgh_context_id = wanted.context LIMIT %(most)s) AS few) AS found
        WHERE found.number > 0
        UNION ALL
        SELECT {number}, wanted.place, found.number, found.events
        FROM unnest(%(sql)s::int[], %(times)s::timestamptz[]) AS wanted(place, at)
        CROSS JOIN LATERAL ({counted} pgh_context_id IS NULL AND pgh_created_at = wanted.at
            LIMIT %(most)s) AS few) AS found
        WHERE found.number > 0"""
