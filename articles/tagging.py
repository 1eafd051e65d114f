"""From what was seen in a text to the tags of an article: mentions, topics, other editions named.

Each tag is a row: its values by column, without the article's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from articles.models import TagOrigin, TagState
from articles.understanding import Sighting

SURFACE_LENGTH = 300
RULE_LENGTH = 100

Row = dict[str, Any]


def mentions(sightings: Iterable[Sighting], organizations: Mapping[str, int], *, accept: bool = False) -> list[Row]:
    """Mentions of what was seen: suggested or, with `accept`, accepted as an import. Skips unknown names."""
    state = TagState.ACCEPTED if accept else TagState.SUGGESTED
    origin = TagOrigin.IMPORT if accept else TagOrigin.RULE
    decided_at = timezone.now() if accept else None
    return [
        {
            "organization_id": organizations[seen.name],
            "state": state.value,
            "origin": origin.value,
            "surface": seen.mention[:SURFACE_LENGTH],
            "sentence": seen.sentence,
            "offsets": seen.offsets,
            "count": seen.count,
            "rule": seen.rule[:RULE_LENGTH],
            "decided_at": decided_at,
        }
        for seen in sightings
        if seen.name in organizations
    ]


def topics(slugs: Iterable[str], keys: Mapping[str, int], *, accept: bool = False) -> list[Row]:
    """Topics of an article: suggested or, with `accept`, accepted as an import. Unknown slugs are left out."""
    state = TagState.ACCEPTED if accept else TagState.SUGGESTED
    origin = TagOrigin.IMPORT if accept else TagOrigin.RULE
    return [{"topic_id": keys[slug], "state": state.value, "origin": origin.value} for slug in slugs if slug in keys]


def related_events(years: Iterable[int], keys: Mapping[int, int], *, event_id: int | None) -> list[Row]:
    """Links to the editions that an article names beside its own, `event_id`. Unknown years are left out."""
    return [
        {"event_id": keys[year], "origin": TagOrigin.RULE.value}
        for year in years
        if year in keys and keys[year] != event_id
    ]
