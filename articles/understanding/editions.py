"""Which edition of the conference a text is about, and which others it names.

Every naming of the conference is a cue. A cue says its edition by a number, by a year, or not at all ("this year's");
a cue weighs more in the title and the lead than further down. A text is about the edition with the greatest weight, if
that is enough; a date within the days of an edition, or a dateline from its town in those days, adds to it.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from articles.readers import PartialDate
from articles.readers.dates import MONTH
from articles.reference import EditionRow
from articles.understanding import foreign
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import AnyOf
from articles.understanding.result import EXTRACTED, INFERRED

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
}  # fmt: skip
CHINESE_NUMBERS = {"首": 1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
EVENT = (
    r"(?:world\sinternet\sconference|wuzhen\s(?:world\sinternet\s)?(?:summit|conference)|\bWIC\b"
    r"|internet\sdevelopment\sforum)"
)
ENGLISH = re.compile(
    rf"""(?:(?P<ordinal>{"|".join(ORDINALS)}|\b\d{{1,2}}(?:st|nd|rd|th))\s(?:annual\s|edition\sof\s
      (?:the\s)?|session\sof\s(?:the\s)?|china\s)?)?
    (?:(?P<year>20[1-3]\d)\s(?:(?:annual|edition\sof\sthe)\s)?)?(?P<event>{EVENT})
    (?:\s(?:of\s|in\s|\(WIC\)\s?)?(?:wuzhen\ssummit\s?)?\(?(?P<after>20[1-3]\d)(?![\d-]))?""",
    re.IGNORECASE | re.VERBOSE,
)
CHINESE = re.compile(
    r"(?:(?:(?P<first>首|第一)|第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}))[届屆]|(?P<year>20[1-3]\d)年?)?"
    r"(?P<event>世界(?:互联网|互聯網)大[会會](?:[·・]?(?:互联网"
    r"|互聯網)发展论坛)?|(?:世界)?(?:互联网|互聯網)大[会會]乌镇峰会"
    r"|[乌烏][镇鎮]峰[会會]|互联网发展论坛)(?:乌镇峰会)?"
    r"(?:[（(]?(?P<after>20[1-3]\d)年?[）)]?(?!年))?"
)
# Events of the same organization, or with its name in theirs, that are no editions.
OTHERS = re.compile(
    r"(?:20\d\d年?)?(?:世界(?:互联网|互聯網)大[会會])[·・]?"
    r"(?:数字丝路|數字絲路|亚太峰会|亞太峰會|尼山对话|尼山對話|国际青年|國際青年"
    r"|数字教育|文化遗产)[^\s，。]{0,6}"
    r"|(?:20\d\d\s)?(?:World Internet Conference|WIC)(?:'s|’s)?\s(?:\(WIC\)\s)?(?:Asia-Pacific "
    r"Summit|Digital Silk Road(?: Development)? Forum|Nishan Dialogue|Asia Pacific Summit)"
    r"|(?:20\d\d\s)?Digital Silk Road Development Forum|Asia-Pacific Summit of (?:the )?(?:20\d\d )?"
    r"(?:World Internet Conference|WIC)|(?:World Internet Conference|WIC) member\w*",
    re.IGNORECASE,
)
ORGANIZATION_WORDS = re.compile(
    r"^(?:国际组织|组委会|秘书处|秘书长|蓝皮书|\s(?:organization|organisation|international organi[sz]ation"
    r"|secretar\w+))",
    re.IGNORECASE,
)
LOOKING_BACK = re.compile(
    r"(?i)(?:last year|previous|earlier|back in|since|at the time|in 20\d\d|ago|which met|had been|从|自|曾"
    r"|当时|去年|上届|往届|此前|20\d\d年[^，。]{0,12}[，在])[^.。]{0,90}$"
)
LOOKING_FAR = re.compile(
    rf"^[^.。;；\n]{{0,30}}?(?:\blast (?:year|{MONTH})|\b(?:years?|months) (?:ago|earlier|before)\b"
    r"|去年|[一二两三四五六]年前)",
    re.IGNORECASE,
)
# "The fifth edition", "第五届大会": an edition of what the text has named in full before.
SHORT = re.compile(
    rf"(?:\bthe\s|\bits\s)(?P<ordinal>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s(?:annual\s)?(?:edition|gathering)\b(?!\sof)"
    r"|第(?P<number>[一二三四五六七八九十]{1,3})届(?:大会|峰会)",
    re.IGNORECASE,
)
# The items of a round-up: what one of them names, the whole is not about.
ITEM = re.compile(r"^(?:#{1,6} )?(?:[2-9]|1\d)[.)、．] ?\S")
OWN_SITE = re.compile(r"(?i)(?:## )?(?:world internet conference|世界互联网大会)(?: wuzhen summit)?(?:官网|官方网站)?")
PICTURED = re.compile(r"(?i)[\[(（] ?(?:file )?(?:photo|image|picture|xinhua/|图)[^\[\]()（）]{0,60}[\])）]$|[摄攝]$")
SITE_LINES, CAPTION_LINES = 12, 300
MOST_NAMINGS = 1000
MOST_FOUND = 12
EXAMPLE = re.compile(r"(?:以|正如|例如|如同)$")
THIS_YEAR = re.compile(r"(?i)(?:this year['’]s|今年|本届|本次|此次)[^.。，]{0,16}$")
ENOUGH = 3.0
IN_TITLE, IN_OPENING, IN_LEAD, IN_BODY = 5.0, 4.5, 3.0, 1.0
SECTION_CHARS = 700
BEFORE, AFTER = datetime.timedelta(days=21), datetime.timedelta(days=14)
FAR = datetime.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Cue:
    """One naming of the conference: the edition's year (None if it does not say), its words, its weight."""

    year: int | None
    words: str
    weight: float
    in_title: bool
    this_year: bool


# One of these stands in every naming of the conference.
NAMING_WORDS = AnyOf(
    (
        *foreign.STEMS,
        *("インターネット", "烏鎮", "互联网", "互聯網", "峰会", "峰會"),
        *("internet conference", "wuzhen", "wic", "internet development forum"),
    )
)
# One of these stands in whatever `OTHERS` matches, in whatever `foreign.TIMES` does but for "for the … time", and in
# whatever `SHORT` does.
OTHER_WORDS = AnyOf(
    (
        *(
            "数字丝路",
            "數字絲路",
            "亚太峰会",
            "亞太峰會",
            "尼山对话",
            "尼山對話",
            "国际青年",
            "國際青年",
            "数字教育",
            "文化遗产",
        ),
        *("asia-pacific summit", "asia pacific summit", "digital silk road", "nishan dialogue", "conference member"),
        "wic member",
    )
)
TIMES_WORDS = AnyOf((" its ", "zum ", "今回が初めて", "初開催"))
SHORT_WORDS = AnyOf(("edition", "gathering", "届"))


@dataclass(frozen=True, slots=True)
class EditionFound:
    """The edition that a text is about (its year, or None), why, and the others that it names."""

    year: int | None = None
    origin: str | None = None
    evidence: str | None = None
    related: tuple[int, ...] = ()
    rule: str = ""
    others: tuple["EditionFound", ...] = ()


def cues_of(title: str | None, blocks: Sequence[str], knowledge: Knowledge) -> list[Cue]:
    """Every naming of the conference in title and body, in order."""
    years = {row.number: row.year for row in knowledge.editions if row.number}
    known = {row.year for row in knowledge.editions}
    cues = list(_cues(title or "", IN_TITLE, years, known))
    seen = items = 0
    early = any(_may_name(one) for one in blocks[:3])
    for block in blocks:
        items += bool(ITEM.match(block))
        short = cues or early
        weight = IN_BODY if items or seen >= SECTION_CHARS else IN_LEAD if seen else IN_OPENING
        cues += _cues(block, weight, years, known)
        cues += _short_cues(block, weight, years, known) if short else ()
        seen += len(block)
    return cues if items > 1 else _raised(cues, blocks)


def caption_cues(text: str, head: Sequence[str], knowledge: Knowledge) -> list[Cue]:
    """On a page of the conference's own site: what the captions of its pictures name, which are no part of the body."""
    if not any(OWN_SITE.fullmatch(line) for line in head[:SITE_LINES]):
        return []
    lines = (line.strip() for line in text.split("\n")[:CAPTION_LINES])
    return cues_of(None, [line for line in lines if len(line) < 400 and PICTURED.search(line[-80:])], knowledge)


def _cues(text: str, weight: float, years: dict[int, int], known: set[int]) -> list[Cue]:
    if not text or not _may_name(text):
        return []
    others = OTHER_WORDS.within(text.lower())
    plain = OTHERS.sub(lambda found: "\u25a1" * len(found[0]), text) if others else text
    cues = []
    for found in _namings(plain):
        before, after = plain[max(0, found.start() - 110) : found.start()], plain[found.end() : found.end() + 60]
        year = _year_of(found, years)
        if year is not None and year not in known:
            continue
        own = weight
        if weight < IN_TITLE and (LOOKING_BACK.search(before) or EXAMPLE.search(before) or LOOKING_FAR.match(after)):
            own = IN_BODY / 2
        elif year is None and ORGANIZATION_WORDS.match(plain[found.end() : found.end() + 30]):
            own = weight / 3
        cues.append(
            Cue(
                year,
                text[found.start() : found.end()].strip(),
                own,
                weight == IN_TITLE,
                bool(THIS_YEAR.search(before)),
            )
        )
    return cues


def _short_cues(block: str, weight: float, years: dict[int, int], known: set[int]) -> list[Cue]:
    """Editions named by their number alone, in a text that has named the conference."""
    lower = block.lower()
    found = [(_year_of(one, years), one[0]) for one in SHORT.finditer(block)] if SHORT_WORDS.within(block) else []
    counted = TIMES_WORDS.within(lower) or (" for the " in lower and " time" in lower)
    for one in foreign.TIMES.finditer(block) if counted else ():
        if foreign.MEETING.search(block[max(0, one.start() - 120) : one.end() + 120]):
            found.append((_year_of(one, years), one[0]))
    return [Cue(year, words, weight, False, False) for year, words in found if year in known]


def _namings(text: str) -> list[re.Match[str]]:
    """Where the conference is named, in any language; of namings that overlap, the first pattern's."""
    patterns = [ENGLISH] if text.isascii() else [ENGLISH, CHINESE]
    if "インターネット" in text or "サミット" in text:
        patterns.insert(0, foreign.JAPANESE)
    if any(stem in text.lower() for stem in foreign.STEMS):
        patterns = [foreign.EUROPEAN, foreign.MIXED, *patterns]
    found: list[re.Match[str]] = []
    for pattern in patterns:
        taken = [one.span() for one in found]
        found += [
            one
            for one in islice(pattern.finditer(text), MOST_NAMINGS)
            if not taken or all(one.end() <= start or one.start() >= end for start, end in taken)
        ]
    return found


def _may_name(text: str) -> bool:
    return NAMING_WORDS.within(text.lower())


def _year_of(found: re.Match[str], years: dict[int, int]) -> int | None:
    groups = found.groupdict()
    stated = groups.get("year") or groups.get("after")
    if stated:
        return int(stated)
    if ordinal := groups.get("ordinal") or groups.get("time"):
        word = ordinal.lower()
        return years.get(ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0))
    if word := groups.get("word") or groups.get("mal"):
        return years.get(foreign.number_of(word) or 0)
    if groups.get("digits"):
        return years.get(int(groups["digits"]))
    if groups.get("first"):
        return years.get(1)
    if groups.get("number"):
        return years.get(_chinese_number(groups["number"]))
    return None


