"""The organizations and topics of a text: what names, cues and rules find in it, each with what it rests on."""

import datetime
from dataclasses import dataclass

from articles.readers import PartialDate
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
    organizations = organizations_of(title if own_title else None, body, language, knowledge)
    return Tags(organizations, topics_of(title, body, knowledge))
