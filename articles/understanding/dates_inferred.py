"""A day without a year, and the year that the rest of the document gives it. No year, no date."""

import datetime
import re
from collections.abc import Iterator

from articles.readers.dates import MONTH, month_number, partial_date, stated_dates
from articles.understanding.anatomy import Zones
from articles.understanding.datings import DateFound, Evidence
from articles.understanding.editions import named_years
from articles.understanding.result import INFERRED

TODAY = re.compile(
    rf"(?i)(?:今天|今日|昨天|昨日)[（(](?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日|\btoday,? \(?(?P<month>{MONTH}) "
    rf"(?P<day>\d{{1,2}})"
)
# A line of the head that is nothing but a day, a time and perhaps a source: 11月17日 10:30 来源：…, Nov 17, 10:30 AM.
DAY_LINE = re.compile(
    rf"(?i)^(?:[^\d\n]{{0,12}}[:：|｜]\s?)?(?:(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日|(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?!\d)[,，]?\s{0,2}(?:\d{1,2}[:：]\d{2}\S{0,3}(?:\s?[ap]\.?m\.?)?.{0,40}|[|｜].{0,40}|(?:来源|來源|source).{0,40})?$"
)
# Dernière mise à jour à 09h13 le 11/12; Stand: 11.12., 10 Uhr
DAY_BEFORE_MONTH = re.compile(
    r"(?i)(?:mise à jour|publié|aktualisiert|stand|veröffentlicht|actualizado|publicado)\b.{0,24}?(?<!\d)(?<!\d[/.])"
    r"(?P<day>\d{1,2})[/.](?P<m>\d{1,2})(?!\d|[/.]\s?\d)"
)
# The year of something that begins, opens or appears in these very days: 2020年…工作于近日正式启动.
CURRENT_YEAR = re.compile(
    r"(?P<year>20[0-3]\d)年(?!\d{1,2}月)[^。]{2,40}?(?:近日|今天|今日|日前|正在|正式启动|开幕|闭幕|举行|发布|启动)"
)
CURRENT_YEAR_ENGLISH = re.compile(
    r"(?P<year>20[0-3]\d) (?:[A-Z][\w-]+ ){1,6}(?:opened|opens|kicked off|kicks off|began|begins"
    r"|concluded|closed|is being held|was launched)\b"
)
URL_YEAR = re.compile(r"[/_-](?P<year>20[0-3]\d)(?:[/_-]|(?:0[1-9]|1[0-2])[/_-])")
EARLIER, LATER = datetime.timedelta(days=90), datetime.timedelta(days=45)
LEAD_CHARS, NEAR = 1200, datetime.timedelta(days=2)


def inferred(evidence: Evidence) -> Iterator[DateFound]:
    """The day of the dateline (or of "today") with the year of the edition named, or of what happens in these days."""
    month_day, words = month_and_day(evidence.zones)
    if month_day is None:
        return
    month, day = month_day
    for year in named_years(evidence.cues):
        row = next((row for row in evidence.knowledge.editions if row.year == year), None)
        date = partial_date(year, month, day)
        if row and date and row.start_date - EARLIER <= date.first_day() <= row.end_date + LATER:
            cue = next(cue for cue in evidence.cues if cue.year == year)
            yield DateFound(date, INFERRED, f"{words}; {cue.words}", "year of the edition")
    for year, because, rule in _years(evidence, month, day):
        date = partial_date(year, month, day)
        if date:
            yield DateFound(date, INFERRED, f"{words}; {because}", rule)


def _years(evidence: Evidence, month: int, day: int) -> Iterator[tuple[int, str, str]]:
    """Years that the document tells for a day of its own: their words, and the rule."""
    lead = " ".join(evidence.zones.blocks[:3])[:LEAD_CHARS]
    for pattern in (CURRENT_YEAR, CURRENT_YEAR_ENGLISH):
        if found := pattern.search(lead[:500]):
            yield int(found["year"]), found[0], "year of what happens"
    if found := URL_YEAR.search(evidence.record.source_url or ""):
        yield int(found["year"]), f"address: {found[0].strip('/_-')}", "year of the address"
    near = [stated for stated in stated_dates(lead) if stated.date.precision == "day"]
    fitting = [
        stated
        for stated in near
        if (own := partial_date(stated.date.year, month, day))
        and abs(own.first_day() - stated.date.first_day()) <= NEAR
    ]
    if fitting and len({stated.date.year for stated in near}) == 1:
        yield fitting[0].date.year, fitting[0].words, "year of a day told"


def month_and_day(zones: Zones) -> tuple[tuple[int, int] | None, str]:
    """The day that the text says is its own, without a year."""
    dateline = zones.dateline
    if dateline is not None and dateline.date is not None and dateline.date[1] is not None:
        return (dateline.date[1], dateline.date[2]), dateline.words
    lines = zones.head[-4:]
    found = next((one for line in lines if (one := DAY_LINE.match(line) or DAY_BEFORE_MONTH.search(line[:120]))), None)
    for text in (*lines, " ".join(zones.blocks[:2])[:600]) if found is None else ():
        found = TODAY.search(text)
        if found:
            break
    if not found:
        return None, ""
    given = found.groupdict()
    month = int(given["m"]) if given["m"] else month_number(given["month"])
    return ((month, int(given.get("d") or given["day"])) if month else None), found[0].strip()
