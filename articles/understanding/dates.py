"""The day a document was published, by its own words. A missing year comes from the edition named, or not at all."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.readers import PartialDate, Record
from articles.readers.dates import MONTH, Stated, either_dates, month_number, partial_date, stated_dates, url_date
from articles.understanding.anatomy import Zones
from articles.understanding.eastern import Dateline
from articles.understanding.editions import Cue, named_years
from articles.understanding.knowledge import Knowledge
from articles.understanding.result import EXTRACTED, INFERRED

NOT_PUBLISHED = re.compile(
    r"(?i)scraped|crawled|retrieved|accessed|archived|downloaded|fetched|copyright|©|est"
    r"(?:ablished)?\b|since \d|joined|采集|抓取|版权"
)
PUBLISHED = re.compile(
    r"(?i)publi(?:sh|é|cad)|veröffentlicht|erstellt|posted|updated?|发布|發佈|发表|时间|時間|日期|date|source|来源|來源|\d{1,2}:\d{2}"
)
# What a date's label says: that the text appeared then, or was changed then, or that only its page was.
FIRST = re.compile(r"(?i)publi(?:sh|é|cad)|veröffentlicht|erstellt|posted|created|发布|發佈|发表")
CHANGED = re.compile(r"(?i)updated?|mis à jour|aktualisiert|更新|revised|edited")
MODIFIED = re.compile(r"(?i)last modified|modified|geändert|modifié|修改")
LABEL_CHARS = 40
TODAY = re.compile(
    rf"(?i)(?:今天|今日|昨天|昨日)[（(](?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日|\btoday,? \(?(?P<month>{MONTH}) "
    rf"(?P<day>\d{{1,2}})"
)
# The year of something that begins, opens or appears in these very days: 2020年…工作于近日正式启动.
CURRENT_YEAR = re.compile(
    r"(?P<year>20[0-3]\d)年(?!\d{1,2}月)[^。]{2,40}?(?:近日|今天|今日|日前|正在|正式启动|开幕|闭幕|举行|发布|启动)"
)
CURRENT_YEAR_ENGLISH = re.compile(
    r"(?P<year>20[0-3]\d) (?:[A-Z][\w-]+ ){1,6}(?:opened|opens|kicked off|kicks off|began|begins"
    r"|concluded|closed|is being held|was launched)\b"
)
EARLIER, LATER = datetime.timedelta(days=90), datetime.timedelta(days=45)
MAY_DIFFER = datetime.timedelta(days=12)
URL = re.compile(r"https?://[^\s()<>\"]{1,2000}")
SHORT_LINE = 14
# 「某某日本語版」2016年11月18日
QUOTED_NAME = re.compile(r"^[「『《][^「」『』《》]{2,30}[」』》]\s{0,3}\d")
# A line of the head that is longer and ends so is a sentence or a caption: its date is that of what it tells.
CAPTION_CHARS, ENDS = 80, frozenset(".。)）")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date, its origin, the words that it rests on, and a warning if the document contradicts itself."""

    date: PartialDate | None = None
    origin: str | None = None
    evidence: str | None = None
    warning: str | None = None


def date_of(record: Record, zones: Zones, cues: Sequence[Cue], knowledge: Knowledge) -> DateFound:
    """The publication date: labelled, in the page's head, in the dateline, in its address, below it; else inferred."""
    if record.published is not None:
        return _labelled(record, zones)
    dateline = zones.dateline
    captions = [line for line in zones.head if len(line) > CAPTION_CHARS and line.rstrip()[-1] in ENDS]
    stated = _in_head([line for line in zones.head if line not in captions])
    if stated is not None:
        return DateFound(stated.date, EXTRACTED, stated.words)
    if dateline is not None and dateline.date is not None:
        year, month, day = dateline.date
        date = partial_date(year, month, day) if year else None
        if date is not None:
            return DateFound(date, EXTRACTED, dateline.words)
    stated = _own_address(record) or _below(zones)
    if stated is not None:
        return DateFound(stated.date, EXTRACTED, stated.words)
    if captioned := _in_head(captions):
        return _by_caption(captioned, dateline)
    return _by_weekday(zones) or _inferred(zones, cues, knowledge)


def _by_caption(stated: Stated, dateline: Dateline | None) -> DateFound:
    """The day of a dateline with the year of a picture's caption of these days; without a dateline, the caption's."""
    if dateline is not None and dateline.date is not None and stated.date.precision == "day":
        _, month, day = dateline.date
        for year in (stated.date.year, stated.date.year + 1):
            date = partial_date(year, month, day)
            if date and abs(date.first_day() - stated.date.first_day()) <= MAY_DIFFER:
                return DateFound(date, EXTRACTED, f"{dateline.words}; {stated.words}")
    return DateFound(stated.date, EXTRACTED, stated.words)


