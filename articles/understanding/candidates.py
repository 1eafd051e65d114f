"""What else a value may have been: all that the rules found for a field, and which of it was chosen."""

from articles.understanding.result import Candidate, Understood


def of_choices(found: Understood) -> tuple[Candidate, ...]:
    """The values that were chosen, each as the one candidate of its field."""
    date = found.published.isoformat() if found.published else None
    edition = str(found.edition) if found.edition else None
    language = found.language if found.language != "und" else None
    values = (
        ("date", date, found.date_evidence, found.date_origin),
        ("outlet", found.outlet, found.outlet_evidence, found.outlet_origin),
        ("agency", found.agency, found.agency_evidence, found.agency_origin),
        ("place", found.place, found.place, "extracted"),
        ("edition", edition, found.edition_evidence, found.edition_origin),
        ("language", language, "", "inferred"),
        ("title", found.title, found.title, found.title_origin),
    )
    return tuple(
        Candidate(
            field,
            value,
            evidence or "",
            "chosen",
            chosen=True,
            origin=origin,
            precision=found.published.precision if field == "date" and found.published else None,
        )
        for field, value, evidence, origin in values
        if value
    )
