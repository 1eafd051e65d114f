"""Pages and excerpts that were run on in one line: where the article begins and ends inside of it."""

import re

from articles.readers.dates import Stated, stated_dates
from articles.readers.wordlists import word_set
from articles.understanding import datelines, furniture
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import AnyOf, function_word_share, is_chinese

FLAT_LINE = 700
SEE_ALSO_WORDS = AnyOf(("SEE ALSO", "READ", "RELATED", "WATCH", "More on this", "Read more: "))
# One of these stands in every string that `furniture.INLINE_END` matches.
ENDING_WORDS = AnyOf(
    (
        *("editor", "reporting by", "editing by", "writing by", "责任编辑", "责编", "编辑", "網絡編輯"),
        *("【", "(for the latest", "add your comment", "please enable javascript", "most read", "most viewed"),
        *(f"related {word}" for word in ("reading", "stories", "articles", "news", "coverage")),
        *("相关", "分享到", "news articles", "share this", "share on", "share via"),
        *("copyright", "©", "all rights", "版权所有", "read more", "read full", "more about", "source:"),
    )
)
FLAT_CHINESE = 250
TITLE_LIMIT = 300
HEAD_LIMIT = 1500
SUFFIX_BAR = re.compile(r"\s[-|–—_]\s|_|\s\|\|\s")
SECTIONS = word_set(
    "world china business opinion tech technology news politics policy society culture sports travel economy science",
    "asia europe us uk international national finance markets life",
    "新闻 时政 国际 国内 社会 科技 财经 经济 法治 评论 互联网 要闻 滚动",
)
BUTTONS = re.compile(
    r"(?:\s?\b(?:share|tweet|print|close|comments?|save|e-?mail|font size)\b[|: ]{0,3}){1,12}", re.IGNORECASE
)
TIME_OF_DAY = re.compile(
    r"^\s{0,3}(?:at\s)?(?:\d{1,2}:\d{2}(?::\d{2})?)(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{3,4}\b)?", re.IGNORECASE
)
TRAILING_SIGN_OFF = re.compile(
    r"\s?[(（\[【](?:(?:additional\s)?(?:reporting|writing|editing)\sby\b|(?:web\s)?editors?\s?:"
    r"|责任编辑|责编|编辑|完[)）])[^()（）\n]{0,400}[)）\]】]?$|\s?返回搜狐，查看更多\s?$",
    re.IGNORECASE,
)
TIME_BEFORE = re.compile(r"(?i)(?:\d{1,2}:\d{2}(?::\d\d)?[,)]?|(?:updated|published|posted)(?: on)?\s?:?)\s{0,2}$")
LEADS_UP = re.compile(
    r"(?i)(?:,|(?<!\w)(?:on|in|of|since|until|till|by|for|from|to|and|the|dated|before|after|am|le|du|vom|bis|day))\s?$"
)
TIME_BEHIND = re.compile(
    r"(?i)[,|]?\s{0,3}(?:at )?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[A-Z]{2}T)\b)?"
)
WHOLE_SENTENCE = re.compile(r"[a-z\d)”\"][.!?] [A-Z“\"]|。")
SOURCE_NEXT = re.compile(
    r"\s{0,3}[|]?\s{0,3}(?:(?:来源|來源|source)\s?[:：]\s?\S{2,20}(?=\s))?[\s|–-]{0,4}", re.IGNORECASE
)
LEAST_FLAT, LEAST_FLAT_CHINESE = 150, 60
SHORT_HEAD = 400
CAPTION_LIMIT = 300
TITLE_AT_LEAST, TITLE_AT_LEAST_CHINESE = 15, 6
ELLIPSIS_END = re.compile(r"\s?(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s?$")