def _chinese_number(text: str) -> int:
    """三 -> 3, 十一 -> 11, 12 -> 12."""
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + CHINESE_NUMBERS.get(text[1:], 0)
    return CHINESE_NUMBERS.get(text[:1], 0)


def named_years(cues: Sequence[Cue]) -> dict[int, float]:
    """Weight by year of the cues that say their edition, heaviest first."""
    weights: dict[int, float] = {}
    for cue in cues:
        if cue.year is not None:
            weights[cue.year] = weights.get(cue.year, 0.0) + cue.weight
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def edition_of(
    cues: Sequence[Cue],
    published: PartialDate | None,
    place_key: str | None,
    knowledge: Knowledge,
) -> EditionFound:
    """The edition that a text with these cues is about, published on that day in that place."""
    weights = named_years(cues)
    if not cues and not (place_key == "Wuzhen" and published):
        return EditionFound()
    day = published.first_day() if published and published.precision == "day" else None
    near = _near(day, knowledge) or _in_month(published, knowledge)
    for cue in cues:
        if cue.year is None and near is not None and (cue.weight >= IN_LEAD or cue.this_year or len(cues) > 1):
            weights[near.year] = weights.get(near.year, 0.0) + cue.weight
        elif (
            cue.year is None
            and cue.this_year
            and published
            and any(row.year == published.year for row in knowledge.editions)
        ):
            weights[published.year] = weights.get(published.year, 0.0) + cue.weight
    if near is not None and near.year in weights:
        weights[near.year] += 2.0 + (1.5 if place_key == "Wuzhen" else 0.0)
    in_title = {cue.year for cue in cues if cue.in_title and cue.year}
    for row in knowledge.editions:
        if row.year in weights and day and row.year not in in_title and _distance(day, row) > FAR:
            weights[row.year] -= IN_LEAD
    best = max(weights, key=lambda year: (weights[year], year), default=None)
    about = best if best is not None and weights[best] >= ENOUGH else None
    named = {cue.year for cue in cues if cue.year is not None}
    related = tuple(sorted(named - {about}))
    ranked = sorted(weights, key=lambda year: (weights[year], year), reverse=True)[:MOST_FOUND]
    others = tuple(_found(year, cues, published) for year in ranked if year != about)
    if about is None:
        return EditionFound(related=related, others=others)
    return replace(_found(about, cues, published), related=related, others=others)


