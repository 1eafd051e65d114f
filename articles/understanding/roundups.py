"""Round-ups: one document that holds several stories. Only what shows it plainly is taken for one.

What shows it: items that each open with a dateline of their own; blocks that each open with a headline in brackets;
numbered or headed items under a title that says "round-up"; a block that turns to "other news". Sections of one
article, its numbered points, lists of ten things and live reports are none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.understanding import datelines
from articles.understanding.anatomy import Zones
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import AnyOf, ends_sentence, is_chinese, key
from articles.understanding.result import StoryPart
from articles.understanding.titles import Title

FEWEST_DATED, FEWEST_ITEMS = 2, 3
MOST = 60
HEAD_LINES = 6
"""Stories of a document; what seems to hold more is a table or a register."""
SHORTEST, SHORTEST_CHINESE = 60, 20
LONGEST_HEAD, LONGEST_CHINESE_HEAD = 120, 50
NAMED_SO = re.compile(
    r"(?i)\b(?:news|weekly|daily|monthly|tech|cyber\w*|policy|business|world|asia|security|morning|evening|internet)\b"
    r".{0,24}\b(?:round-?up|briefs|digest|recap|wrap(?:-up)?|headlines|bulletin)\b|\bround-?up\b(?!.{0,20}herbicide)"
    r"|\b(?:news )?in brief\b|\bnewsletter\b|\b(?:this|last|the) week in\b|\bweek in review\b|\bin other news\b"
    r"|\b(?:morning|evening|weekly) briefing\b|^(?:news|world|business|tech) briefs$"
    r"|(?:一周|一週|本周|本週)(?:要闻|新闻|资讯|回顾|盘点|大事|动态|观察|速览|要聞|新聞|回顧)"
    r"|(?:要闻|新闻|资讯|要聞|新聞|資訊)(?:汇总|速览|集锦|盘点|摘要|回顾|周报|早报|晚报|简报|匯總|速覽|早報|晚報|簡報|一覽)"
    r"|每日(?:要闻|资讯|新闻|速递|要聞|新聞)|(?:周报|早报|晚报|週報|早報)(?:$|[：:|｜（(])|简讯|簡訊|新闻早餐|早知道"
    r"|[一二三四五六七八九十\d]则|\b(?:Kurzmeldungen|Nachrichtenüberblick|Wochenrückblick|Kurz (?:notiert|gemeldet))\b"
    r"|^Meldungen\b|\b(?:en bref|revue de presse|l['’]actualité de la semaine|brèves|noticias breves)\b"
    r"|\bresumen (?:semanal|de noticias)\b|Дайджест|Обзор (?:новостей|прессы|событий)|Новости (?:за|недели)|Коротко о"
    r"|ニュースまとめ|短信|ダイジェスト"
)
# One of these stands in whatever `NAMED_SO` matches.
NAMED_WORDS = AnyOf(
    (
        *("round-up", "roundup", "brief", "digest", "recap", "wrap", "headlines", "bulletin", "newsletter", "week"),
        *(
            "other news",
            "要闻",
            "要聞",
            "新闻",
            "新聞",
            "资讯",
            "資訊",
            "一周",
            "一週",
            "本周",
            "本週",
            "每日",
            "周报",
            "早报",
        ),
        *("晚报", "週報", "早報", "简讯", "簡訊", "早知道", "则", "kurz", "nachrichten", "wochen", "meldungen", "bref"),
        *("revue", "actualité", "brèves", "breves", "resumen", "дайджест", "обзор", "новости", "коротко"),
        *("まとめ", "短信", "ダイジェスト"),
    )
)
# A speech's or a ministry's briefing is one story; so is what is told as it happens.
NO_ROUND_UP = re.compile(
    r"(?i)\b(?:live(?: updates| blog)?|as it happened|transcript|press conference|liveticker|en direct)\b"
    r"|直播|实录|實錄|答记者问|答記者問"
)
CLOCK = re.compile(r"(?i)^(?:## )?(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s?[ap]\.?m\b)")
NUMBERED = re.compile(
    r"^(?P<mark>(?:## )?(?:(?P<digits>\d{1,2})\s?[.、．)）:：]\s?(?!\d)|[（(](?P<inside>\d{1,2})[)）]\s?"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3})、))"
)
CHINESE_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
BRACKETED = re.compile(r"^(?P<mark>【(?P<title>[^【】\n]{6,50})】)\s?(?=\S)")
OTHER_NEWS = re.compile(
    r"(?i)^(?:## )?(?:in other news|news in brief|elsewhere in the news|also in the news|weitere meldungen"
    r"|kurz gemeldet|autres nouvelles|en bref|en otras noticias|в других новостях|коротко о другом"
    r"|其他要闻|其他消息|其它要闻|其他要聞)\b"
)
# How these words begin.
TURNING = frozenset(("##", "in", "ne", "el", "al", "we", "ku", "au", "en", "в ", "ко", "其他", "其它"))
REPORT = re.compile("[电電讯訊]")
WARNING = "The document holds {count} stories: split it, so that each has its own date and place."


def stories_of(title: Title, zones: Zones, knowledge: Knowledge) -> tuple[StoryPart, ...]:
    """The parts of a round-up, in order, none for an ordinary article. Places are code points of the joined blocks."""
    blocks = zones.blocks
    if len(blocks) < FEWEST_DATED or _is_live(blocks) or NO_ROUND_UP.search(title.text or ""):
        return ()
    named = _is_named_so((title.text or "", *zones.head[:HEAD_LINES]))
    for find in (_dated, _bracketed, _numbered if named else _none, _headed if named else _none, _turning):
        parts = find(blocks, zones, knowledge)
        parts = [part for part in parts if _is_long_enough(blocks, part)]
        if len(parts) >= (FEWEST_DATED if find in (_dated, _turning) else FEWEST_ITEMS):
            return _placed(blocks, parts[:MOST]) if len(parts) <= MOST else ()
    return ()


def _is_named_so(lines: Sequence[str]) -> bool:
    """Whether a title or a line of the head says that this is a round-up."""
    short = [line for line in lines if len(line) < 200]
    return NAMED_WORDS.within("\n".join(short).lower()) and any(NAMED_SO.search(line) for line in short)


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of a story, from `first` to before `last`; the first one's `mark` characters are left out."""

    first: int
    last: int
    title: str | None = None
    mark: int = 0
    dateline: str = ""


