"""Reading bitmaps out of the database: all of them at first, then what a change touched."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from itertools import starmap
from typing import Any

from django.db import connection, transaction
from django.db.models import Aggregate, BinaryField, QuerySet
from pyroaring import BitMap

from articles.bitmaps.columns import COLUMNS, FIELDS, Column, Row
from articles.bitmaps.copies import Copies, Copy
from articles.bitmaps.index import Bitmaps, Sets
from articles.models import (
    UNDATED,
    Article,
    Organization,
    PublicChange,
    PublicChangeEntry,
    Stamp,
    families,
)
from articles.models.families import Families

TRAITS: tuple[str, ...] = ("kind", "country")
"""Columns of the organizations, by which the articles that name them are counted too."""

REGISTRY = tuple(
    f"articles_{name}"
    for name in ("event", "organization", "organizationname", "organizationsuccession", "place", "source", "topic")
)


class Keys(Aggregate):
    """The keys of the rows of a group, four bytes each, most significant first: one value instead of many rows."""

    template = "string_agg(int4send(%(expressions)s::int4), '')"
    output_field = BinaryField()


def read(keys: memoryview | bytes) -> BitMap:
    """The bitmap of what `Keys` gives."""
    numbers = array("I", bytes(keys))
    numbers.byteswap()
    return BitMap(numbers)


def load() -> Bitmaps:
    """All bitmaps, as new as the moment of the call or newer; some seconds for a million articles.

    The stamp is read first, so that the bitmaps may be newer than it says, never older.
    """
    stamp = PublicChange.stamp()
    with transaction.atomic(), connection.cursor() as cursor:
        # A request's limit is too short for this, and compiling takes longer than it saves.
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL jit = off")
        columns: dict[str, Sets] = {name: load_column(column) for name, column in COLUMNS.items()}
        everything = BitMap.union(BitMap(), *columns["day"].values())
        traits = traits_of(Organization.objects.all())
        together = families.read()
        copies = Copies.of(starmap(Copy, of_stories().iterator()))
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT; SET LOCAL jit TO DEFAULT")
    columns |= by_traits(columns["organization"], traits)
    columns["family"] = by_family(columns["organization"], together)
    return assembled(stamp, last_registered(stamp), everything, columns, copies, together)


def of_stories() -> QuerySet[Article, tuple[int, date, int]]:
    """The public articles that belong to stories, as `Copy` has them."""
    return Article.objects.public().filter(story__isnull=False).order_by().values_list("story_id", "sort_date", "pk")


def load_column(column: Column) -> dict[Any, BitMap]:
    articles = Article.objects.public().filter(column.condition).order_by()
    rows = (
        articles.annotate(value=column.expression)
        .values("value")
        .annotate(keys=Keys("pk"))
        .values_list("value", "keys")
    )
    return {value: read(keys) for value, keys in rows.iterator()}


def traits_of(organizations: QuerySet[Organization]) -> dict[str, dict[int, str]]:
    """For each trait, its value by the keys of the organizations that have one."""
    rows = list(organizations.order_by().values_list("pk", *TRAITS))
    return {trait: {row[0]: row[n] for row in rows if row[n]} for n, trait in enumerate(TRAITS, start=1)}


def by_traits(organizations: Sets, traits: Mapping[str, Mapping[int, str]]) -> dict[str, Sets]:
    """The articles that name an organization of each kind, and of each country."""
    grouped: dict[str, dict[str, list[BitMap]]] = {trait: defaultdict(list) for trait in traits}
    for trait, values in traits.items():
        for key, articles in organizations.items():
            if key in values:
                grouped[trait][values[key]].append(articles)
    return {
        trait: {value: BitMap.union(BitMap(), *sets) for value, sets in groups.items()}
        for trait, groups in grouped.items()
    }


def by_family(organizations: Sets, together: Families) -> Sets:
    """The articles of each organization; of those with a family, the articles of all of it."""
    sets = dict(organizations)
    for head, members in together.members.items():
        if found := [organizations[member] for member in members if member in organizations]:
            sets[head] = BitMap.union(BitMap(), *found)
    return sets


def last_registered(stamp: Stamp | None) -> Stamp | None:
    """The last change to the registry; where the log no longer holds it, the present state of everything."""
    entry = PublicChangeEntry.objects.filter(table__in=REGISTRY).order_by("-number").first()
    return entry.stamp if entry else stamp


def assembled(
    stamp: Stamp | None,
    registered: Stamp | None,
    everything: BitMap,
    columns: Mapping[str, Sets],
    copies: Copies,
    together: Families,
) -> Bitmaps:
    days = sorted(day for day, articles in columns["day"].items() if articles and day > UNDATED)
    return Bitmaps(stamp, registered, everything, columns, days, copies, together)


def followed(old: Bitmaps, stamp: Stamp, registered: Stamp | None, changed: Iterable[int]) -> Bitmaps:
    """`old` with the articles in `changed` read again; `registered` is newer where organizations may have changed."""
    gone = BitMap(changed)
    rows = [Row(*values) for values in Article.objects.public().filter(pk__in=list(gone)).values_list(*FIELDS)]
    columns: dict[str, Sets] = {
        name: replaced(old.columns[name], gone, rows, column.values) for name, column in COLUMNS.items()
    }
    everything = (old.everything - gone) | BitMap(row.pk for row in rows)
    told = (Copy(row.story, row.day, row.pk) for row in rows if row.story)
    copies = old.copies.followed(gone, told, registered=registered != old.registered)
    if registered != old.registered:
        columns |= by_traits(columns["organization"], traits_of(Organization.objects.all()))
        together = families.read()
        columns["family"] = by_family(columns["organization"], together)
        return assembled(stamp, registered, everything, columns, copies, together)
    named = {key for row in rows for key in row.organizations}
    for trait, known in traits_of(Organization.objects.filter(pk__in=named)).items():
        columns[trait] = replaced(old.columns[trait], gone, rows, partial(traits_named, known=known))
    heads = {head: sets for head, sets in old.columns["family"].items() if head in old.families.members}
    grown = replaced(heads, gone, rows, lambda row: old.families.counting(row.organizations))
    columns["family"] = {**columns["organization"], **grown}
    return assembled(stamp, registered, everything, columns, copies, old.families)


def traits_named(row: Row, *, known: Mapping[int, str]) -> set[str]:
    return {known[key] for key in row.organizations if key in known}


def replaced(old: Sets, gone: BitMap, rows: Iterable[Row], values: Callable[[Row], Iterable[Any]]) -> Sets:
    """The sets without the articles `gone`, then with those in `rows`; only sets that this touches are copied."""
    added: defaultdict[Any, BitMap] = defaultdict(BitMap)
    for row in rows:
        for value in values(row):
            added[value].add(row.pk)
    touched = {value: articles - gone for value, articles in old.items() if articles.intersect(gone)}
    touched |= {value: touched.get(value, old.get(value, BitMap())) | articles for value, articles in added.items()}
    return {**old, **touched} if touched else old
