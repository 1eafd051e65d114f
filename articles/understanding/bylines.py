"""Who wrote a document: labels, byline, the reporters of dateline or sign-off. Editors are no authors."""

import re

from articles.readers import Record
from articles.readers.dates import MONTH
from articles.understanding.anatomy import Zones
from articles.understanding.eastern import reporters
from articles.understanding.furniture import REPORTING_BY
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import is_chinese

BY = re.compile(
    r"^\s{0,10}(?:by|written by|story by|reported by|posted by|author\s?:)\s{1,3}(?P<names>[A-ZÀ-Þ][^|(\d@]{2,120})",
    re.IGNORECASE,
)
BY_INSIDE = re.compile(
    r"(?:^|\s)By (?P<names>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}(?:(?:,| and| &) "
    r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}){0,3})"
)
CHINESE_BY = re.compile(
    r"(?:作者|文|撰文|记者|記者|本报记者|本報記者|新华社记者)\s{0,3}[：:/／|\s]\s{0,3}(?P<names>[\u4e00-\u9fff·]{2,6}"
    r"(?:[、，\s/]{1,3}[\u4e00-\u9fff·]{2,6}){0,5})"
)
DATE_BEHIND = re.compile(rf"(?i)\s+(?:published|posted|updated|on\b.*|{MONTH}(?:\s.*)?)$|\s{{2,}}.*$")
TAIWAN_BY = re.compile(r"[記记]者(?P<name>[\u4e00-\u9fff]{2,4})[／/]")
NAME = re.compile(r"^[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|bin|al|el|la|di|du)){1,4}$")
NOT_A_NAME = re.compile(
    r"(?i)\b(?:staff|reporter|correspondent|writer|editor|news|daily|agency|desk|team|press"
    r"|online|university|professor|the|in|of)\b"
)
# Pen names under which People's Daily prints its commentaries; they stand before the title.
PEN_NAMES = ("和音", "钟声", "国纪平", "任仲平", "钟轩理", "宣言", "任理轩")
PEN_NAME = re.compile(rf"^(?P<name>{'|'.join(PEN_NAMES)})[：:]")


def byline_of(record: Record, title: str | None, zones: Zones, knowledge: Knowledge) -> tuple[str, ...]:
    """The authors' names as printed, without roles."""
    if record.byline:
        return tuple(dict.fromkeys(record.byline))
    if zones.dateline is not None and zones.dateline.byline:
        return zones.dateline.byline
    for line in zones.head:
        names = _from_line(line, knowledge)
        if names:
            return names
    for line in zones.sign_offs:
        found = REPORTING_BY.search(line)
        if found:
            names = _english(re.sub(r"(?i)\s+in\s+[A-Z][\w ]+|[.;].*$", "", found["names"]), knowledge)
            if names:
                return names
    pen = PEN_NAME.match(title or "")
    return (pen["name"],) if pen else ()


def _from_line(line: str, knowledge: Knowledge) -> tuple[str, ...]:
    text = line[:400]
    if is_chinese(text) or re.search("[作记記文]", text):
        found = TAIWAN_BY.search(text)
        if found:
            return (found["name"],)
        found = CHINESE_BY.search(text)
        if found:
            return tuple(name for name in re.split(r"[、，\s/]+", found["names"]) if 2 <= len(name) <= 8)
        return reporters(text) if len(text) < 60 else ()
    found = BY.match(text) or BY_INSIDE.search(text)
    return _english(found["names"], knowledge) if found else ()


def _english(words: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The names among comma-separated words: two to five capital words that are no outlet, place or role."""
    names = []
    words = DATE_BEHIND.sub("", words)
    for part in re.split(r"\s*(?:,|;|&|/|\band\b)\s*", words.strip(" .")):
        name = part.strip(" .")
        if name.isupper():
            name = name.title()
        if knowledge.source_of(name) or knowledge.place_of(name) or NOT_A_NAME.search(name):
            continue
        if NAME.match(name):
            names.append(name)
    return tuple(names)
