"""Names in no registry, as rows: each name once, and a sighting for each article that has it.

Counts are kept by triggers. Names are locked after articles, in the order of their keys, so that two who write at once
never wait for each other in turn.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.ingest.copying import copy_rows
from articles.models import NameCandidate, NameSighting
from articles.models.name_candidate import CandidateState
from articles.understanding import Newcomer

Row = dict[str, Any]
Found = Mapping[int, Collection[Newcomer]]
"""What each article has, by its key."""

COLUMNS = ("surface", "sentence", "offsets", "count")
LOCKED = """
    SELECT key, id, state FROM articles_namecandidate WHERE key = ANY(%s) ORDER BY key FOR NO KEY UPDATE"""
MADE = """
    INSERT INTO articles_namecandidate (key, name, kind, state, article_count, mention_count)
    SELECT key, name, kind, %s, 0, 0 FROM unnest(%s::text[], %s::text[], %s::text[]) AS one (key, name, kind)
    ORDER BY key ON CONFLICT (key) DO NOTHING"""


@dataclass(frozen=True, slots=True)
class Renewed:
    """Sightings that were added, and that went."""

    added: int = 0
    gone: int = 0

    def __add__(self, other: "Renewed") -> "Renewed":
        return Renewed(self.added + other.added, self.gone + other.gone)


def write(found: Found) -> None:
    """Add the sightings of new articles. A name that was dismissed for good gets none."""
    copy_rows(NameSighting, list(_rows(found)))


def renew(found: Found) -> Renewed:
    """Bring the sightings of articles up to date, all of them: what is no longer found goes."""
    there = {
        (sighting.article_id, sighting.candidate.key): sighting
        for sighting in NameSighting.objects.filter(article__in=found).select_related("candidate")
    }
    wanted = {(article, one.key): one for article, names in found.items() for one in names}
    gone = [sighting.pk for place, sighting in there.items() if place not in wanted]
    changed = [sighting for place, sighting in there.items() if place in wanted and _changed(sighting, wanted[place])]
    new: dict[int, list[Newcomer]] = defaultdict(list)
    for (article, key), one in wanted.items():
        if (article, key) not in there:
            new[article].append(one)
    if gone or changed or new:
        _make({one.key: one for names in new.values() for one in names})
        _locked([*{key for _article, key in there.keys() ^ wanted.keys()}, *(one.candidate.key for one in changed)])
    rows = list(_rows(new))
    copy_rows(NameSighting, rows)
    NameSighting.objects.bulk_update(changed, COLUMNS)
    NameSighting.objects.filter(pk__in=gone).delete()
    return Renewed(len(rows), len(gone))


def _changed(sighting: NameSighting, one: Newcomer) -> bool:
    """Give a sighting what is seen now; whether that is something else."""
    before = [getattr(sighting, name) for name in COLUMNS]
    for name, value in _values(one).items():
        setattr(sighting, name, value)
    return before != [getattr(sighting, name) for name in COLUMNS]


def _rows(found: Found) -> Iterable[Row]:
    keys = _candidates([one for names in found.values() for one in names])
    for article, names in found.items():
        for one in names:
            if one.key in keys:
                yield {"candidate_id": keys[one.key], "article_id": article, **_values(one)}


def _values(one: Newcomer) -> Row:
    offsets = [list(offset) for offset in one.offsets]
    return {"surface": one.name, "sentence": one.sentence, "offsets": offsets, "count": one.count}


def _candidates(names: Iterable[Newcomer]) -> dict[str, int]:
    """The rows of names by key, made where they are missing; without those that were dismissed."""
    first: dict[str, Newcomer] = {}
    for one in names:
        first.setdefault(one.key, one)
    if not first:
        return {}
    _make(first)
    rows = _locked(list(first))
    return {key: pk for key, (pk, state) in rows.items() if state != CandidateState.DISMISSED}


def _make(first: Mapping[str, Newcomer]) -> None:
    """Make the names that are missing.

    Before any is locked: who holds a lock while it waits for a name that another one makes may be waited for.
    """
    there = NameCandidate.objects.filter(key__in=list(first)).values_list("key", flat=True)
    if missing := first.keys() - set(there):
        columns = [[getattr(first[key], name) for key in missing] for name in ("key", "name", "kind")]
        with connection.cursor() as cursor:
            cursor.execute(MADE, [CandidateState.OPEN.value, *columns])


def _locked(keys: list[str]) -> dict[str, tuple[int, str]]:
    """The names that there are, by key: primary key and state. They stay as they are until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(LOCKED, [keys])
        return {key: (pk, state) for key, pk, state in cursor.fetchall()}


def unused() -> int:
    """Remove open names that no article has any more; how many went."""
    return NameCandidate.objects.filter(state=CandidateState.OPEN, sightings=None).delete()[0]
