"""What understanding a record comes to: every value with its origin and the words it rests on."""

from dataclasses import dataclass
from typing import Any

from articles.readers import PartialDate

EXTRACTED = "extracted"
INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One organization seen in a document.

    `name` is the registry's canonical name, `mention` the first surface form, `start` and `end` its code points in the
    body (None where only the title names it), `offsets` all places of the body, `rule` why the name was believed.
    """

    name: str
    mention: str
    start: int | None
    end: int | None
    sentence: str
    count: int
    offsets: tuple[tuple[int, int], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A document as it is known after reading. None and empty are unknown; origins are "extracted", "inferred" or None.

    `place` is the dateline's place as printed, `place_key` its name in the reference data; `agency` and `outlet` are
    canonical names of sources (the printed name where the reference data lacks it). `body` has its blocks parted by
    a blank line, headings begin with "## ".
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
        }
