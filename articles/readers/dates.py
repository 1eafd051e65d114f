"""Dates that a text states in full, in the forms of news pages. Nothing is inferred here: no year, no date."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from articles.readers import dates_east
from articles.readers.record import PartialDate

# Month names, for English, German, French, Spanish, Italian and Portuguese.
MONTH_NAMES = {
    1: "january|jan|januar|jänner|janvier|enero|ene|gen|gennaio|janeiro",
    2: "february|feb|februar|février|fevrier|févr|febrero|febbraio|fevereiro",
    3: "march|mar|märz|mars|marzo|março",
    4: "april|apr|avril|avr|abril|abr|aprile",
    5: "may|mai|mayo|mag|maggio|maio",
    6: "june|jun|juni|juin|junio|giu|giugno|junho",
    7: "july|jul|juli|juillet|juil|julio|lug|luglio|julho",
    8: "august|aug|août|aout|agosto|ago",
    9: "september|sept|sep|septembre|septiembre|settembre|setembro",
    10: "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro",
    11: "november|nov|novembre|noviembre|novembro",
    12: "december|dec|dezember|dez|décembre|decembre|diciembre|dic|déc|dicembre|dezembro",
}
MONTHS = {name: number for number, names in MONTH_NAMES.items() for name in names.split("|")}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"

FULL = re.compile(
    rf"""(?<!\d)(?:
      (?P<y1>(?:19|20)\d\d)\s?[-/.]\s?(?P<m1>\d{{1,2}})\s?[-/.]\s?(?P<d1>\d{{1,2}})(?!\d)
    | (?P<y2>(?:19|20)\d\d)\s?年\s?(?P<m2>\d{{1,2}})\s?月(?:\s?(?P<d2>\d{{1,2}})\s?[日号號])?
    | (?<![^\W\d_])(?P<m3>{MONTH})\s{{0,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{0,3}}(?P<y3>(?:19|20)\d\d)(?!\d)
    | (?P<d4>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]{{0,3}}(?:de\s)?(?P<m4>{MONTH})[\s,-]{{0,3}}(?:de\s)?
      (?P<y4>(?:19|20)\d\d)(?!\d)
    | (?P<a5>\d{{1,2}})(?P<bar>[/.-])\s?(?P<b5>\d{{1,2}})(?P=bar)\s?(?P<y5>(?:19|20)\d\d)(?!\d)
    | (?<![^\W\d_])(?P<m6>{MONTH})\s{{0,3}},?\s{{0,3}}(?P<y6>(?:19|20)\d\d)(?!\d)
    | (?P<y7>(?:19|20)\d\d)-(?P<m7>0[1-9]|1[0-2])(?![\d-])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH, _DAY = "(?P<m>0[1-9]|1[0-2])", r"(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
# /2016/11/17/, /2016-11/17/; /20161117/, /t20161117_; /2016/1117/.
URL_DATES = (
    re.compile(rf"/(?P<y>(?:19|20)\d\d)[/_-]?{_MONTH}[/_-]{_DAY}"),
    re.compile(rf"[/_-]t?(?P<y>(?:19|20)\d\d){_MONTH}{_DAY}"),
    re.compile(rf"/(?P<y>(?:19|20)\d\d)/{_MONTH}{_DAY}"),
)
URL_YEAR = re.compile(r"(?:19|20)\d\d")
# The zones of countries that write the day first: behind 02-03-2022 16:54, they tell that it was in March.
DAY_FIRST_ZONE = re.compile(
    r"[\sT,|-]{0,3}\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?\s?)?(?:(?:IST|BST|CES?T|AE[SD]T|NZ[SD]T|SGT|HKT|PKT)\b|\+05:?30)"
)
EARLIEST, LATEST = 1900, 2100
OPEN = re.compile(r"\d[/-]\s?\d{1,2}[/-]\s?(?:19|20)\d\d")
DIGIT = re.compile("[0-9０-９]|[〇零一二三四五六七八九]年")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date found in a text, the words that state it, and where they stand."""

    date: PartialDate
    words: str
    start: int
    end: int


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in one of these languages."""
    return MONTHS.get(name.lower().rstrip("."))


def partial_date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """The date, or None where there was never such a day."""
    try:
        return PartialDate(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def may_state(text: str) -> bool:
    """Whether there is a digit at all: without one no date is stated."""
    return DIGIT.search(text) is not None


def stated_dates(text: str) -> Iterator[Stated]:
    """Every date stated in full in `text`, in order; full-width digits and Chinese numerals are understood."""
    if not DIGIT.search(text):
        return
    plain = text if text.isascii() else _half_width(text)
    seldom = [] if text.isascii() else list(_seldom(text, plain))
    for found in FULL.finditer(plain):
        while seldom and seldom[0].start <= found.start():
            yield seldom.pop(0)
        date = _date_of(found)
        if date is not None:
            yield Stated(date, text[found.start() : found.end()], found.start(), found.end())
    yield from seldom


def _seldom(text: str, plain: str) -> Iterator[Stated]:
    """The dates of other calendars and alphabets."""
    for year, month, day, start, end in dates_east.found_in(plain):
        date = partial_date(year, month, day)
        if date is not None:
            yield Stated(date, text[start:end], start, end)


def stated_date(text: str) -> Stated | None:
    """The first date stated in full in `text`."""
    return next(stated_dates(text), None)


def either_dates(text: str) -> Iterator[tuple[Stated, Stated]]:
    """Dates such as 09-07-2021 whose order the digits leave open: both readings, the day first and the month first."""
    plain = text if text.isascii() else _half_width(text)
    for found in FULL.finditer(plain) if OPEN.search(plain) else ():
        if not found["a5"] or found["bar"] == "." or found["a5"] == found["b5"]:
            continue
        first, second, year = int(found["a5"]), int(found["b5"]), int(found["y5"])
        both = partial_date(year, second, first), partial_date(year, first, second)
        if both[0] and both[1]:
            words = text[found.start() : found.end()]
            yield (
                Stated(both[0], words, found.start(), found.end()),
                Stated(both[1], words, found.start(), found.end()),
            )


def url_date(url: str) -> Stated | None:
    """The day in an address's path, such as /2025/07/24/, /20250724/ or /2025/0724/."""
    path = url.split("?", 1)[0][:2000]
    if not URL_YEAR.search(path):
        return None
    for pattern in URL_DATES:
        found = pattern.search(path)
        if found:
            date = partial_date(int(found["y"]), int(found["m"]), int(found["d"]))
            if date is not None:
                return Stated(date, found[0].strip("/_-t"), found.start(), found.end())
    return None


def _half_width(text: str) -> str:
    """Compatible forms of single characters, so that positions stay what they are."""
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)


def _date_of(found: re.Match[str]) -> PartialDate | None:
    groups = found.groupdict()
    for number in "1", "2", "3", "4", "6", "7":
        year = groups.get(f"y{number}")
        if year:
            month, day = groups[f"m{number}"], groups.get(f"d{number}")
            return partial_date(int(year), month_number(month) or _number(month), _number(day))
    first, second, year = int(groups["a5"]), int(groups["b5"]), int(groups["y5"])
    if groups["bar"] == "." and 1 <= second <= 12:
        return partial_date(year, second, first)
    if second <= 12 and DAY_FIRST_ZONE.match(found.string, found.end()):
        return partial_date(year, second, first)
    return _numeric(first, second, year)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _numeric(first: int, second: int, year: int) -> PartialDate | None:
    """11/20/2014 or 20-11-2014. Where both could be the month, nobody can tell: None."""
    if first == second or (first <= 12 < second):
        return partial_date(year, first, second)
    return partial_date(year, second, first) if second <= 12 < first else None
