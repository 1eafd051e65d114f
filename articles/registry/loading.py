"""Load the reference files: what is missing is added, what a newer file corrects is changed, what editors did stays."""

from collections.abc import Iterator
from pathlib import Path

import pghistory
from django.db import transaction

from articles import reference
from articles.models import (
    Event,
    FormerSlug,
    Organization,
    OrganizationName,
    OrganizationSuccession,
    Place,
    Source,
    Topic,
)
from articles.reference import OrganizationRow, SuccessionRow
from articles.registry.groups import make_groups
from articles.registry.table import Table, Tally
from articles.registry.values import (
    Values,
    event_values,
    name_values,
    organization_values,
    place_values,
    slug_of,
    source_values,
    succession_values,
    topic_values,
)

BY_SLUG_OR_NAME = (("slug",), ("name",))


def load_reference(folder: Path | None = None) -> list[Tally]:
    """Load the CSV files of `folder` (by default those of articles/reference), and see to the groups of editors.

    A row is left alone where its content is not what was last loaded: an editor has changed it, or made it. A row that
    an editor deleted or renamed is not made again. Nothing is deleted but successions that the file has taken back.
    All or nothing: one transaction.
    """
    with transaction.atomic(), pghistory.context(command="load_reference"):
        return [
            load_flat(Table("places", Place, BY_SLUG_OR_NAME), place_values(reference.places(folder))),
            load_flat(
                Table("editions", Event, (("series", "year"), ("slug",))),
                ({"series": "wic"} | values for values in event_values(reference.editions(folder))),
            ),
            load_flat(Table("outlets", Source, BY_SLUG_OR_NAME), source_values(reference.sources(folder))),
            load_flat(Table("topics", Topic, (("slug",), ("label",))), topic_values(reference.topics(folder))),
            *load_organizations(reference.organizations(folder), reference.successions(folder)),
            make_groups(),
        ]


def load_flat(table: Table, wanted: Iterator[Values]) -> Tally:
    table.load(wanted)
    return table.tally


def load_organizations(
    rows: tuple[OrganizationRow, ...], successions: tuple[SuccessionRow, ...] = ()
) -> tuple[Tally, Tally, Tally]:
    """Organizations, parents before children, so that each is written once; then their names; then who followed whom.

    A succession is left out where an editor deleted one of the two, or made one of both. Raises `ValueError` naming
    the successions of which an organization is not in the file.
    """
    table = Table("organizations", Organization, (("slug",), ("name",), ("wikidata_qid",)))
    moved = dict(FormerSlug.objects.filter(kind="organization").values_list("slug", "object_id"))
    ids: dict[str, int] = {}
    for level in by_depth(rows):
        wanted = {row.name: organization_values(row, parent_id=ids.get(row.parent)) for row in level}
        table.load(wanted.values())
        for name, values in wanted.items():
            if found := table.find(values):
                ids[name] = found.pk
            elif other := moved.get(slug_of(name)):  # renamed or merged by an editor: its names belong there
                ids[name] = other
    names = Table("names", OrganizationName, (("organization_id", "name"),))
    names.load(name for row in rows if row.name in ids for name in names_of(row, ids[row.name]))
    return table.tally, names.tally, load_successions(successions, {row.name for row in rows}, ids)


def load_successions(rows: tuple[SuccessionRow, ...], named: set[str], ids: dict[str, int]) -> Tally:
    if lost := [row for row in rows if not {row.predecessor, row.successor} <= named]:
        found = ", ".join(f"{row.predecessor} → {row.successor}" for row in lost[:5])
        raise ValueError(f"Successions without a row for both organizations: {found}. Correct successions.csv.")
    table = Table("successions", OrganizationSuccession, (("predecessor_id", "successor_id"),))
    pairs = ((ids.get(row.predecessor), ids.get(row.successor), row) for row in rows)
    wanted = [
        succession_values(row, predecessor_id=before, successor_id=after)
        for before, after, row in pairs
        if before and after and before != after
    ]
    table.load(wanted)
    if wanted:  # a folder without any speaks of none of them
        take_back(table, wanted, set(ids.values()))
    return table.tally


def take_back(table: Table, wanted: list[Values], of_the_file: set[int]) -> None:
    """Delete the successions between organizations of the file that an earlier file told and this one no longer does.

    One that the file took back and tells again later is known from its history, and is left to an editor.
    """
    told = {(values["predecessor_id"], values["successor_id"]) for values in wanted}
    rows = OrganizationSuccession.objects.filter(predecessor__in=of_the_file, successor__in=of_the_file)
    table.drop((row for row in rows if (row.predecessor_id, row.successor_id) not in told), wanted[0])


def names_of(row: OrganizationRow, organization_id: int) -> Iterator[Values]:
    for name in row.names:
        if values := name_values(name, organization_id=organization_id):
            yield values


def by_depth(rows: tuple[OrganizationRow, ...]) -> Iterator[list[OrganizationRow]]:
    """The rows in levels: those without a parent, their children, and so on.

    Raises `ValueError` naming the rows whose parent is not in the file, or that are their own ancestors.
    """
    waiting, done = list(rows), {""}
    while waiting:
        level = [row for row in waiting if row.parent in done]
        if not level:
            names = ", ".join(f"{row.name} (of {row.parent})" for row in waiting[:5])
            raise ValueError(f"Organizations without a reachable parent: {names}. Correct organizations.csv.")
        yield level
        done |= {row.name for row in level}
        waiting = [row for row in waiting if row.name not in done]
