"""Rows of the reference files as the columns of their models."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import slugify

from articles.reference import EditionRow, NameRow, OrganizationRow, PlaceRow, SourceRow, SuccessionRow, TopicRow

Values = dict[str, Any]


def slug_of(name: str) -> str:
    """The address of a name: "JD.com" is jd-com, "U.S. Congress" us-congress, "CNCERT/CC" cncert-cc."""
    parted = re.sub(r"(?<=\w\w)\.(?=\w\w)|[/&]", "-", name.replace(" & ", " and "))
    return slugify(parted)[:120].strip("-")


def place_values(rows: Iterable[PlaceRow]) -> Iterator[Values]:
    for row in rows:
        yield {
            "name": row.name,
            "name_zh": row.name_zh,
            "slug": slug_of(row.name),
            "country": row.country,
            "other_names": list(row.other_names),
        }


def event_values(rows: Iterable[EditionRow]) -> Iterator[Values]:
    for row in rows:
        yield {
            "number": row.number,
            "year": row.year,
            "slug": row.slug,
            "name": row.name,
            "name_zh": row.name_zh,
            "start_date": row.start_date,
            "end_date": row.end_date,
            "place": row.place,
            "country": row.country,
            "theme": row.theme,
            "theme_zh": row.theme_zh,
            "other_names": list(row.other_names),
            "website": row.website,
        }


def source_values(rows: Iterable[SourceRow]) -> Iterator[Values]:
    for row in rows:
        yield {
            "name": row.name,
            "name_zh": row.name_zh,
            "slug": slug_of(row.name),
            "kind": row.kind,
            "country": row.country,
            "languages": list(row.languages),
            "website": row.homepage,
            "domains": list(row.domains),
            "dateline_forms": list(row.dateline_forms),
        }


def topic_values(rows: Iterable[TopicRow]) -> Iterator[Values]:
    for row in rows:
        yield {
            "slug": row.slug,
            "label": row.label,
            "label_zh": row.label_zh,
            "definition": row.definition,
            "cues": list(row.cues),
        }


def organization_values(row: OrganizationRow, *, parent_id: int | None) -> Values:
    return {
        "name": row.name,
        "name_zh": row.name_zh,
        "slug": slug_of(row.name),
        "kind": row.kind,
        "country": row.country,
        "parent_id": parent_id,
        "wikidata_qid": row.wikidata_qid,
        "website": row.website,
    }


def name_values(name: NameRow, *, organization_id: int) -> Values | None:
    """The columns of an `OrganizationName`. A canonical name needs one only for rules of its own, as Apple has."""
    plain = not (name.case_sensitive or name.ambiguous)
    if name.kind == "canonical" and plain:
        return None
    return {
        "organization_id": organization_id,
        "name": name.text,
        "kind": "alias" if name.kind == "canonical" else name.kind,
        "language": name.language,
        "case_sensitive": name.case_sensitive,
        "ambiguous": name.ambiguous,
        "valid_from": name.valid_from,
        "valid_to": name.valid_to,
    }


def succession_values(row: SuccessionRow, *, predecessor_id: int, successor_id: int) -> Values:
    return {
        "predecessor_id": predecessor_id,
        "successor_id": successor_id,
        "kind": row.kind,
        "happened_on": row.happened_on,
        "date_precision": row.precision,
        "source_url": row.source_url,
    }