def _none(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    return []


def _dated(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    """Items that open with datelines, headed or not. The first one's stands before the body."""
    openings = dict(zones.openings)
    starts: list[tuple[int, str]] = [(0, "")] if zones.dateline is not None else []
    for number, block in enumerate(blocks[1:], 1):
        if len(starts) > MOST:
            return []
        if number in openings:
            starts.append((number, openings[number]))
        elif _may_be_dateline(block):
            dateline = datelines.parse(block, knowledge)
            if dateline is not None and dateline.strong and (dateline.date or dateline.agency) and dateline.place:
                starts.append((number, ""))
    if len(starts) < FEWEST_DATED or (len(starts) == FEWEST_DATED and zones.dateline is None):
        return []
    begins = [_with_head(blocks, number) for number, _ in starts]
    return [
        Part(number, end, _head(blocks[number - 1]) if begin < number else None, 0, words)
        for (number, words), begin, end in zip(starts, begins, _ends(begins, blocks), strict=True)
    ]


def _may_be_dateline(block: str) -> bool:
    """Whether it is worth while to look closer: capitals, a bracket, or the word for a wire's report."""
    return block[:3].isupper() or block[0] in "(【（［[" or bool(REPORT.search(block, 0, 40))


def _ends(starts: Sequence[int], blocks: Sequence[str]) -> list[int]:
    """Where the parts end that begin with these blocks: before the next one's, the last one with the document."""
    return [*starts[1:], len(blocks)] if starts else []


def _with_head(blocks: Sequence[str], number: int) -> int:
    """The number of the headline above a block, if one is there, else the block's own."""
    return number - 1 if number and _is_head(blocks[number - 1]) else number


def _bracketed(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    """【Headline】text, block by block, hardly anything between."""
    found = [
        (number, match) for number, block in enumerate(blocks) if block[0] == "【" and (match := BRACKETED.match(block))
    ]
    if not FEWEST_ITEMS <= len(found) <= MOST or len(found) * 10 < len(blocks) * 6:
        return []
    ends = _ends([number for number, _ in found], blocks)
    return [
        Part(number, end, match["title"].strip(), match.end())
        for (number, match), end in zip(found, ends, strict=True)
        if not datelines.parse(blocks[number], knowledge)
    ]


def _numbered(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    """Items numbered from one on."""
    above = zones.head[-1] if zones.head else ""
    first = NUMBERED.match(above)
    starts: list[tuple[int, int, str | None]] = []
    if first and _number(first) == 1 and blocks:
        starts.append((0, 0, above[first.end() :].strip()))
    for number, block in enumerate(blocks):
        match = NUMBERED.match(block)
        if match and _number(match) == len(starts) + 1:
            starts.append((number, match.end(), None))
    ends = _ends([number for number, _, _ in starts], blocks)
    return [
        Part(number, end, title) if title else _item(blocks, number, end, mark)
        for (number, mark, title), end in zip(starts, ends, strict=True)
    ]


def _number(match: re.Match[str]) -> int:
    if digits := match["digits"] or match["inside"]:
        return int(digits)
    tens, ten, units = match["chinese"].rpartition("十")
    value = 10 * CHINESE_NUMBERS.get(tens, 1) if ten else 0
    return value + CHINESE_NUMBERS.get(units, 0)


def _item(blocks: Sequence[str], number: int, end: int, mark: int) -> Part:
    """A numbered item: its first block is its headline if it reads like one and text follows."""
    words = blocks[number][mark:].strip()
    if end > number + 1 and _is_head(f"## {words}"):
        return Part(number + 1, end, words)
    return Part(number, end, None, mark)


def _headed(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    """Items under headlines, the first of which stands above the body."""
    heads = [number for number, block in enumerate(blocks) if block.startswith("## ")]
    titles = [_head(blocks[number]) for number in heads]
    starts = [number + 1 for number in heads]
    if zones.head and zones.head[-1].startswith("## ") and blocks and 0 not in heads:
        heads, starts, titles = [0, *heads], [0, *starts], [_head(zones.head[-1]), *titles]
    return [Part(start, end, title) for start, end, title in zip(starts, _ends(heads, blocks), titles, strict=True)]


def _turning(blocks: Sequence[str], zones: Zones, knowledge: Knowledge) -> list[Part]:
    """One story, and what is told behind "In other news"."""
    may_turn = [number for number, block in enumerate(blocks) if block[:2].lower() in TURNING]
    number = next((number for number in may_turn if OTHER_NEWS.match(blocks[number])), 0)
    if not number:
        return []
    first = number + 1 if _is_head(blocks[number]) else number
    return [Part(0, number), Part(first, len(blocks))] if first < len(blocks) else []


def _is_head(block: str) -> bool:
    """True for a headline: marked as one, or short and without a sentence's end."""
    text = block.removeprefix("## ")
    limit = LONGEST_CHINESE_HEAD if is_chinese(text) else LONGEST_HEAD
    return len(text) <= limit and not ends_sentence(text)


def _head(block: str) -> str:
    return NUMBERED.sub("", block.removeprefix("## ")).strip()


def _is_live(blocks: Sequence[str]) -> bool:
    return sum(bool(CLOCK.match(block)) for block in blocks if block[0] in "#0123456789") >= FEWEST_ITEMS


def _is_long_enough(blocks: Sequence[str], part: Part) -> bool:
    text = " ".join(block for block in blocks[part.first : part.last] if not block.startswith("## "))[part.mark :]
    return len(text) >= (SHORTEST_CHINESE if is_chinese(text) else SHORTEST)


def _placed(blocks: Sequence[str], parts: Sequence[Part]) -> tuple[StoryPart, ...]:
    """Parts with their places in the joined blocks."""
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block) + 2)
    titles = {key(part.title) for part in parts if part.title}
    if len(titles) < sum(bool(part.title) for part in parts):
        return ()
    return tuple(
        StoryPart(part.title, starts[part.first] + part.mark, starts[part.last] - 2, part.dateline) for part in parts
    )
