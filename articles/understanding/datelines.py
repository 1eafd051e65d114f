"""The dateline that opens a report: place, day, agency, in the forms of English, Chinese, Japanese and other agencies.

A dateline is read in steps from the start of a line (place, then day, then agency, then dash), each by a bounded
pattern. It counts only if its parts support each other: a capital word and a dash alone may be anything.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.readers.dates import MONTH, month_number
from articles.understanding import eastern, russian
from articles.understanding.eastern import Dateline
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import is_chinese

__all__ = ["Dateline", "find_inside", "over_lines", "parse"]

UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]{0,24}(?![a-zß-ÿ])"
UPPER_PLACE = re.compile(
    rf"(?P<city>(?={UPPER})[A-ZÀ-ÖØ-Þ'’.\-]{{2}}[A-ZÀ-ÖØ-Þ'’.\-]*(?:[ /]{{1,2}}{UPPER}){{0,3}}(?<!-))"
    rf"(?P<region>, (?!(?i:{MONTH}))[A-Z][\w.'’-]{{1,20}}(?: (?!"
    rf"(?i:{MONTH}))[A-Z][\w.'’-]{{0,20}}){{0,2}})?"
)
MIXED_PLACE = re.compile(
    rf"(?P<city>[A-Z][\w'’-]{{1,20}}(?: (?!(?i:{MONTH}))[A-Z][\w'’-]{{1,20}}){{0,2}})"
    rf"(?P<region>, (?!(?i:{MONTH}))[A-Z][\w.'’-]{{1,20}}(?: (?!"
    rf"(?i:{MONTH}))[A-Z][\w.'’-]{{0,20}})?)?"
)
ONE_WORD_PLACE = re.compile(r"(?P<city>[A-ZÀ-Þ][\w'’-]{2,20})(?P<region>)\.?(?= )")
DAY = re.compile(
    rf"(?:(?i:le |den |am )?(?P<d1>\d{{1,2}})\.? (?P<m1>{MONTH})|(?P<m2>{MONTH}) ?"
    rf"(?P<d2>\d{{1,2}}))(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"\((?P<round>[^()\n]{2,60})\)|/(?P<slash>[A-Z][A-Za-z ]{2,40}(?:-[A-Za-z -]{2,30})?)/|\["
    r"(?P<square>[A-Z][A-Za-z ]{1,30})\]"
)
GAP = re.compile(r"[ ,\u00a0]{0,3}(?:--(?=\())?")
DASH = re.compile(r"[ \u00a0]{0,2}(?P<dash>--+|[—–―•·]+|\.?-|:)(?=[ \u00a0]|[\"“”'A-Z(])[ \u00a0]{0,3}")
# PLACE - Some Newswire - 17 April 2025 - Text
RELEASED = re.compile(
    rf"[ ]?[-–—] (?P<source>[A-Z][\w.-]{{1,20}}(?: [A-Z][\w.-]{{1,20}}){{0,3}}) [-–—] (?P<day>{DAY.pattern}) [-–—] ",
    re.IGNORECASE,
)
FIRST_WORD = re.compile(r"[\"“'‘(]{0,2}(?:[A-Z0-9$€£À-Þ]|[a-z]+[A-Z]|[a-z]{1,4}-)")
# Words in capitals that open a line of a page's head.
NO_PLACE = re.compile(
    r"(?i:updated|published|posted|modified|created|last|live|watch|exclusive|breaking|update|photos?)\b"
)
MONTH_OR_DAY = re.compile(rf"(?:{MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", re.IGNORECASE)
INSIDE = re.compile(
    rf"(?:(?<=[.!?\"”)>…] )|(?<=^)|(?<= ))(?={UPPER}[^\n]{{0,60}}(?:\([A-Z][\w ]{{1,30}}\)|/[A-Z]\w{{2,20}}/|—|--))"
)
CHINESE_INSIDE = re.compile(
    r"(?:(?<=[\s。）)：:])|^)(?=[^\s\d，。：:]{2,14}(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|電|讯|訊))"
)
BRACKETS_INSIDE = re.compile(r"(?<=\s)(?=【[^【】\n]{2,40}】|[（(][^（()）\n]{2,30}[电電讯訊][)）])")
GERMAN_OPENING = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Ein|Eine|Im|Nach|Mit|Bei|Für|Von|Zum|Zur|Auf|Es|Er|Sie"
    r"|(?:In|An)(?= (?:de[mnr]|eine|sein|ihre))|Am(?= [A-ZÄÖÜ])) "
)
BRACKETED_DAY = re.compile(rf"(?i:\((?P<month>{MONTH})) (?P<day>[1-9]|[12]\d|3[01])\)\s?(?::|--|[–—])\s(?=[A-ZÀ-Þ“\"])")
ROUND_UPPER = re.compile(r"[A-Z][\w&.'’ -]{0,40}")


def parse(line: str, knowledge: Knowledge) -> Dateline | None:
    """The dateline at the start of `line`, or None. `rest` is the text after it."""
    line = line.lstrip("> \t\u3000\u00a0")[:2000] if len(line) < 2000 else line.lstrip("> \t\u3000\u00a0")
    head = line[:200]
    if not head:
        return None
    if head[0] in "【［[（(" or is_chinese(head[:40]):
        found = eastern.parse(line, knowledge)
        if found:
            return found
    if head[0] == "(":
        return _agency_only(line, knowledge) or _day_only(line)
    if "\u0400" <= head[0] <= "\u04ff":
        return russian.parse(line, knowledge)
    return _western(line, knowledge)


def over_lines(lines: Sequence[str], knowledge: Knowledge) -> tuple[int, Dateline] | None:
    """A dateline that, or whose first sentence, goes on in the next lines, and the line in which its text begins."""
    first, *others = lines
    following = others[0].strip() if others else ""
    broken = first.rstrip().endswith((" -", " –", " —")) or following[:1].islower()
    if len(first) > 80 or not broken or not first[:3].isupper():
        return None
    parts = [line.strip() for line in lines]
    found = parse(" ".join(parts), knowledge)
    if found is None or (found.date is None and len(found.rest) < len(" ".join(parts[1:]))):
        return None
    left = len(found.rest)
    for number in range(len(parts) - 1, -1, -1):
        if left <= len(parts[number]):
            return number, replace(found, rest=parts[number][len(parts[number]) - left :])
        left -= len(parts[number]) + 1
    return None


def find_inside(text: str, knowledge: Knowledge, limit: int) -> Dateline | None:
    """The first dateline within the first `limit` characters of a text that is run on in one line."""
    window = text[:limit]
    if is_chinese(window):
        return _find_chinese_inside(text, window, knowledge)
    for found in list(INSIDE.finditer(window))[:12]:
        dateline = _western(text[found.start() :], knowledge)
        if dateline is not None and (dateline.strong or found.start() > 0):
            return dateline
    return None


def _find_chinese_inside(text: str, window: str, knowledge: Knowledge) -> Dateline | None:
    for found in sorted((*CHINESE_INSIDE.finditer(window), *BRACKETS_INSIDE.finditer(window)), key=re.Match.start)[:6]:
        dateline = eastern.parse(text[found.start() :], knowledge)
        if dateline is not None and dateline.strong:
            return dateline
    return None


def _agency_only(line: str, knowledge: Knowledge) -> Dateline | None:
    """(Bloomberg) -- Text"""
    found = AGENCY.match(line)
    if not found or not found["round"]:
        return None
    dash = DASH.match(line, found.end())
    if not dash or dash["dash"] == ":":
        return None
    agency = _agency(found, knowledge)
    if agency is None:
        return None
    words, rest = line[: dash.end()].strip(), line[dash.end() :]
    # (ANSA) - ROMA, 04 AGO - Text
    inner = _western(rest, knowledge) if rest[:3].isupper() else None
    if inner is not None and inner.place and inner.date and inner.agency is None:
        return replace(inner, agency=agency, words=f"{words} {inner.words}", strong=True)
    return Dateline(None, None, agency, words, rest, strong=True)


def _day_only(line: str) -> Dateline | None:
    """(Nov 8): Text"""
    found = BRACKETED_DAY.match(line)
    month = month_number(found["month"]) if found else None
    if found is None or month is None:
        return None
    date = (None, month, int(found["day"]))
    return Dateline(None, date, None, found[0].strip(), line[found.end() :], strong=True)


def _day_first(line: str, knowledge: Knowledge) -> Dateline | None:
    """Nov 8, 2018 (Agency) -- Text"""
    day = DAY.match(line)
    if not day or not day["y"]:
        return None
    credit = AGENCY.match(line, GAP.match(line, day.end()).end())  # type: ignore[union-attr]
    agency = _agency(credit, knowledge) if credit else None
    dash = DASH.match(line, credit.end() if credit and agency else day.end())
    rest = line[dash.end() :] if dash else ""
    if not dash or len(rest) < 40 or not (agency or dash["dash"] in ("--", "—")):
        return None
    date = (int(day["y"]), month_number(day["m1"] or day["m2"]), int(day["d1"] or day["d2"]))
    return Dateline(None, date, agency, line[: dash.end()].strip(), rest, strong=True)


def _western(line: str, knowledge: Knowledge) -> Dateline | None:
    if found := _day_first(line, knowledge):
        return found
    for pattern, upper in ((UPPER_PLACE, True), (MIXED_PLACE, False), (ONE_WORD_PLACE, False)):
        place = pattern.match(line)
        if place and not MONTH_OR_DAY.fullmatch(place["city"]) and not NO_PLACE.match(place["city"]):
            found = _after_place(line, place, knowledge, upper=upper)
            if found:
                return found
    return None


def _after_place(line: str, place: re.Match[str], knowledge: Knowledge, *, upper: bool) -> Dateline | None:
    """The rest of a dateline whose place may be `place`; None where the parts don't make a dateline."""
    if (released := RELEASED.match(line, place.end())) and upper:
        return _released(line, place, released, knowledge)
    end = GAP.match(line, place.end()).end()  # type: ignore[union-attr]
    day = DAY.match(line, end)
    if day:
        end = GAP.match(line, day.end()).end()  # type: ignore[union-attr]
    credit = AGENCY.match(line, end)
    agency = _agency(credit, knowledge) if credit else None
    if credit and agency:
        end = credit.end()
    dash = DASH.match(line, end)
    end = dash.end() if dash else end
    rest = line[end:].lstrip()
    known = knowledge.place_of(place["city"])
    if not _convincing(place, known, day, agency, dash, rest, upper=upper):
        return None
    if not known and not upper and not (day and agency in knowledge.source_rows):
        return None
    region = place["region"] or ""
    date = None
    if day:
        number = int(day["d1"] or day["d2"])
        month = month_number(day["m1"] or day["m2"])
        date = (int(day["y"]) if day["y"] else None, month, number)
    printed = (place["city"] + region).strip(" ,")
    set_off = upper and known is not None and dash is not None and dash["dash"] in ("—", "–", "--")
    return Dateline(printed, date, agency, line[:end].strip(), rest, strong=bool(day or agency or set_off))


