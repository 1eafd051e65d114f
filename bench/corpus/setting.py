"""What the texts are about: organizations, outlets, places, topics and editions of the reference data."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from articles import reference
from articles.reference import EditionRow, PlaceRow, SourceRow, TopicRow

ORGANIZATIONS = 800
OUTLETS = 120
AGENCIES = 12
PLACES = 60
SHORTEST = 5
"""Characters of an organization's name that can hardly mean anything else."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Things of which few come often and most rarely: rank r has a share of 1 / (r + 3)."""

    rows: Sequence[tuple[str, str]]
    weights: Sequence[float]

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str]]) -> "Drawn":
        return cls(rows, list(accumulate(1 / (rank + 3) for rank in range(len(rows)))))


@dataclass(frozen=True, slots=True)
class Setting:
    """Organizations as (name, Chinese name); in Chinese texts only those that have one."""

    organizations: Drawn
    organizations_zh: Drawn
    outlets: Sequence[SourceRow]
    outlet_weights: Sequence[float]
    agencies: Sequence[SourceRow]
    places: Sequence[PlaceRow]
    topics: Sequence[TopicRow]
    topic_weights: Sequence[float]
    editions: Sequence[EditionRow]


@cache
def setting() -> Setting:
    """From the reference files, in an order of its own that has nothing to do with that of the files."""
    chance = random.Random("setting")
    rows = [(row.name, row.name_zh) for row in reference.organizations() if _plain(row)]
    chance.shuffle(rows)
    rows = rows[:ORGANIZATIONS]
    sources = [row for row in reference.sources() if row.domains]
    outlets = [row for row in sources if row.kind != "wire"]
    chance.shuffle(outlets)
    topics = list(reference.topics())
    chance.shuffle(topics)
    return Setting(
        organizations=Drawn.of(rows),
        organizations_zh=Drawn.of([row for row in rows if row[1]]),
        outlets=outlets[:OUTLETS],
        outlet_weights=list(accumulate(1 / (rank + 5) for rank in range(min(OUTLETS, len(outlets))))),
        agencies=[row for row in reference.sources() if row.kind == "wire"][:AGENCIES],
        places=reference.places()[:PLACES],
        topics=topics,
        topic_weights=list(accumulate(1 / (rank + 4) for rank in range(len(topics)))),
        editions=reference.editions(),
    )


def _plain(row: reference.OrganizationRow) -> bool:
    canonical = [name for name in row.names if name.text == row.name]
    return len(row.name) >= SHORTEST and not any(name.ambiguous for name in canonical)
