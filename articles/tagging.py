"""From what was seen in a text to the tags of an article: mentions, topics, other editions named.

Each tag is a row: its values by column, without the article's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from articles.models import OrganizationName, TaggingRule, TagOrigin, TagState
from articles.understanding import Sighting

SURFACE_LENGTH = 300
RULE_LENGTH = 100

Row = dict[str, Any]

REFERRED: dict[str, Any] = {"name_id": OrganizationName, "tagging_rule_id": TaggingRule}


def mentions(sightings: Iterable[Sighting], organizations: Mapping[str, int], *, accept: bool = False) -> list[Row]:
    """Mentions of what was seen: suggested or, with `accept`, accepted as an import. Skips unknown names."""
    decided = _decided(accept)
    return [
        {"organization_id": organizations[seen.name], "name_id": seen.key or None, **evidence(seen), **decided}
        for seen in sightings
        if seen.name in organizations
    ]


def topics(sightings: Iterable[Sighting], keys: Mapping[str, int], *, accept: bool = False) -> list[Row]:
    """Topics of an article: suggested or, with `accept`, accepted as an import. Unknown slugs are left out."""
    decided = _decided(accept)
    return [{"topic_id": keys[seen.name], **evidence(seen), **decided} for seen in sightings if seen.name in keys]


def evidence(seen: Sighting) -> Row:
    """What a tag rests on: the columns that mentions and topics share, but for who decided."""
    return {
        "surface": seen.mention[:SURFACE_LENGTH],
        "sentence": seen.sentence,
        "offsets": [list(offset) for offset in seen.offsets],
        "count": seen.count,
        "rule": seen.rule[:RULE_LENGTH],
        "matched": seen.matched[:SURFACE_LENGTH],
        "version": seen.version,
        "tagging_rule_id": seen.rule_key or None,
    }


def _decided(accept: bool) -> Row:
    """Who answers for tags: nobody yet, or whoever took the documents in."""
    if not accept:
        return {"state": TagState.SUGGESTED.value, "origin": TagOrigin.RULE.value, "decided_at": None}
    return {"state": TagState.ACCEPTED.value, "origin": TagOrigin.IMPORT.value, "decided_at": timezone.now()}


def without_gone(rows: Iterable[Row]) -> None:
    """Forget names and tagging rules that an editor deleted since the knowledge was read: their tags stay."""
    every = list(rows)
    for column, model in REFERRED.items():
        keys = {row[column] for row in every if row.get(column)}
        gone = keys - set(model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)) if keys else ()
        for row in every if gone else ():
            if row.get(column) in gone:
                row[column] = None


def related_events(years: Iterable[int], keys: Mapping[int, int], *, event_id: int | None) -> list[Row]:
    """Links to the editions that an article names beside its own, `event_id`. Unknown years are left out."""
    return [
        {"event_id": keys[year], "origin": TagOrigin.RULE.value}
        for year in years
        if year in keys and keys[year] != event_id
    ]
