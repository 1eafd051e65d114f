"""Datelines in Russian: МОСКВА, 1 ноября. /ТАСС/. Text and МОСКВА, 1 ноя - РИА Новости. Text."""

import re

from articles.readers.dates_east import MONTHS
from articles.understanding.eastern import Dateline
from articles.understanding.knowledge import Knowledge

LONGEST = 160
DATELINE = re.compile(
    r"(?P<place>[А-ЯЁ][А-ЯЁ-]+(?:[ -][А-ЯЁ-]+){0,2}|[А-ЯЁ][а-яё-]{2,20})[,.]\s"
    rf"(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
    r"(?:\s(?P<year>(?:19|20)\d\d)(?:\sг(?:ода|\.))?)?\.?\s{0,2}[-–—,]?\s{0,2}"
    r"(?:/(?P<slash>[^/\n]{2,30})/|[(](?P<round>[^()\n]{2,30})[)]|(?P<bare>[A-ZА-ЯЁ][\w. ]{1,24}?)(?=[.:]\s|\s[-–—]))"
    r"[.:]?\s{0,2}[-–—.]{0,3}\s{0,2}"
)


def parse(line: str, knowledge: Knowledge) -> Dateline | None:
    """The dateline at the start of a line in Russian, or None."""
    found = DATELINE.match(line[:LONGEST])
    if found is None:
        return None
    printed = (found["slash"] or found["round"] or found["bare"] or "").strip()
    agency = knowledge.source_of(printed) or printed
    date = (int(found["year"]) if found["year"] else None, MONTHS[found["month"].lower()], int(found["day"]))
    words, rest = found[0].strip(), line[found.end() :]
    return Dateline(found["place"], date, agency or None, words, rest, strong=True) if rest else None
