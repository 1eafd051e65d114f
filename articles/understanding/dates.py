"""The day a document was published, by its own words: every date that it may be, and the one that is chosen.

Each rule finds dates of one kind, the likeliest first. The first rule that finds any decides; what the others find is
kept beside it. Only where nobody states a date is one inferred. When a page was changed or fetched is told, and never
chosen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from articles.readers import PartialDate, Record
from articles.readers.dates import Stated, either_dates, may_state, partial_date, stated_dates, url_date
from articles.readers.times import Clock
from articles.readers.wordlists import word_set
from articles.understanding.anatomy import Zones
from articles.understanding.dates_inferred import inferred, month_and_day
from articles.understanding.datings import CAPTION_CHARS, MAY_DIFFER, NO_DATE, DateFound, Evidence, is_caption
from articles.understanding.result import EXTRACTED, INFERRED

NOT_PUBLISHED = re.compile(
    r"(?i)scraped|crawled|retrieved|accessed|archived|downloaded|fetched|copyright|©|est"
    r"(?:ablished)?\b|since \d|joined|采集|抓取|版权"
)
PUBLISHED = re.compile(
    r"(?i)publi(?:sh|é|cad)|veröffentlicht|erstellt|опубликовано|posted|updated?|发布|發佈|发表|时间|時間|日期|date|source"
    r"|来源|來源|\d{1,2}:\d{2}"
)
# What a date's label says: that the text appeared then, or was changed then, or that only its page was.
FIRST = re.compile(r"(?i)publi(?:sh|é|cad)|veröffentlicht|erstellt|posted|created|опубликовано|发布|發佈|发表")
CHANGED = re.compile(r"(?i)updated?|mis à jour|aktualisiert|обновлено|actualizado|更新|revised|edited")
MODIFIED = re.compile(r"(?i)last modified|modified|geändert|modifié|修改")
LABEL_CHARS = 40
SHORT_LINE = 14
# 「某某日本語版」2016年11月18日
QUOTED_NAME = re.compile(r"^[「『《][^「」『』《》]{2,30}[」』》]\s{0,3}\d")
DAY_FIRST = word_set("de fr es it pt nl da nb sv fi pl cs ru uk bg tr vi id ro hu el")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST = 12
"""Dates that are kept of a document, the chosen one among them."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The date that was chosen (empty if none), all that were found, and the time of the day on the chosen one."""

    chosen: DateFound
    found: tuple[DateFound, ...]
    clock: Clock | None = None


def dates_of(evidence: Evidence) -> Dates:
    """Every date that the document may be of, at most `MOST`, and the one that it is taken to be of."""
    found: list[DateFound] = []
    for rule in (*STATED, inferred, _not_published):
        if rule is inferred and any(one.publication for one in found):
            continue
        for one in islice(rule(evidence), MOST):
            if one.date is None or len(found) >= MOST:
                continue
            if not any(one.evidence == other.evidence and one.date == other.date for other in found):
                found.append(one)
    chosen = next((one for one in found if one.publication), NO_DATE)
    return Dates(chosen, tuple(found), _clock(chosen, evidence.record, found))


def _clock(chosen: DateFound, record: Record, found: Sequence[DateFound]) -> Clock | None:
    """The time of the day: the one that is given, or that stands beside the date, here or where it is told again."""
    if chosen.date is None or chosen.date.precision != "day":
        return None
    if record.published_time is not None and chosen.date == record.published:
        return Clock(record.published_time, record.published_zone)
    same = (chosen, *(one for one in found if one.date == chosen.date and one.publication))
    return next((clock for one in same if (clock := one.clock())), None)


