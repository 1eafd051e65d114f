"""Which organizations count together: one with its predecessors and subsidiaries.

Whoever an organization was renamed or merged from, took over or replaced is its predecessor, and so on backwards; whose
parent it is, or that of such a predecessor, is its subsidiary, and so on downwards. What it was split off from counts
too, and nothing beyond: a subsidiary that left brings along neither its sisters nor what its parent bought.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Value

from articles.models.organization import Organization
from articles.models.organization_succession import OrganizationSuccession, SuccessionKind

SUBSIDIARY = "subsidiary"

Tie = tuple[int, int, str]
"""An organization, one that belongs to it, and how: a `SuccessionKind`, or `SUBSIDIARY`."""


@dataclass(frozen=True, slots=True)
class Families:
    """The families of the registry, by primary keys.

    members  of each organization that is not alone: itself and all that count with it
    heads    of each member: the organizations in whose families it is
    """

    members: Mapping[int, frozenset[int]] = field(default_factory=dict)
    heads: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, organization: int) -> frozenset[int]:
        """The family of an organization; itself, where it is alone."""
        return self.members.get(organization) or frozenset([organization])

    def counting(self, named: Iterable[int]) -> set[int]:
        """The organizations that an article counts for which names those in `named`; none of those that are alone."""
        return {head for organization in named for head in self.heads.get(organization, ())}

    @classmethod
    def tied(cls, ties: Iterable[Tie]) -> "Families":
        down: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for head, member, how in ties:
            down[head].append((member, how))
        members = {head: frozenset(family(head, down)) for head in list(down)}
        heads: dict[int, list[int]] = defaultdict(list)
        for head, found in members.items():
            for member in found:
                heads[member].append(head)
        return cls(members, {member: tuple(found) for member, found in heads.items()})


def family(head: int, down: Mapping[int, list[tuple[int, str]]]) -> set[int]:
    """All that count with `head`, itself included. A circle of ties ends where it began."""
    same = closed({head}, down, {SuccessionKind.RENAMING})
    left = {member for one in same for member, how in down.get(one, ()) if how == SuccessionKind.SPLIT}
    return left | closed(same, down, {SUBSIDIARY, *SuccessionKind.values} - {SuccessionKind.SPLIT})


def closed(start: set[int], down: Mapping[int, list[tuple[int, str]]], kinds: set[str]) -> set[int]:
    """`start` and all that is tied to it by ties of some kinds, directly or through others."""
    found, waiting = set(start), list(start)
    while waiting:
        for member, how in down.get(waiting.pop(), ()):
            if how in kinds and member not in found:
                found.add(member)
                waiting.append(member)
    return found


def read() -> Families:
    """The families from the tables, in one query."""
    return Families.tied(ties())


def ties() -> Iterator[Tie]:
    parents = Organization.objects.order_by().filter(parent__isnull=False).annotate(how=Value(SUBSIDIARY))
    rows = OrganizationSuccession.objects.order_by().values_list("successor", "predecessor", "kind")
    for head, member, how in parents.values_list("parent", "pk", "how").union(rows):
        if head is not None:  # as the condition says
            yield head, member, how
