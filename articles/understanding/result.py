"""What understanding a record comes to: every value with its origin and the words it rests on."""

import datetime
from dataclasses import dataclass
from typing import Any

from articles.readers import PartialDate
from articles.understanding.newcomers.newcomer import Newcomer

EXTRACTED = "extracted"
INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One organization or topic seen in a document, and what that rests on.

    `name` is the registry's canonical name, or the slug of a topic; `mention` the first surface form, `start` and `end`
    its code points in the body (None where only the title names it), `offsets` all places of the body, `rule` why the
    words were believed. `matched` is the name, cue or term that matched, as the registry spells it, `version` that of
    its row. `key` is the key of the organization's name, 0 for canonical names and for topics; `rule_key` that of the
    tagging rule that found it, 0 where none did.
    """

    name: str
    mention: str
    start: int | None
    end: int | None
    sentence: str
    count: int
    offsets: tuple[tuple[int, int], ...]
    rule: str
    matched: str = ""
    key: int = 0
    version: int = 0
    rule_key: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a field may have, and why.

    `field` is "date", "outlet", "agency", "place", "edition", "language" or "title"; `value` is written as in the
    preview object; `rule` names what found it, `evidence` the words that it rests on. One of a field at most is
    `chosen`.
    `origin` is "extracted" or "inferred"; `precision` is that of a date. Where the words stand in the body, `start` and
    `end` are their code points, and `sentence` is the one around them.
    """

    field: str
    value: str
    evidence: str
    rule: str
    chosen: bool = False
    origin: str | None = None
    precision: str | None = None
    sentence: str = ""
    start: int | None = None
    end: int | None = None

    def as_object(self) -> dict[str, Any]:
        """The candidate as JSON, in the preview object and in the archive; what does not apply is left out."""
        given = {"field": self.field, "value": self.value, "evidence": self.evidence, "rule": self.rule}
        further = {"origin": self.origin, "precision": self.precision, "sentence": self.sentence}
        place = {} if self.start is None else {"start": self.start, "end": self.end}
        return {**given, "chosen": self.chosen, **{name: value for name, value in further.items() if value}, **place}


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One story of a round-up: its own title (None if it has none), and its code points in the body.

    `dateline` holds the words of a dateline of its own that the body leaves out, as it does for the whole's.
    """

    title: str | None
    start: int
    end: int
    dateline: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A document as it is known after reading. None and empty are unknown; origins are "extracted", "inferred" or None.

    `place` is the dateline's place as printed, `place_key` its name in the reference data; `agency` and `outlet` are
    canonical names of sources (the printed name where the reference data lacks it). `body` has its blocks parted by
    a blank line, headings begin with "## ". `published_time` is as printed, in `published_zone` (as printed as well: a
    name such as "EST" is not resolved); only a date that is known to the day has it. `stories` are the parts of a
    round-up, none for an ordinary article.
    """

    title: str | None = None
    title_origin: str | None = None
    published: PartialDate | None = None
    date_origin: str | None = None
    date_evidence: str | None = None
    place: str | None = None
    place_key: str | None = None
    agency: str | None = None
    agency_origin: str | None = None
    agency_evidence: str | None = None
    outlet: str | None = None
    outlet_origin: str | None = None
    outlet_evidence: str | None = None
    byline: tuple[str, ...] = ()
    language: str = "und"
    edition: int | None = None
    edition_origin: str | None = None
    edition_evidence: str | None = None
    related_editions: tuple[int, ...] = ()
    organizations: tuple[Sighting, ...] = ()
    topics: tuple[str, ...] = ()
    body: str = ""
    source_url: str | None = None
    warnings: tuple[str, ...] = ()
    published_time: datetime.time | None = None
    published_zone: str | None = None
    candidates: tuple[Candidate, ...] = ()
    stories: tuple[StoryPart, ...] = ()
    canonical_address: str | None = None
    summary: str | None = None
    topic_sightings: tuple[Sighting, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()

    def preview(self, path: str, record: int, error: str | None = None) -> dict[str, Any]:
        """The preview object of `ingest --preview`, its keys in their fixed order."""
        return {
            "path": path,
            "record": record,
            "title": self.title,
            "title_origin": self.title_origin,
            "published_on": self.published.isoformat() if self.published else None,
            "date_precision": self.published.precision if self.published else None,
            "date_origin": self.date_origin,
            "date_evidence": self.date_evidence,
            "place": self.place,
            "agency": self.agency,
            "agency_origin": self.agency_origin,
            "outlet": self.outlet,
            "outlet_origin": self.outlet_origin,
            "byline": list(self.byline),
            "language": self.language,
            "edition": self.edition,
            "edition_origin": self.edition_origin,
            "edition_evidence": self.edition_evidence,
            "related_editions": list(self.related_editions),
            "organizations": [
                {"name": seen.name, "mention": seen.mention, "start": seen.start, "end": seen.end}
                for seen in self.organizations
            ],
            "topics": list(self.topics),
            "body": self.body,
            "warnings": list(self.warnings),
            "error": error,
            "published_time": self.published_time.isoformat() if self.published_time else None,
            "published_zone": self.published_zone,
            "candidates": [one.as_object() for one in self.candidates],
            "stories": [
                {"title": part.title, "start": part.start, "end": part.end, "dateline": part.dateline}
                for part in self.stories
            ],
            "canonical_address": self.canonical_address,
        }
