"""Datelines in Chinese and Japanese: 新华社北京7月25日电（记者…）, 本报乌镇11月8日讯, 【ワシントン共同】."""

import re
from dataclasses import dataclass, replace

from articles.understanding.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the place as printed, (year or None, month, day) or None, the agency, its words, and what follows.

    `strong` if a day or an agency stands in it; `byline` holds reporters that it names.
    """

    place: str | None
    date: tuple[int | None, int | None, int] | None
    agency: str | None
    words: str
    rest: str
    strong: bool = False
    byline: tuple[str, ...] = ()


REPORTERS = r"(?:[（(](?P<reporters>[^（）()]{1,80})[)）])?"
BEHIND = REPORTERS.replace("reporters", "behind")
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
YEAR_ZH = "[〇零一二三四五六七八九]{4}"
VERB = r"(?:电|電|讯|訊|消息|报道|報道|報導)"
CHINESE = re.compile(
    rf"(?:【)?(?:据|據|综合|綜合)?(?P<source>[^\s\d（）()：:，。、【】]{{2,20}}?)(?P<bar>[】：:]|\s{{0,2}})"
    rf"(?:(?:(?P<year>\d{{4}}|{YEAR_ZH})年)?(?:(?P<month>{NUMBER})月)?(?P<day>{NUMBER})日)?\s?(?:上午|下午|晚间|晚|凌晨|早间)?"
    rf"(?P<verb>{VERB})\s?{REPORTERS}(?:】\s?{BEHIND})?\s?(?P<colon>[：:，,]?)(?:题：|題：)?\s?"
    rf"(?:(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日(?:上午|下午|晚间|晚|凌晨|早间)?消息[，,：:]\s?)?"
)
DAY_ONLY = re.compile(
    rf"(?P<month>{NUMBER})月(?P<day>{NUMBER})日(?:上午|下午|晚间|晚|凌晨)?(?:消息|讯|訊|电|電)[，,：:]\s?"
)
ENCLOSED = re.compile(r"[（(](?P<inside>[^（()）\n]{2,30}[电電讯訊])[)）]")
BRACKETED = re.compile(rf"【(?P<inside>[^【】\n]{{2,40}})】\s?{REPORTERS}\s?[：:]?\s?")
TAIWAN = re.compile(
    r"[（(](?P<source>中央社|法新社|路透社|美聯社|美联社)?記者(?P<reporters>[^（）()\d]{2,12}?)(?P<day>\d{1,2})日(?:電"
    r"|专电|專電)[)）]\s?"
)
# 〔記者陳某某／台北報導〕
FILED = re.compile(
    r"[〔［\[(（【](?P<source>[^\s〔［\[(（【記记／/]{2,8})?(?:記者|记者)(?P<reporters>[^／/\d\n〔〕]{2,16})[／/]"
    r"(?P<place>[^／/\d\n]{2,8}?)(?:綜合)?(?:報導|報道|报道|專電|专电|電)[〕］\])）】]\s?"
)
# What may stand between a source and "reports": its desk.
DESK = re.compile("^(?:科技|财经|財經|国际|國際|军事|綜合|综合|独家|体育|社会|教育|汽车|快讯|记者|記者)$")
JAPANESE_SQUARE = re.compile(
    r"[［\[（(](?P<place>[^\d\s\]］）)]{2,12})\s?(?P<day>\d{1,2})日\s?(?P<source>[^\]］）)]{2,12})[\]］）)]\s?[-―—–－]?\s?"
)
DATED_INSIDE = re.compile(
    rf"(?P<before>[^\d\s]{{2,14}})?\s?(?P<month>{NUMBER})月(?P<day>{NUMBER})日\s?(?P<behind>[^\d\s]{{2,14}})?"
)
NEWS_ENDING = re.compile("(?:本報|综合|綜合)?(?:專訊|专讯|訊|讯|報道|报道|報導|消息)$")
HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
ZH_VALUES = {**{char: number for number, char in enumerate("〇一二三四五六七八九十")}, "零": 0, "廿": 20}
OWN_PAPER = ("本报", "本報", "本刊", "本网", "本網", "本台", "本站")
SOURCE_END = re.compile(
    r".{1,10}?(?:社|通讯社|日报|日報|晚报|晚報|早报|时报|時報|商报|青年报|周刊"
    r"|报|報|网|網|在线|电视台|电台|客户端|新闻|财经|科技)(?:记者)?"
)
# （张甲、李乙） right behind a dateline: nothing but names.
NAMES = re.compile(r"\s?[\u4e00-\u9fff]{2,3}(?:[、，,\s]{1,2}[\u4e00-\u9fff]{2,3}){0,4}\s?")
NO_NAMES = re.compile(
    r"记者|記者|通讯员|综合|綜合|报道|報道|消息|视频|視頻|评论|評論|编译|編譯|图|圖|摄|攝|社|报|報|网|網|台|版|刊"
)
# Whose reporters they are: 浙江日报记者 …
OFFICE = re.compile(r"[^\s、，,;；/（）()]{0,8}(?:社|报|報|刊|网|網|在线|在線|电视台|電視台|电台|客户端)(?=记者|記者)")
ROLE = re.compile(
    r"^(?:本报|本報|通讯员|通訊員|见习|實習|实习|特约|首席|驻\S{1,6}?)?(?:记者|記者|通讯员|通訊員|编辑|編輯)?[：:\s]*"
)
JAPANESE_AGENCIES = {
    "共同": "Kyodo News",
    "時事": "Jiji Press",
    "ロイター": "Reuters",
    "新華社": "新华社",
    "新華": "新华社",
}


def parse(line: str, knowledge: Knowledge) -> Dateline | None:
    """The dateline at the start of a Chinese or Japanese line, or None."""
    digits = line[:160].translate(HALF_WIDTH)
    for form in (_taiwan, _filed, _chinese, _day_only, _enclosed, _bracketed, _japanese_square):
        found = form(digits, line, knowledge)
        if found:
            return found
    return None


def _chinese(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    found = CHINESE.match(head)
    if not found:
        return None
    agency, place = _source_and_place(found["source"], knowledge)
    if agency is None and place is None:
        return None
    known = agency == "" or knowledge.source_of(agency or "") is not None
    named = found["reporters"] or found["behind"]
    if not (found["day"] or found["d2"] or named):
        terse = found["verb"] not in ("电", "電", "讯", "訊")
        parted = found["colon"] or (not terse and (found.end() >= len(head) or found[0][-1:].isspace()))
        if not known or not parted:
            return None
    numbers = (found["year"], found["month"] or found["m2"], found["day"] or found["d2"])
    year, month, day = (number_of(number) if number else None for number in numbers)
    date = (year, month, day) if day and month else None
    return Dateline(
        place or None,
        date,
        agency or None,
        head[: found.end()].strip(),
        line[found.end() :].lstrip(),
        strong=True,
        byline=reporters(named),
    )


def number_of(text: str) -> int:
    """12, 十二, 二十 or 二〇二五 as a number."""
    if text.isdigit():
        return int(text)
    digits = [ZH_VALUES[char] for char in text]
    if len(digits) == 4:
        return int("".join(map(str, digits)))
    if 10 in digits or 20 in digits:
        tens, _, units = text.replace("廿", "二十").partition("十")
        return 10 * (ZH_VALUES[tens] if tens else 1) + (ZH_VALUES[units] if units else 0)
    return digits[0]


def _day_only(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    """12月9日消息，"""
    found = DAY_ONLY.match(head)
    if not found:
        return None
    date = (None, number_of(found["month"]), number_of(found["day"]))
    return Dateline(None, date, None, found[0].strip(), line[found.end() :].lstrip(), strong=True)


def _enclosed(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    """（法新社北京7日电）"""
    found = ENCLOSED.match(head)
    inner = _chinese(found["inside"], found["inside"], knowledge) if found else None
    if found is None or inner is None:
        return None
    return replace(inner, words=found[0], rest=line[found.end() :].lstrip())


def _source_and_place(words: str, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """新华社北京 -> (Xinhua News Agency, 北京). ("", "") for 本报; (None, None) if no source is in it."""
    words = words.removesuffix("记者").removesuffix("記者")
    for own in OWN_PAPER:
        if words.startswith(own):
            return "", words[len(own) :]
    for length in range(min(len(words), 12), 1, -1):
        source = knowledge.source_of(words[:length])
        if source:
            rest = words[length:]
            if rest.startswith(("记者", "記者")):
                rest = next((rest[-size:] for size in (4, 3, 2) if knowledge.place_of(rest[-size:])), "")
            return source, rest if len(rest) <= 8 else ""
    found = SOURCE_END.match(words)
    if not found:
        return None, None
    rest = words[found.end() :]
    return found[0].removesuffix("记者"), rest if 2 <= len(rest) <= 8 else ""


def _bracketed(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    """【ワシントン共同】, 【北京=山田太郎】, 【大公報訊】"""
    found = BRACKETED.match(head)
    if not found:
        return None
    if dated := DATED_INSIDE.fullmatch(found["inside"].strip()):
        return _dated(found, dated, line, knowledge)
    inside = NEWS_ENDING.sub("", found["inside"].split("（")[0].split("(")[0])
    by: tuple[str, ...] = reporters(found["reporters"])
    place, agency = inside, None
    for name, source in JAPANESE_AGENCIES.items():
        if inside.endswith(name):
            place, agency = inside.removesuffix(name), knowledge.source_of(source) or source
            break
    else:
        agency = knowledge.source_of(inside) or _before_desk(inside, knowledge)
        for bar in "=＝・":
            if bar in inside and agency is None:
                place, _, name = inside.partition(bar)
                agency, by = knowledge.source_of(name), by or ((name,) if not knowledge.source_of(name) else ())
                break
        else:
            place = "" if agency else inside
    place = place.rstrip("=＝・ ")
    place = place.removesuffix("発") if knowledge.place_of(place.removesuffix("発")) else place
    if agency is None and not by and knowledge.place_of(place) is None:
        return None
    return Dateline(place or None, None, agency, found[0].strip(), line[found.end() :], strong=True, byline=by)


def _before_desk(words: str, knowledge: Knowledge) -> str | None:
    """环球网科技: the source whose desk it is."""
    return next(
        (
            source
            for size in range(len(words) - 2, 1, -1)
            if DESK.match(words[size:]) and (source := knowledge.source_of(words[:size]))
        ),
        None,
    )


def _dated(found: re.Match[str], inside: re.Match[str], line: str, knowledge: Knowledge) -> Dateline | None:
    """【11月18日 AFP】, 【新華社烏鎮11月18日】"""
    agency, place = _source_and_place((inside["before"] or inside["behind"] or "").strip(), knowledge)
    if not agency or not knowledge.source_of(agency):
        return None
    date = (None, number_of(inside["month"]), number_of(inside["day"]))
    return Dateline(place or None, date, agency, found[0].strip(), line[found.end() :], strong=True)


def _taiwan(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    """（中央社記者王小明台北12日電）"""
    found = TAIWAN.match(head)
    if not found:
        return None
    names = found["reporters"]
    place = next((names[-length:] for length in (4, 3, 2) if knowledge.place_of(names[-length:])), None)
    by = names.removesuffix(place) if place else names
    agency = knowledge.source_of(found["source"] or "") or found["source"]
    return Dateline(place, None, agency, found[0], line[found.end() :], strong=True, byline=(by,) if by else ())


def _filed(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    found = FILED.match(head)
    if not found or not knowledge.place_of(found["place"]):
        return None
    names = tuple(name for name in re.split(r"[、，,\s]+", found["reporters"].strip()) if name)
    agency = knowledge.source_of(found["source"] or "")
    return Dateline(found["place"], None, agency, found[0].strip(), line[found.end() :], strong=True, byline=names)


def _japanese_square(head: str, line: str, knowledge: Knowledge) -> Dateline | None:
    """［北京 20日 ロイター］ -"""
    found = JAPANESE_SQUARE.match(head)
    if not found:
        return None
    source = JAPANESE_AGENCIES.get(found["source"], found["source"])
    agency = knowledge.source_of(source) or source
    return Dateline(found["place"], None, agency, found[0].strip(), line[found.end() :], strong=True)


def reporters(words: str | None) -> tuple[str, ...]:
    """记者余甲、陈乙 or 记者 甲 乙 -> the names."""
    if words and NAMES.fullmatch(words) and not NO_NAMES.search(words):
        return tuple(re.split(r"[、，,\s]+", words.strip()))
    if not words or not re.search(r"记者|記者|通讯员|通訊員|文/|作者", words):
        return ()
    words = OFFICE.sub("", words)
    parts = re.split(r"[、，,;；/\s]+|(?=记者|記者|通讯员|通訊員)", words)
    names = [ROLE.sub("", part).strip() for part in parts]
    return tuple(name for name in names if 2 <= len(name) <= 12 and not re.search(r"文|图|圖|摄|攝|\d", name))
