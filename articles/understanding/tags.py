"""The organizations and topics of a text: what names, cues and rules find in it, each with what it rests on."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from articles.readers import PartialDate
from articles.rules import Found
from articles.understanding.anatomy import EXAMINED
from articles.understanding.knowledge import Knowledge
from articles.understanding.organizations import organizations_of
from articles.understanding.result import Sighting
from articles.understanding.topics import topics_of


@dataclass(frozen=True, slots=True)
class Tags:
    """What a text is tagged with: organizations in order of their first mention, topics with the best supported first.

    The `name` of a topic's sighting is its slug.
    """

    organizations: tuple[Sighting, ...] = ()
    topics: tuple[Sighting, ...] = ()


def dated(day: datetime.date | None, precision: str) -> PartialDate | None:
    """A day and its precision ("day", "month", "year" or "unknown"), as an article keeps them, as one value."""
    if day is None or precision not in ("day", "month", "year"):
        return None
    return PartialDate(day.year, day.month if precision != "year" else None, day.day if precision == "day" else None)


def tags_of(
    title: str | None,
    body: str,
    language: str,
    published: PartialDate | None,
    knowledge: Knowledge,
    *,
    own_title: bool = True,
) -> Tags:
    """The tags of a text as it is kept, the same that understanding its document gives.

    `own_title` is false for a title that was inferred: it is made of the text's own words, and names nothing by itself.
    `published` decides which names were in use; None: all. Of a very long text the beginning is looked at.
    """
    if len(body) > EXAMINED:
        body = body[:EXAMINED]
    days = (published.first_day(), published.last_day()) if published else None
    organizations = organizations_of(title if own_title else None, body, language, knowledge, days)
    topics = topics_of(title, body, knowledge, organizations)
    if not knowledge.rules:
        return Tags(organizations, topics)
    found = [one for one in knowledge.rule_set.find(title, body, language, published) if one.surface.strip()]
    return Tags(
        _joined(organizations, (one for one in found if not one.rule.is_topic)),
        _joined(topics, (one for one in found if one.rule.is_topic)),
    )


def _joined(seen: tuple[Sighting, ...], found: Iterable[Found]) -> tuple[Sighting, ...]:
    """What names or cues found, and what only rules did; of several rules for one thing, the first."""
    known = {one.name: one for one in seen}
    for one in found:
        if one.rule.target not in known:
            known[one.rule.target] = _by_rule(one)
    return tuple(known.values())


def _by_rule(found: Found) -> Sighting:
    start, end = found.offsets[0] if found.offsets else (None, None)
    return Sighting(
        name=found.rule.target,
        mention=found.surface,
        start=start,
        end=end,
        sentence=found.sentence,
        count=found.count,
        offsets=found.offsets,
        rule=f"rule: {found.rule.label}" if found.offsets else f"rule: {found.rule.label}, in the title",
        matched=found.term,
        version=found.rule.version,
        rule_key=found.rule.key,
    )
