"""Names in no registry as the desk lists them: each with sentences, and organizations whose name it may be."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Lower

from articles.admin.desk.cards import parted
from articles.models import NameCandidate, NameSighting, Organization, OrganizationName
from articles.registry.knowledge import is_han

SHOWN, LOOKED_AT = 2, 6
"""Sentences of each name in a list, no two the same, among so many of the newest."""
LIKELY = 2
"""Organizations that are offered for each name."""
LONGEST_WORDS, LONGEST_CHARACTERS, FIRST_CHARACTERS = 6, 12, 5
SHORTEST = 3
"""Letters of a Latin name by which an organization is looked for."""
ON_ROW = ("surface", "sentence", "count", "candidate", "article__title", "article__language", "article__published_on")
MORE = ("article__date_precision", "article__outlet_name", "article__source__name", "article__status")

NEWEST = """
    SELECT sighting.id FROM unnest(%s::bigint[]) AS name (id) CROSS JOIN LATERAL (
        SELECT id FROM articles_namesighting WHERE candidate_id = name.id ORDER BY article_id DESC LIMIT %s
    ) AS sighting"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence that has the name, in three parts, and its article."""

    sighting: NameSighting
    before: str
    found: str
    after: str

    @classmethod
    def of(cls, sighting: NameSighting) -> "Seen":
        return cls(sighting, **parted(sighting.sentence, sighting.surface))

    @property
    def article(self) -> Any:
        return self.sighting.article


@dataclass(frozen=True, slots=True)
class Row:
    candidate: NameCandidate
    seen: list[Seen] = field(default_factory=list)
    likely: list[Organization] = field(default_factory=list)


def rows_of(candidates: Sequence[NameCandidate]) -> list[Row]:
    """The rows of some names: five queries, however many there are."""
    sentences = newest([one.pk for one in candidates])
    owners = likely(candidates)
    return [Row(one, sentences.get(one.pk, []), owners.get(one.pk, [])) for one in candidates]


def newest(candidates: Collection[int]) -> dict[int, list[Seen]]:
    """The sentences of the newest articles that have each name."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [list(candidates), LOOKED_AT])
        keys = [key for (key,) in cursor.fetchall()]
    found: dict[int, list[Seen]] = defaultdict(list)
    for sighting in seen_with_articles().filter(pk__in=keys):
        some = found[sighting.candidate_id]
        if len(some) < SHOWN and all(one.sighting.sentence != sighting.sentence for one in some):
            some.append(Seen.of(sighting))
    return found


def seen_with_articles() -> Any:
    return NameSighting.objects.select_related("article__source").only(*ON_ROW, *MORE).order_by("-article_id")


def likely(candidates: Collection[NameCandidate]) -> dict[int, list[Organization]]:
    """Organizations one of whose names begins a name, or stands near its beginning; the longest first."""
    parts = {one.pk: list(dict.fromkeys(parts_of(one.name))) for one in candidates}
    every = {part for some in parts.values() for part in some}
    if not every:
        return {}
    owners = _owners(every)
    organizations = Organization.objects.in_bulk({pk for pks in owners.values() for pk in pks})
    found = {}
    for key, some in parts.items():
        ranked = dict.fromkeys(pk for part in sorted(some, key=len, reverse=True) for pk in owners.get(part, ()))
        found[key] = [organizations[pk] for pk in ranked if pk in organizations][:LIKELY]
    return found


def _owners(parts: Collection[str]) -> dict[str, list[int]]:
    """Whose name each is, in small letters."""
    owners: dict[str, list[int]] = defaultdict(list)
    of_names = OrganizationName.objects.annotate(low=Lower("name")).filter(low__in=parts)
    for low, pk in of_names.values_list("low", "organization_id"):
        owners[low].append(pk)
    canonical = Organization.objects.annotate(low=Lower("name")).filter(Q(low__in=parts) | Q(name_zh__in=parts))
    for low, name_zh, pk in canonical.values_list("low", "name_zh", "pk"):
        owners[low].append(pk)
        owners[name_zh].append(pk)
    return owners


def parts_of(name: str) -> Iterator[str]:
    """Beginnings of a name, in small letters: of words, or of characters, which may stand behind a place."""
    if is_han(name):
        for start in range(min(FIRST_CHARACTERS, len(name) - 1)):
            for end in range(start + 2, min(len(name), start + LONGEST_CHARACTERS) + 1):
                yield name[start:end].lower()
        return
    words = name.replace(",", "").lower().split()
    for end in range(1, min(len(words), LONGEST_WORDS) + 1):
        part = " ".join(words[:end])
        if len(part) >= SHORTEST:
            yield part