def _given(evidence: Evidence) -> Iterator[DateFound]:
    """The date that the document labels, to the day if it says so elsewhere, with a warning if its dateline differs."""
    date, words = evidence.record.published, evidence.record.date_evidence or ""
    if date is None:
        return
    rule = "address" if words.startswith("address: ") else "label"
    finer = _finer(date, evidence.zones) if date.precision != "day" else None
    if finer:
        yield DateFound(finer.date, EXTRACTED, f"{words}; {finer.words}", rule)
    yield DateFound(date, EXTRACTED, words, rule, _contradiction(date, evidence.zones))


def _contradiction(date: PartialDate, zones: Zones) -> str | None:
    """What to warn of where the dateline tells a day that is far from the labelled one."""
    dateline = zones.dateline
    if dateline is None or dateline.date is None or date.precision != "day":
        return None
    stated, month, day = dateline.date
    years = (stated,) if stated else (date.year, date.year - 1)
    days = [found.first_day() for year in years if (found := partial_date(year, month, day))]
    if days and min(abs(date.first_day() - one) for one in days) > MAY_DIFFER:
        return f"The labelled date {date.isoformat()} is far from the dateline's day ({dateline.words})."
    return None


def _finer(label: PartialDate, zones: Zones) -> Stated | None:
    """The day within a labelled month or year that dateline, head or foot of the document state."""
    own = zones.dateline.date if zones.dateline else None
    if zones.dateline and own and label.month in (None, own[1]) and own[0] in (None, label.year):
        date = partial_date(label.year, *own[1:])
        if date:
            return Stated(date, zones.dateline.words, 0, 0)
    short = [line for line in zones.head if len(line) <= CAPTION_CHARS]
    for stated in (next(_stated(_ranked(short)), None), next(_stated(_below_lines(zones)), None)):
        if stated and stated.date.precision == "day" and _within(label, stated.date):
            return stated
    return None


def _stated(found: Iterable[tuple[Stated, str]]) -> Iterator[Stated]:
    return (stated for stated, _ in found)


def _within(label: PartialDate, date: PartialDate) -> bool:
    return date.year == label.year and label.month in (None, date.month)


def _metadata(evidence: Evidence) -> Iterator[DateFound]:
    """Further dates of publication that the document's labels give."""
    for one in evidence.labelled:
        if one.kind == "published":
            yield DateFound(one.date, EXTRACTED, one.words, "metadata", line=one.words, given_clock=one.clock)


def _date_line(evidence: Evidence) -> Iterator[DateFound]:
    """The dates of a page's head: those said to be of publication first, then those nearest to the article."""
    lines = [line for line in evidence.zones.head if not is_caption(line)]
    for stated, line in _ranked(lines):
        yield DateFound(stated.date, EXTRACTED, stated.words, "date line", line=line, span=(stated.start, stated.end))


def _ranked(head: Sequence[str]) -> list[tuple[Stated, str]]:
    """The dates of some lines and the lines they stand in, best first; failing that, one that is split over lines."""
    scored: list[tuple[float, int, Stated, str]] = []
    for number, line in enumerate(head):
        if len(line) > 1500 or not may_state(line) or NOT_PUBLISHED.search(line):
            continue
        before = 0
        for stated in stated_dates(line):
            around = line[max(0, stated.start - 30) : stated.end + 20]
            score = 2.0 if PUBLISHED.search(around.replace(stated.words, " ")) else 0.0
            score += _said_of(line[max(before, stated.start - LABEL_CHARS) : stated.start]) + number / (len(head) + 1)
            before = stated.end
            score += 1.5 if len(line) < 140 else 0.0
            score += {"day": 1.0, "month": 0.0}.get(stated.date.precision, -1.0)
            scored.append((score, len(scored), stated, line))
    if scored:
        scored.sort(key=lambda one: one[:2], reverse=True)
        return [(stated, line) for _, _, stated, line in scored[:MOST]]
    split = _split_over_lines(head)
    return [(split, split.words)] if split else []


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


def _dateline(evidence: Evidence) -> Iterator[DateFound]:
    """The dateline's own day, where it tells the year."""
    dateline = evidence.zones.dateline
    year, month, day = (dateline.date if dateline else None) or (None, None, None)
    if dateline is not None and year:
        yield DateFound(partial_date(year, month, day), EXTRACTED, dateline.words, "dateline")


