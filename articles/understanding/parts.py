"""The stories of a round-up, each understood by itself, as the articles that it is split into."""

import datetime
from dataclasses import replace

from articles.readers import PartialDate, Record
from articles.readers.dates import partial_date
from articles.understanding import datelines
from articles.understanding.document import understand
from articles.understanding.knowledge import Knowledge
from articles.understanding.result import INFERRED, Candidate, StoryPart, Understood

LONGEST_DELAY = datetime.timedelta(days=40)
"""By so much a story may be older than the round-up that brings it."""
RULE = "of the round-up"


def parts_of(whole: Understood, knowledge: Knowledge) -> tuple[Understood, ...]:
    """Each story of a round-up as an article of its own; none for an ordinary article."""
    return tuple(understand_part(whole, part, knowledge) for part in whole.stories)


def understand_part(whole: Understood, part: StoryPart, knowledge: Knowledge) -> Understood:
    """One story of a round-up, from `part.start` to `part.end` of its body, as an article of its own.

    Title, place, organizations, edition and body are its own; outlet, language and address those of the whole. Its date
    is that of its dateline, in the year of the whole; without one, the whole's.
    """
    text = whole.body[part.start : part.end]
    dateline = f"{part.dateline} " if part.dateline else ""
    record = Record(
        body=f"{dateline}{text}",
        title=part.title,
        outlet=whole.outlet,
        agency=None if dateline else whole.agency,
        language=whole.language,
        source_url=None,
    )
    own = replace(
        understand(record, knowledge),
        source_url=whole.source_url,
        canonical_address=whole.canonical_address,
        stories=(),
        outlet_origin=whole.outlet_origin,
        outlet_evidence=whole.outlet_evidence,
    )
    own = replace(own, warnings=tuple(one for one in own.warnings if "stories:" not in one))
    return own if own.published and own.date_origin != INFERRED else _dated(own, record, whole, knowledge)


def _dated(own: Understood, record: Record, whole: Understood, knowledge: Knowledge) -> Understood:
    """The part with the day of its dateline, in the year of the whole; else with the date of the whole."""
    if whole.published is None:
        return own
    parsed = datelines.parse((record.body or "").split("\n", 1)[0], knowledge)
    date, origin, evidence = whole.published, whole.date_origin, whole.date_evidence or ""
    if parsed is not None and parsed.date and (near := _near(parsed.date, whole.published)):
        date, origin, evidence = near, INFERRED, f"{parsed.words}; {evidence}"
    rest = (one for one in own.candidates if one.field != "date")
    chosen = Candidate("date", date.isoformat(), evidence[:200], RULE, True, origin, date.precision)
    return replace(own, published=date, date_origin=origin, date_evidence=evidence, candidates=(chosen, *rest))


def _near(day: tuple[int | None, int | None, int], whole: PartialDate) -> PartialDate | None:
    """The day of a dateline in the year that puts it shortly before the round-up, or on its day."""
    year, month, number = day
    if year:
        return partial_date(year, month, number)
    last = whole.first_day() + datetime.timedelta(days=1 if whole.precision == "day" else 31)
    for candidate in (whole.year, whole.year - 1):
        date = partial_date(candidate, month, number)
        if date and last - LONGEST_DELAY <= date.first_day() <= last:
            return date
    return None