def _by_weekday(zones: Zones) -> DateFound | None:
    """A date in the head that may be read in two ways, in that which fits the weekday that the lead names."""
    lead = " ".join(zones.blocks[:2])[:600].lower()
    weekday = next((number for number, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}\b", lead)), None)
    for line in zones.head:
        if weekday is None or len(line) > 200 or NOT_PUBLISHED.search(line):
            continue
        for readings in either_dates(line):
            fitting = [one for one in readings if (one.date.first_day().weekday() - weekday) % 7 in (0, 1)]
            if len(fitting) == 1:
                return DateFound(fitting[0].date, INFERRED, f"{fitting[0].words}; {WEEKDAYS[weekday].title()}")
    return None


def _labelled(record: Record, zones: Zones) -> DateFound:
    """The labelled date; a dateline of quite another day is reported."""
    date, evidence = record.published, record.date_evidence
    warning = None
    dateline = zones.dateline
    if date and dateline and dateline.date and date.precision == "day":
        _, month, day = dateline.date
        years = (dateline.date[0],) if dateline.date[0] else (date.year, date.year - 1)
        days = [found.first_day() for year in years if (found := partial_date(year, month, day))]
        if days and min(abs(date.first_day() - one) for one in days) > MAY_DIFFER:
            warning = f"The labelled date {date.isoformat()} is far from the dateline's day ({dateline.words})."
    elif date and date.precision == "month":
        finer = _finer(date, zones)
        if finer:
            return DateFound(finer.date, EXTRACTED, f"{evidence}; {finer.words}")
    return DateFound(date, EXTRACTED, evidence, warning)


def _finer(label: PartialDate, zones: Zones) -> Stated | None:
    """The day within a labelled month that dateline, head or foot of the document state."""
    dateline = zones.dateline
    if dateline and dateline.date and dateline.date[1] == label.month:
        date = partial_date(label.year, *dateline.date[1:])
        if date:
            return Stated(date, dateline.words, 0, 0)
    for stated in (_in_head([line for line in zones.head if len(line) <= CAPTION_CHARS]), _below(zones)):
        if (
            stated
            and stated.date.precision == "day"
            and (stated.date.year, stated.date.month) == (label.year, label.month)
        ):
            return stated
    return None


def _in_head(head: Sequence[str]) -> Stated | None:
    """The best date of a page's head: one said to be of publication, else the one nearest to the article."""
    best: tuple[float, Stated] | None = None
    for number, line in enumerate(head):
        if len(line) > 1500 or NOT_PUBLISHED.search(line):
            continue
        before = 0
        for stated in stated_dates(line[:1500]):
            around = line[max(0, stated.start - 30) : stated.end + 20]
            score = 2.0 if PUBLISHED.search(around.replace(stated.words, " ")) else 0.0
            score += _said_of(line[max(before, stated.start - LABEL_CHARS) : stated.start]) + number / (len(head) + 1)
            before = stated.end
            score += 1.5 if len(line) < 140 else 0.0
            score += {"day": 1.0, "month": 0.0}.get(stated.date.precision, -1.0)
            if best is None or score >= best[0]:
                best = score, stated
    return best[1] if best else _split_over_lines(head)


def _said_of(label: str) -> float:
    """How much the words before a date raise it, as that of the first publication, or lower it."""
    if MODIFIED.search(label):
        return -3.0
    if FIRST.search(label):
        return 1.0
    return -0.5 if CHANGED.search(label) else 0.0


def _split_over_lines(head: Sequence[str]) -> Stated | None:
    """A date set in two or three short lines, as 18 / Nov / 2016."""
    for count in (3, 2):
        for number in range(len(head) - count + 1):
            parts = head[number : number + count]
            if all(len(part) <= SHORT_LINE for part in parts):
                for joined in (" ".join(parts), "-".join(reversed(parts)), "-".join(parts)):
                    stated = next(stated_dates(joined), None)
                    if stated and stated.date.precision == "day":
                        return stated
    return None


def _own_address(record: Record) -> Stated | None:
    return url_date(record.source_url) if record.source_url else None


def _below(zones: Zones) -> Stated | None:
    """A date right below the article, said to be of publication, or alone on its line."""
    for line in (*zones.sign_offs, *zones.tail[:6]):
        if len(line) > 200 or NOT_PUBLISHED.search(line):
            continue
        for stated in stated_dates(line):
            if stated.date.precision == "day" and (
                PUBLISHED.search(line) or len(line) - len(stated.words) < 12 or QUOTED_NAME.match(line)
            ):
                return stated
    last = zones.blocks[-1] if zones.blocks else ""
    if len(last) < 40:
        for stated in stated_dates(last):
            if stated.date.precision == "day" and len(last) - len(stated.words) < 8:
                return stated
    return None


def _inferred(zones: Zones, cues: Sequence[Cue], knowledge: Knowledge) -> DateFound:
    """The day of the dateline (or of "today") with the year of the edition named, or of what begins in these days."""
    month_day, words = _month_and_day(zones)
    if month_day is None:
        return DateFound()
    month, day = month_day
    for year in named_years(cues):
        row = next((row for row in knowledge.editions if row.year == year), None)
        date = partial_date(year, month, day)
        if row and date and row.start_date - EARLIER <= date.first_day() <= row.end_date + LATER:
            cue = next(cue for cue in cues if cue.year == year)
            return DateFound(date, INFERRED, f"{words}; {cue.words}")
    lead = " ".join(zones.blocks[:2])[:500]
    found = CURRENT_YEAR.search(lead) or CURRENT_YEAR_ENGLISH.search(lead)
    if found:
        date = partial_date(int(found["year"]), month, day)
        if date:
            return DateFound(date, INFERRED, f"{words}; {found[0]}")
    return DateFound()


def _month_and_day(zones: Zones) -> tuple[tuple[int, int] | None, str]:
    """The day that the text says is its own, without a year."""
    dateline = zones.dateline
    if dateline is not None and dateline.date is not None and dateline.date[1] is not None:
        return (dateline.date[1], dateline.date[2]), dateline.words
    for text in (*zones.head[-4:], " ".join(zones.blocks[:2])[:600]):
        found = TODAY.search(text)
        if found:
            month = int(found["m"]) if found["m"] else month_number(found["month"])
            day = int(found["d"] or found["day"])
            return ((month, day) if month else None), found[0]
    return None, ""
