"""What else a value may have been: all that the rules found for a field, and which of it was chosen."""

from collections.abc import Iterable, Sequence

from articles.understanding.credits import Credit
from articles.understanding.dates import Dates
from articles.understanding.editions import EditionFound
from articles.understanding.languages import UNDETERMINED, LanguageFound
from articles.understanding.result import EXTRACTED, INFERRED, Candidate
from articles.understanding.titles import Title

MOST = 12
"""Candidates that are kept of a field, the chosen one among them."""
EVIDENCE_CHARS = 200
LABEL = "label"


def of_dates(dates: Dates) -> list[Candidate]:
    return [
        Candidate(
            "date",
            one.date.isoformat(),
            (one.evidence or "")[:EVIDENCE_CHARS],
            one.rule,
            chosen=one is dates.chosen,
            origin=one.origin,
            precision=one.date.precision,
        )
        for one in dates.found
        if one.date is not None
    ]


def of_credits(field: str, found: Sequence[Credit]) -> list[Candidate]:
    """Outlets or agencies: the first one is chosen; each rule counts once for each name."""
    rows = ((one.name, one.evidence, one.rule, one.origin) for one in found if one.name)
    return _first_chosen(field, rows)


def of_titles(found: Sequence[Title]) -> list[Candidate]:
    return _first_chosen("title", ((one.text, one.text, one.rule, one.origin) for one in found if one.text))


def of_editions(found: EditionFound) -> list[Candidate]:
    """The edition that the text is about, if any, and the others that were weighed."""
    years = (found, *found.others)
    rows = ((str(one.year), one.evidence, one.rule, one.origin) for one in years if one.year is not None)
    return _first_chosen("edition", rows, chosen=found.year is not None)


def of_languages(found: Sequence[LanguageFound]) -> list[Candidate]:
    rows = (
        (one.tag, one.rule, one.rule, EXTRACTED if one.rule == LABEL else INFERRED)
        for one in found
        if one.tag != UNDETERMINED
    )
    return _first_chosen("language", rows)


def of_places(found: Iterable[tuple[str, str, str]]) -> list[Candidate]:
    """Places as printed, each with its evidence and its rule, the first one chosen."""
    return _first_chosen("place", ((place, evidence, rule, EXTRACTED) for place, evidence, rule in found))


def _first_chosen(
    field: str, rows: Iterable[tuple[str | None, str | None, str, str | None]], *, chosen: bool = True
) -> list[Candidate]:
    """Candidates of rows of value, evidence, rule and origin: each value once for each rule, the first one chosen."""
    kept: dict[tuple[str, str], Candidate] = {}
    for value, evidence, rule, origin in rows:
        if value and (value, rule) not in kept and len(kept) < MOST:
            first = chosen and not kept
            words = (evidence or "")[:EVIDENCE_CHARS]
            kept[value, rule] = Candidate(field, value, words, rule, chosen=first, origin=origin)
    return list(kept.values())