def _found(year: int, cues: Sequence[Cue], published: PartialDate | None) -> EditionFound:
    """The edition of a year with what speaks for it: its naming, else the day on which the conference is named."""
    saying = next((cue for cue in cues if cue.year == year), None)
    if saying is not None:
        return EditionFound(year, EXTRACTED, saying.words, rule="named in the title" if saying.in_title else "named")
    words = cues[0].words if cues else ""
    evidence = f"{words}, {published.isoformat()}" if published else words
    return EditionFound(year, INFERRED, evidence, rule="day of the edition")


def _raised(cues: list[Cue], blocks: Sequence[str]) -> list[Cue]:
    """The cues; the only edition that a text names counts as in its lead, if the lead names the town or the meeting."""
    named = [cue for cue in cues if cue.year is not None]
    if len({cue.year for cue in named}) != 1 or max(cue.weight for cue in named) != IN_BODY:
        return cues
    lead = " ".join(blocks)[:SECTION_CHARS]
    if "Wuzhen" not in lead and not _namings(lead):
        return cues
    return [replace(cue, weight=IN_LEAD) if cue is named[0] else cue for cue in cues]


def _in_month(published: PartialDate | None, knowledge: Knowledge) -> EditionRow | None:
    """The edition that began in a month of which no day is known."""
    if published is None or published.precision != "month":
        return None
    month = (published.year, published.month)
    return next((row for row in knowledge.editions if (row.start_date.year, row.start_date.month) == month), None)


def _near(day: datetime.date | None, knowledge: Knowledge) -> EditionRow | None:
    """The edition in whose days, or shortly before or after them, the day lies."""
    if day is None:
        return None
    return next((row for row in knowledge.editions if row.start_date - BEFORE <= day <= row.end_date + AFTER), None)


def _distance(day: datetime.date, row: EditionRow) -> datetime.timedelta:
    if day < row.start_date:
        return row.start_date - day
    return max(day - row.end_date, datetime.timedelta())