def unfold(text: str, title: str | None, knowledge: Knowledge) -> tuple[str, str | None]:
    """Break a page that was run on in one line into head and article. Other texts are given back as they are."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return text, title
    first = lines[0]
    flat = FLAT_CHINESE if is_chinese(first) else FLAT_LINE
    if title is None and len(first) > flat and len(lines) <= 3:
        return _page(first, lines[1:], knowledge)
    if title is None and len(lines) <= 3 and len(first) > (LEAST_FLAT_CHINESE if is_chinese(first) else LEAST_FLAT):
        return _dated(first, lines[1:], knowledge) or _behind_dateline(first, lines[1:], knowledge) or (text, None)
    if title is not None and len(lines) <= 6:
        return _excerpt(first, lines[1:], title, knowledge), title
    return text, title


def _page(line: str, others: list[str], knowledge: Knowledge) -> tuple[str, str | None]:
    """A whole page: its title (with the site's name behind a bar), menus, the title again, the article, more menus."""
    raw = _leading_title(line, knowledge)
    if raw is None and (dated := _dated(line, others, knowledge)):
        return dated
    if raw is None:
        dateline = datelines.find_inside(line, knowledge, HEAD_LIMIT)
        if dateline is None or datelines.parse(line, knowledge) is not None:
            return "\n".join([line, *others]), None
        at = len(line) - len(dateline.rest) - len(dateline.words)
        start = line.find(dateline.words[:20], max(0, at - 12))
        return "\n".join([line[:start].strip(), "", line[start:].strip(), *others]), None
    title, bare = raw
    again = line.rfind(bare, len(title), HEAD_LIMIT + len(title))
    begin = again + len(bare) if again > 0 else len(title)
    article = _article_start(line, begin, knowledge)
    article += _buttons(line[article : article + 200])
    head = [line[len(title) : begin].strip(), line[begin:article].strip()]
    opening = _cut_captions(line[article : article + HEAD_LIMIT], 1)
    body = [(opening + line[article + HEAD_LIMIT :]).strip()]
    return "\n".join([title, "", *head, "", *body, *others]), title


def _dated(line: str, others: list[str], knowledge: Knowledge) -> tuple[str, str] | None:
    """A page with a title, a date with its time, and the article behind it. None where no such date parts them."""
    window = line[:SHORT_HEAD]
    for stated in stated_dates(window):
        before = TIME_BEFORE.search(window[: stated.start])
        behind = TIME_BEHIND.match(window, stated.end)
        if not (before or behind or _stands_alone(line, stated)):
            continue
        title = _without_source(window[: before.start() if before else stated.start].strip(" |,-–("), knowledge)
        least = TITLE_AT_LEAST_CHINESE if is_chinese(title) else TITLE_AT_LEAST
        if not least <= len(title) <= TITLE_LIMIT or WHOLE_SENTENCE.search(title) or datelines.parse(line, knowledge):
            return None
        end = behind.end() if behind else stated.end
        end = SOURCE_NEXT.match(line, end).end()  # type: ignore[union-attr]
        dateline = datelines.find_inside(line[end:], knowledge, SHORT_HEAD)
        if dateline is not None:
            end += max(0, line[end:].find(dateline.words[:20]))
        if len(line) - end < LEAST_FLAT_CHINESE or line[end].islower():
            return None
        start = line.find(title) + len(title)
        return "\n".join([title, "", line[start:end].strip(), "", line[end:], *others]), title
    return None


def _stands_alone(line: str, stated: Stated) -> bool:
    """True for a day that no word leads up to, and behind which a sentence begins."""
    behind = line[stated.end : stated.end + 3].lstrip("| ")
    opens = behind[:1].isupper() or behind[:1] in '“"' or is_chinese(behind[:1] or "a")
    parted = line[stated.end : stated.end + 1] in (" ", "|") and line[stated.start - 1 : stated.start] in (" ", "|")
    return (
        bool(behind) and opens and parted and stated.date.day is not None and not LEADS_UP.search(line[: stated.start])
    )


def _without_source(title: str, knowledge: Knowledge) -> str:
    """A title without the source's name that follows it, before the date."""
    words = title.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        if knowledge.source_of(" ".join(words[-count:]).strip("()|")):
            return " ".join(words[:-count]).rstrip(" |(-–")
    return title


def _behind_dateline(line: str, others: list[str], knowledge: Knowledge) -> tuple[str, None] | None:
    """A short page whose title runs into the dateline of its report."""
    if datelines.parse(line, knowledge) is not None:
        return None
    dateline = datelines.find_inside(line, knowledge, SHORT_HEAD)
    start = line.find(dateline.words[:20]) if dateline is not None and dateline.strong else 0
    if start < TITLE_AT_LEAST_CHINESE or WHOLE_SENTENCE.search(line[:start]):
        return None
    return "\n".join([line[:start].strip(), "", line[start:].strip(), *others]), None


def _leading_title(line: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """The title that a page's text begins with, with and without the site's name: the name must be a known source's."""
    for bar in SUFFIX_BAR.finditer(line[:TITLE_LIMIT]):
        words = re.split(r"[\s_]", line[bar.end() : bar.end() + 60])
        for count in range(min(5, len(words)), 0, -1):
            name = " ".join(words[:count])
            if knowledge.source_of(name):
                return line[: bar.end() + len(name)].strip(), without_section(line[: bar.start()].strip())
    return None


def without_section(title: str) -> str:
    """A title without the section that stands between it and the site's name."""
    for bar in reversed(list(SUFFIX_BAR.finditer(title))):
        if title[bar.end() :].strip().lower() in SECTIONS and bar.start() > 10:
            return title[: bar.start()].strip()
    return title


def _article_start(line: str, begin: int, knowledge: Knowledge) -> int:
    """Where the article begins behind the title: after the date line, or at a dateline."""
    window = line[begin : begin + 400]
    dateline = datelines.find_inside(window, knowledge, 400)
    if dateline is not None:
        return begin + max(0, window.find(dateline.words[:20]))
    last = 0
    for stated in stated_dates(window[:200]):
        last = stated.end
    if last:
        time = TIME_OF_DAY.match(window[last:])
        return begin + last + (time.end() if time else 0)
    return begin


def _buttons(text: str) -> int:
    """How long the words of buttons at the start of a text are: Share, Print, Close."""
    found = BUTTONS.match(text)
    return found.end() if found else 0


def _excerpt(line: str, others: list[str], title: str, knowledge: Knowledge) -> str:
    """An excerpt that begins with outlet, title and outlet again, as collections of headlines have it."""
    bare = title
    for bar in SUFFIX_BAR.finditer(title):
        if knowledge.source_of(title[bar.end() :]):
            bare = title[: bar.start()]
            break
    at = line.find(bare[:60], 0, 60 + len(bare)) if len(bare) > 15 else -1
    if at < 0 or len(line) < len(bare) + 60 or (at > 0 and not knowledge.source_of(line[:at])):
        return "\n\n".join([line, *others])
    article = at + len(bare)
    dateline = datelines.find_inside(line[article:], knowledge, 500)
    if dateline is not None:
        article += max(0, line[article:].find(dateline.words[:20]))
    elif at > 0:
        article += len(line[article:]) - len(line[article:].removeprefix(" " + line[:at].strip()))
    return "\n\n".join([line[article:].strip(), *others])


def trim(block: str) -> str:
    """A block without what a page ran on behind its last sentence: sign-offs, related headlines, "Read more"."""
    if block.startswith("## ") or len(block) < 60:
        return block
    if SEE_ALSO_WORDS.within(block):
        block = furniture.SEE_ALSO.sub("", block)
    lower = block.lower()
    if not ENDING_WORDS.within(lower):
        return _without_captions(block)
    found = furniture.INLINE_END.search(block, 40)
    while found is not None and _within_prose(block, found):
        found = furniture.INLINE_END.search(block, found.end())
    if found is not None:
        run_on = found[0].lower().startswith("all ")
        block = block[: found.start()].rstrip()
        if run_on:
            block = _without_headlines(block)
    block = _without_captions(block)
    return ELLIPSIS_END.sub("", block) if found is not None else block


def _without_captions(block: str) -> str:
    """A block without the captions of pictures that were run into it."""
    if "(Photo" in block or "(Xinhua/" in block or "（Photo" in block:
        return _cut_captions(block, 0).strip()
    return block


def _cut_captions(text: str, most: int) -> str:
    """A text without the sentences that credit a picture in brackets, `most` of them (0 is all)."""
    kept, place = [], 0
    for number, found in enumerate(furniture.INLINE_CREDIT.finditer(text), 1):
        words = text[place : found.start()].rstrip()
        words = words[:-1] if words[-1:] in (".", "。") else words
        begins = max(len(words) - CAPTION_LIMIT, *(words.rfind(mark) + 1 for mark in ".。!?！？()（）\n"))
        kept.append(words[:begins])
        place = found.end()
        if number == most:
            break
    return " ".join([*kept, text[place:]])


def _within_prose(block: str, found: re.Match[str]) -> bool:
    """True if the words that end an article elsewhere are part of a sentence here."""
    if (
        found[0]
        .lstrip("(（【[")
        .lower()
        .startswith(("editor", "web", "all ", "copyright", "©", "责", "(", "for the latest", "1】", "版", "相关", "…"))
    ):
        return False
    before = block[: found.start()].rstrip()
    return bool(before) and before[-1] not in '.!?。！？…"”’)）'


def _without_headlines(block: str) -> str:
    """Cut related headlines, which end without a full stop, behind the last whole sentence."""
    ends = [found.end() for found in re.finditer(r"[.!?…][\"”’)]{0,2}(?= )", block)]
    for end in reversed(ends):
        if function_word_share(block[:end]) > 0 or is_chinese(block[:end]):
            return block[:end]
    return block