def _released(line: str, place: re.Match[str], found: re.Match[str], knowledge: Knowledge) -> Dateline | None:
    """PLACE - Some Newswire - 17 April 2025 - Text"""
    agency = knowledge.source_of(found["source"])
    month = month_number(found["m1"] or found["m2"])
    if not month or not (agency or found["y"]):
        return None
    date = (int(found["y"]) if found["y"] else None, month, int(found["d1"] or found["d2"]))
    printed = (place["city"] + (place["region"] or "")).strip(" ,")
    return Dateline(printed, date, agency, line[: found.end()].strip(), line[found.end() :].lstrip(), strong=True)


def _convincing(
    place: re.Match[str],
    known: str | None,
    day: re.Match[str] | None,
    agency: str | None,
    dash: re.Match[str] | None,
    rest: str,
    *,
    upper: bool,
) -> bool:
    """Do the parts support each other? What a dateline opens must look like the start of a sentence."""
    if not rest or not FIRST_WORD.match(rest):
        return False
    if agency:
        return bool(dash or day or known)
    if day:
        return bool(dash) or (upper and (known is not None or place["region"] is not None or len(place["city"]) > 3))
    if dash is None:
        return known is not None and not upper and not place["region"] and bool(GERMAN_OPENING.match(rest))
    if len(rest) < 30 and "." not in rest:
        return False
    if known and (upper or place["region"]):
        return True
    if known:
        return dash["dash"] in ("—", "–", "--", ":") and len(rest) > 60
    return (
        upper and dash["dash"] in ("—", "--") and len(place["city"]) > 3 and len(rest) > 60 and not rest[:40].isupper()
    )


def _agency(credit: re.Match[str], knowledge: Knowledge) -> str | None:
    """The source that a bracket names: its canonical name, or the words if they look like an agency's."""
    words = (credit["round"] or credit["slash"] or credit["square"] or "").strip()
    known = knowledge.source_of(words) or knowledge.source_of(words.split("/")[0].split("-")[0])
    if known:
        return known
    looks_like_name = ROUND_UPPER.fullmatch(words) and len(words.split()) <= 4 and not any(c.isdigit() for c in words)
    return words if looks_like_name and words[-1:] not in ".," else None