def _address(evidence: Evidence) -> Iterator[DateFound]:
    stated = url_date(evidence.record.source_url or "")
    if stated is not None:
        yield DateFound(stated.date, EXTRACTED, f"address: {stated.words}", "address")


def _below(evidence: Evidence) -> Iterator[DateFound]:
    for stated, line in _below_lines(evidence.zones):
        yield DateFound(stated.date, EXTRACTED, stated.words, "below", line=line, span=(stated.start, stated.end))


def _below_lines(zones: Zones) -> Iterator[tuple[Stated, str]]:
    """Dates right below the article, said to be of publication, or alone on their lines."""
    for line in (*zones.sign_offs, *zones.tail[:6]):
        if len(line) > 200 or not may_state(line) or NOT_PUBLISHED.search(line):
            continue
        for stated in stated_dates(line):
            if stated.date.precision == "day" and (
                PUBLISHED.search(line) or len(line) - len(stated.words) < 12 or QUOTED_NAME.match(line)
            ):
                yield stated, line
    last = zones.blocks[-1] if zones.blocks else ""
    if len(last) < 40:
        for stated in stated_dates(last):
            if stated.date.precision == "day" and len(last) - len(stated.words) < 8:
                yield stated, last


def _captions(evidence: Evidence) -> Iterator[DateFound]:
    """The day of a dateline, or told without a year, with the year of a caption of these days; else the caption's."""
    ranked = _ranked([line for line in evidence.zones.head if is_caption(line)])
    told, words = month_and_day(evidence.zones) if ranked else (None, "")
    for stated, _ in ranked:
        if told is not None and stated.date.precision == "day":
            month, day = told
            for year in (stated.date.year, stated.date.year + 1):
                date = partial_date(year, month, day)
                if date and abs(date.first_day() - stated.date.first_day()) <= MAY_DIFFER:
                    yield DateFound(date, EXTRACTED, f"{words}; {stated.words}", "caption")
        yield DateFound(stated.date, EXTRACTED, stated.words, "caption")


def _day_first(evidence: Evidence) -> Iterator[DateFound]:
    """A date such as 01/06/2017 in the head of a text in a language whose readers write the day first."""
    if evidence.language not in DAY_FIRST:
        return
    for line in evidence.zones.head:
        if len(line) <= 200 and not NOT_PUBLISHED.search(line):
            for first, _ in either_dates(line):
                words, span = first.words, (first.start, first.end)
                yield DateFound(first.date, EXTRACTED, words, "day first in this language", line=line, span=span)


def _weekday(evidence: Evidence) -> Iterator[DateFound]:
    """A date in the head that may be read in two ways, in that which fits the weekday that the lead names."""
    lead = " ".join(evidence.zones.blocks[:2])[:600].lower()
    for line in evidence.zones.head:
        if len(line) > 200 or not may_state(line) or NOT_PUBLISHED.search(line):
            continue
        for readings in either_dates(line):
            weekday = next((number for number, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}\b", lead)), None)
            if weekday is None:
                return
            fitting = [one for one in readings if (one.date.first_day().weekday() - weekday) % 7 in (0, 1)]
            if len(fitting) == 1:
                words = f"{fitting[0].words}; {WEEKDAYS[weekday].title()}"
                yield DateFound(fitting[0].date, INFERRED, words, "weekday", line=line)


def _not_published(evidence: Evidence) -> Iterator[DateFound]:
    """When the text or its page was changed or fetched, as its labels say."""
    for one in evidence.labelled:
        if one.kind != "published":
            yield DateFound(one.date, EXTRACTED, one.words, one.kind, publication=False)


STATED = (_given, _metadata, _date_line, _dateline, _address, _below, _captions, _day_first, _weekday)
