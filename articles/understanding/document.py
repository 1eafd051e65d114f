"""From a record to all that it says, and why."""

from articles import addresses
from articles.readers import Record, labels
from articles.understanding import candidates
from articles.understanding.agencies import Page, agencies_of, credited_place, wire_warning
from articles.understanding.anatomy import EXAMINED, Zones, dissect
from articles.understanding.bylines import byline_of
from articles.understanding.credits import Credit, credit_lines
from articles.understanding.dates import dates_of
from articles.understanding.datings import Evidence
from articles.understanding.editions import EditionFound, caption_cues, cues_of, edition_of, named_years
from articles.understanding.knowledge import Knowledge
from articles.understanding.languages import languages_of
from articles.understanding.newcomers.finding import newcomers_of
from articles.understanding.outlets import outlets_of
from articles.understanding.placing import placed
from articles.understanding.result import EXTRACTED, Understood
from articles.understanding.roundups import WARNING, stories_of
from articles.understanding.tags import tags_of
from articles.understanding.titles import titles_of

TOO_LONG = f"The text is very long: names and dates were looked for in its first {EXAMINED:,} characters only."


def understand(record: Record, knowledge: Knowledge) -> Understood:
    """What `record` says, as far as its own words go: given values are facts, the others are read out of the text."""
    zones = dissect(record, knowledge)
    titles = tuple(titles_of(record, zones, knowledge))
    title = titles[0]
    body = "\n\n".join(zones.blocks)
    languages = languages_of(f"{title.text or ''}\n{body}", record.language)
    named_title = title.text if title.origin == EXTRACTED else None
    cues = cues_of(named_title, zones.blocks, knowledge)
    if not named_years(cues):
        cues += caption_cues(record.text, zones.head, knowledge)
    dates = dates_of(Evidence(record, zones, cues, knowledge, labels.dates(record.labels), languages[0].tag))
    date = dates.chosen
    places = _places(record, zones, knowledge)
    place = places[0][0] if places else None
    place_key = knowledge.place_of(place) if place else None
    edition = _edition(record, edition_of(cues, date.date, place_key, knowledge))
    page = Page(record, zones, credit_lines(zones.head, knowledge), title.site, knowledge)
    agencies = tuple(agencies_of(page))
    agency = agencies[0] if agencies else Credit()
    outlets = tuple(outlets_of(page, agency.name))
    outlet = outlets[0] if outlets else Credit()
    tags = tags_of(title.text, body, languages[0].tag, date.date, knowledge, own_title=named_title is not None)
    stories = stories_of(title, zones, knowledge)
    found = (*record.warnings, date.warning, wire_warning(agency, zones.sign_offs), TOO_LONG if zones.unread else None)
    if stories:
        found = (*found, WARNING.format(count=len(stories)))
    return Understood(
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
        language=languages[0].tag,
        edition=edition.year,
        edition_origin=edition.origin,
        edition_evidence=edition.evidence,
        related_editions=edition.related,
        organizations=tags.organizations,
        topics=tuple(seen.name for seen in tags.topics),
        body=f"{body}\n\n{zones.unread}" if zones.unread else body,
        source_url=record.source_url,
        warnings=tuple(warning for warning in found if warning),
        published_time=dates.clock.time if dates.clock else None,
        published_zone=dates.clock.zone if dates.clock else None,
        candidates=placed(
            (
                *candidates.of_dates(dates),
                *candidates.of_credits("outlet", outlets),
                *candidates.of_credits("agency", agencies),
                *candidates.of_places(places),
                *candidates.of_editions(edition),
                *candidates.of_languages(languages),
                *candidates.of_titles(titles),
            ),
            title.text,
            body,
            record.text,
        ),
        stories=stories,
        canonical_address=addresses.canonical(record.source_url or record.address) or None,
        summary=record.summary,
        topic_sightings=tags.topics,
        newcomers=newcomers_of(
            body, languages[0].tag, (seen.offsets for seen in tags.organizations), knowledge.registered
        ),
    )


def _places(record: Record, zones: Zones, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    """Where the report may have been filed: the place as printed, its evidence and the rule, the likeliest first."""
    places = [(record.place, f"place: {record.place}", "label")] if record.place else []
    if zones.dateline and zones.dateline.place:
        places.append((zones.dateline.place, zones.dateline.words, "dateline"))
    if credited := credited_place(zones, knowledge):
        places.append((*credited, "line above"))
    return places


def _edition(record: Record, found: EditionFound) -> EditionFound:
    """The edition that the document labels, before the one that its text is about."""
    if record.edition is None:
        return found
    years = {*found.related, *filter(None, [found.year])} - {record.edition}
    others = tuple(one for one in (found, *found.others) if one.year not in (None, record.edition))
    evidence = f"edition: {record.edition}"
    return EditionFound(record.edition, EXTRACTED, evidence, tuple(sorted(years)), "label", others)
