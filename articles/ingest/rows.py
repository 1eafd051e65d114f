"""From what was understood to the columns of an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from articles import addresses
from articles.fingerprints import text_hash
from articles.models import Event, Organization, Origin, Place, Source, Topic
from articles.understanding import Understood

WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
TITLE_LENGTH = 500
PRINTED_LENGTH = 200
ZONE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Keys:
    """The primary keys of the reference rows by the names that understanding uses."""

    events: dict[int, int]
    sources: dict[str, int]
    places: dict[str, int]
    organizations: dict[str, int]
    topics: dict[str, int]

    @classmethod
    def load(cls) -> Self:
        """Read them once for an intake: five queries."""
        return cls(
            events=dict(Event.objects.wic().values_list("year", "pk")),
            sources=dict(Source.objects.values_list("name", "pk")),
            places=dict(Place.objects.values_list("name", "pk")),
            organizations=dict(Organization.objects.values_list("name", "pk")),
            topics=dict(Topic.objects.values_list("slug", "pk")),
        )


def article_values(understood: Understood, keys: Keys, address: str = "") -> dict[str, Any]:
    """Field values of an article. Where the registry lacks an outlet its printed name is kept.

    `address` is whence the document was fetched; it counts where the document does not name its own.
    """
    title = (understood.title or "")[:TITLE_LENGTH]
    whence = next((one for one in (understood.source_url, address) if WEB_ADDRESS.fullmatch(one or "")), "")
    return {
        "title": title,
        "title_origin": understood.title_origin or Origin.INFERRED,
        "body": understood.body,
        "language": "" if understood.language == "und" else understood.language,
        "language_origin": "" if understood.language == "und" else Origin.INFERRED,
        "byline": list(understood.byline),
        "byline_origin": Origin.EXTRACTED if understood.byline else "",
        "summary": understood.summary or "",
        "source_url": whence,
        "canonical_address": understood.canonical_address or addresses.canonical(whence or ""),
        "candidates": [*(candidate.as_object() for candidate in understood.candidates), *_stories(understood)],
        "warnings": list(understood.warnings),
        "text_hash": text_hash(title, understood.body),
        **_date(understood),
        **_place(understood, keys),
        **_outlet(understood, keys),
        **_agency(understood, keys),
        **_event(understood, keys),
    }


def _stories(understood: Understood) -> Iterator[dict[str, Any]]:
    """The stories of a round-up, kept beside the candidates: where each begins and ends in the text."""
    for story in understood.stories:
        yield {
            "field": "story",
            "value": story.title or "",
            "evidence": story.dateline,
            "rule": "round-up",
            "chosen": False,
            "start": story.start,
            "end": story.end,
        }


def _date(understood: Understood) -> dict[str, Any]:
    if understood.published is None:
        unknown = {"published_time": None, "published_zone": ""}
        return {"published_on": None, "date_precision": "unknown", "date_origin": "", "date_evidence": "", **unknown}
    return {
        "published_on": understood.published.first_day(),
        "date_precision": understood.published.precision,
        "date_origin": understood.date_origin or Origin.EXTRACTED,
        "date_evidence": understood.date_evidence or "",
        "published_time": understood.published_time,
        "published_zone": (understood.published_zone or "")[:ZONE_LENGTH],
    }


def _place(understood: Understood, keys: Keys) -> dict[str, Any]:
    printed = (understood.place or "")[:PRINTED_LENGTH]
    key = keys.places.get(understood.place_key or "")
    return {"place_id": key, "place_text": printed, "place_origin": Origin.EXTRACTED if printed or key else ""}


def _outlet(understood: Understood, keys: Keys) -> dict[str, Any]:
    name = understood.outlet or ""
    key = keys.sources.get(name)
    return {
        "source_id": key,
        "outlet_name": "" if key else name[:PRINTED_LENGTH],
        "source_origin": (understood.outlet_origin or Origin.EXTRACTED) if name else "",
        "source_evidence": (understood.outlet_evidence or "") if name else "",
    }


def _agency(understood: Understood, keys: Keys) -> dict[str, Any]:
    key = keys.sources.get(understood.agency or "")
    return {
        "agency_id": key,
        "agency_origin": (understood.agency_origin or Origin.EXTRACTED) if key else "",
        "agency_evidence": (understood.agency_evidence or "") if key else "",
    }


def _event(understood: Understood, keys: Keys) -> dict[str, Any]:
    key = keys.events.get(understood.edition or 0)
    return {
        "event_id": key,
        "event_origin": (understood.edition_origin or Origin.EXTRACTED) if key else "",
        "event_evidence": (understood.edition_evidence or "") if key else "",
    }
