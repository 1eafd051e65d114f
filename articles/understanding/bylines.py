"""Who wrote a document: labels, byline, the reporters of dateline or sign-off. Editors are no authors."""

import re
from collections.abc import Sequence

from articles.readers import Record
from articles.readers.dates import MONTH
from articles.understanding.anatomy import Zones
from articles.understanding.eastern import NAMES, NO_NAMES, reporters
from articles.understanding.furniture import REPORTING_BY
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import is_chinese

BY = re.compile(
    r"^\s{0,10}(?:by|written by|story by|reported by|posted by|author\s?:)\s{1,3}(?P<names>[A-ZÀ-Þ][^|(\d@]{2,120})",
    re.IGNORECASE,
)
# Von Anna Beispiel, Par Camille Exemple, Por Lucía Ejemplo: a line that holds nothing else.
BY_ELSEWHERE = re.compile(
    r"^(?:Von|Par|Por|Di|Door|Af)\s(?P<names>[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){1,3}"
    r"(?:(?:,|\sund|\set|\sy|\se)\s[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){1,3}){0,3})"
    r"(?:,\s[A-ZÀ-Þ][\w-]{2,20}|\s\([^()]{2,40}\))?$"
)
AND_ELSEWHERE = re.compile(r"\s(?:und|et|y|e)\s")
BY_INSIDE = re.compile(
    r"(?:^|\s)By (?P<names>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}(?:(?:,| and| &) "
    r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}){0,3})"
)
SIGNED_BY = re.compile(r"[（(\[【]\s?(?:新华社|新華社|本报|本報)?(?:记者|記者)[^()（）]{2,40}[)）\]】]$")
# Another label, behind which no author stands.
NO_AUTHOR = (
    r"[\u4e00-\u9fff]{0,2}(?:编辑|編輯|来源|來源|时间|時間|责编|校对|摄影|攝影|发布|發佈)|[\u4e00-\u9fff]{1,4}\s?[：:]"
    r"|[\u4e00-\u9fff]{1,4}(?:报道|報道|報導)"
)
CHINESE_BY = re.compile(
    r"(?:作者|文|撰文|记者|記者|本报记者|本報記者|新华社记者)\s{0,3}[：:/／|｜\s]\s{0,3}(?P<names>[\u4e00-\u9fff·]{2,6}"
    rf"(?:[、，\s/]{{1,3}}(?!{NO_AUTHOR})[\u4e00-\u9fff·]{{2,6}}){{0,5}})"
)
DATE_BEHIND = re.compile(rf"(?i)\s+(?:published|posted|updated|on\b.*|{MONTH}\s*)$|\s{{2,}}.*$|\s+source\s?:.*$")
# Behind a name: where somebody writes from, and for whom.
WHEREABOUTS = re.compile(r"\s+(?:in|at|for|For|reports from)\s+(?:the )?[A-Z].*$")
# "Ann Muster, Jan Beispiel" or "Ann Muster in Beijing", with nothing else in the line.
NAMES_ONLY = re.compile(
    r"^[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}"
    r"(?:(?:, | and |, and | & )[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}){1,3}$"
)
NAME_FROM = re.compile(r"^(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){1,3}) in (?P<place>[A-Z][\w ]{2,20})$")
NEAR_ARTICLE = 4
# 。（山田 太郎） at the end of a Japanese paragraph.
JAPANESE_SIGNED = re.compile(r"。[（(](?P<name>[\u4e00-\u9fff]{1,4}[ \u3000][\u4e00-\u9fff]{1,4})[)）]$")
REPORTERS = re.compile(r"^(?:本报|本報|新华社|新華社)?(?:记者|記者)\s[\u4e00-\u9fff、\s]{2,40}$")
TAIWAN_BY = re.compile(r"[記记]者(?P<name>[\u4e00-\u9fff]{2,4})[／/]")
KANA = re.compile("[\u3040-\u30ff]")
NAME = re.compile(r"^[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|bin|al|el|la|di|du)){1,4}$")
NOT_A_NAME = re.compile(
    r"(?i)\b(?:staff|reporter|correspondent|writer|editor|news|daily|agency|desk|team|press"
    r"|online|university|professor|newsroom|bureau|business|world|politics|technology|tech|culture|opinion|sports?"
    r"|the|in|of)\b"
)
# Pen names under which People's Daily prints its commentaries; they stand before the title.
PEN_NAMES = ("和音", "钟声", "国纪平", "任仲平", "钟轩理", "宣言", "任理轩")
PEN_NAME = re.compile(rf"^(?P<name>{'|'.join(PEN_NAMES)})[：:]")


def byline_of(record: Record, title: str | None, zones: Zones, knowledge: Knowledge) -> tuple[str, ...]:
    """The authors' names as printed, without roles."""
    if people := tuple(dict.fromkeys(name for name in record.byline if not knowledge.source_of(name))):
        return people
    if zones.dateline is not None and zones.dateline.byline:
        return zones.dateline.byline
    for number, line in enumerate(zones.head):
        names = _from_line(line, knowledge)
        if names:
            return names + _going_on(line, zones.head[number + 1 : number + 2])
    for line in zones.sign_offs:
        for found in REPORTING_BY.finditer(line):
            names = _english(re.sub(r"(?i)\s+in\s+[A-Z][\w ]+|[.;].*$", "", found["names"]), knowledge)
            if names:
                return names
    for line in zones.sign_offs:
        if SIGNED_BY.match(line) and (names := reporters(line.strip("（）()[]【】 "))):
            return names
    pen = PEN_NAME.match(title or "")
    return (pen["name"],) if pen else _bare(zones, title, knowledge) or _japanese(zones)


def _going_on(line: str, below: Sequence[str]) -> tuple[str, ...]:
    """The names on the line below a line of reporters that they did not fit on."""
    if not below or not REPORTERS.match(line) or NO_NAMES.search(below[0]) or not NAMES.fullmatch(below[0]):
        return ()
    return tuple(re.split(r"[、，,\s]+", below[0].strip()))


def _bare(zones: Zones, title: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Names that stand alone right above the article: two or more, or one and where its bearer is."""
    for line in zones.head[-NEAR_ARTICLE:]:
        if len(line) > 120 or line == title:
            continue
        if NAMES_ONLY.match(line) and len(names := _english(line, knowledge)) > 1:
            return names
        found = NAME_FROM.match(line)
        if found and knowledge.place_of(found["place"]):
            return _english(found["name"], knowledge)
    return ()


def _japanese(zones: Zones) -> tuple[str, ...]:
    """Whoever signs the first or the last paragraph of a Japanese article."""
    for block in (*zones.blocks[:1], *zones.blocks[-1:]):
        found = JAPANESE_SIGNED.search(block[-20:])
        if found and KANA.search(block[:400]):
            return (found["name"],)
    return ()


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
    if elsewhere := BY_ELSEWHERE.match(text):
        return _english(AND_ELSEWHERE.sub(", ", elsewhere["names"]), knowledge)
    found = BY.match(text) or BY_INSIDE.search(text)
    return _english(found["names"], knowledge) if found else ()


def _english(words: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The names among comma-separated words: two to five capital words that are no outlet, place or role."""
    names = []
    words = DATE_BEHIND.sub("", words)
    for part in re.split(r"\s*(?:,|;|&|/|\band\b)\s*", words.strip(" .")):
        name = WHEREABOUTS.sub("", part).strip(" .")
        if name.isupper():
            name = name.title()
        if knowledge.source_of(name) or knowledge.place_of(name) or NOT_A_NAME.search(name):
            continue
        if NAME.match(name):
            names.append(name)
    return tuple(names)
