"""From a record to what it says: title, date, place, agency, outlet, edition, organizations, topics, and why."""

from dataclasses import replace

from articles.readers import Record
from articles.understanding import candidates
from articles.understanding.anatomy import EXAMINED, dissect
from articles.understanding.bylines import byline_of
from articles.understanding.dates import date_of
from articles.understanding.editions import EditionFound, caption_cues, cues_of, edition_of, named_years
from articles.understanding.knowledge import Knowledge
from articles.understanding.languages import language_of
from articles.understanding.organizations import organizations_of
from articles.understanding.outlets import agency_of, credited_place, outlet_of, wire_warning
from articles.understanding.result import EXTRACTED, INFERRED, Candidate, Sighting, StoryPart, Understood
from articles.understanding.titles import title_of
from articles.understanding.topics import topics_of

TOO_LONG = f"The text is very long: names and dates were looked for in its first {EXAMINED:,} characters only."

__all__ = ["EXTRACTED", "INFERRED", "Candidate", "Knowledge", "Sighting", "StoryPart", "Understood", "understand"]


def understand(record: Record, knowledge: Knowledge) -> Understood:
    """What `record` says, as far as its own words go: given values are facts, the others are read out of the text."""
    zones = dissect(record, knowledge)
    title = title_of(record.title, zones, knowledge)
    body = "\n\n".join(zones.blocks)
    language = language_of(f"{title.text or ''}\n{body}", record.language)
    named_title = title.text if title.origin == EXTRACTED else None
    cues = cues_of(named_title, zones.blocks, knowledge)
    if not named_years(cues):
        cues += caption_cues(record.text, zones.head, knowledge)
    date = date_of(record, zones, cues, knowledge)
    place = record.place or (zones.dateline.place if zones.dateline else None) or credited_place(zones, knowledge)
    place_key = knowledge.place_of(place) if place else None
    edition = edition_of(cues, date.date, place_key, knowledge)
    if record.edition is not None:
        others = tuple(sorted({*edition.related, *filter(None, [edition.year])} - {record.edition}))
        edition = EditionFound(record.edition, EXTRACTED, f"edition: {record.edition}", others)
    agency = agency_of(record, zones, knowledge)
    outlet = outlet_of(record, zones, title.site, knowledge)
    by_day = date.date is not None and date.date.precision == "day"
    found = (*record.warnings, date.warning, wire_warning(agency, zones.sign_offs), TOO_LONG if zones.unread else None)
    understood = Understood(
        title=title.text,
        title_origin=title.origin,
        published=date.date,
        date_origin=date.origin,
        date_evidence=date.evidence,
        place=place,
        place_key=place_key,
        agency=agency.name,
        agency_origin=agency.origin,
        agency_evidence=agency.evidence,
        outlet=outlet.name,
        outlet_origin=outlet.origin,
        outlet_evidence=outlet.evidence,
        byline=byline_of(record, record.title or zones.title or title.text, zones, knowledge),
        language=language,
        edition=edition.year,
        edition_origin=edition.origin,
        edition_evidence=edition.evidence,
        related_editions=edition.related,
        organizations=organizations_of(named_title, body, language, knowledge),
        topics=topics_of(title.text, body, knowledge),
        body=f"{body}\n\n{zones.unread}" if zones.unread else body,
        source_url=record.source_url,
        warnings=tuple(warning for warning in found if warning),
        published_time=record.published_time if by_day else None,
        published_zone=record.published_zone if by_day and record.published_time else None,
        summary=record.summary,
    )
    return replace(understood, candidates=candidates.of_choices(understood))
