"""Where the article of a page opens: at its dateline, at its first prose, or below what can only be its head."""

import re
from collections.abc import Sequence

from articles.readers.dates import stated_date, stated_dates
from articles.understanding import datelines, furniture, layout, signatures
from articles.understanding.eastern import Dateline
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import ends_sentence, function_word_share, is_chinese, key, squeeze

HEAD_LINES = 60
BYLINE_LINES = 8
LOOK_AHEAD = 14
SUMMARY_LIMIT = 500
STANDFIRST_CHARS = 320
BYLINE = re.compile(
    r"^\s{0,10}(?:by\s+[A-Z]|(?-i:(?:Von|Par|Por|Di|Door|Af)\s[A-ZÀ-Þ][\w'’.-]+\s[A-ZÀ-Þ][\w'’.-]+(?:[\s,]|$))|(?:written|story|reported)\s+by\s|(?:作者|文|撰文|记者|記者|本报记者|本報記者|通讯员"
    r"|author)\s{0,3}[：:/／|]|《[^《》\n]{2,16}》(?:记者|記者)|[\u4e00-\u9fff]{2,4}(?:记者|記者)[|｜]|本报记者|本報記者|新华社记者|(?:《[^《》\n]{2,20}》\s?)?(?:记者|記者)\s)",
    re.IGNORECASE,
)
DIALOGUE = re.compile(r"^(?:Q|A|Question|Answer|问|答|問)\s?[:：]\s?\S.{12}")
CREDIT_LINE = re.compile(
    r"^\s{0,10}(?:原文来自|本文转自|转自|转载自|来源|來源|source|via|originally published)\s?[^\n]{0,160}$",
    re.IGNORECASE,
)


def find_start(lines: Sequence[str], title: str | None, knowledge: Knowledge) -> tuple[int, Dateline | None]:
    """The line at which the article opens, and its dateline. A dateline a little further on beats mere prose."""
    opening: int | None = None
    prose = seen = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        seen += 1
        if seen > HEAD_LINES or (opening is not None and (prose > SUMMARY_LIMIT or seen > LOOK_AHEAD)):
            break
        dateline = datelines.parse(line, knowledge)
        if dateline is not None and (opening is None or dateline.strong) and _opens_prose(dateline, lines, number):
            return number, dateline
        if opening is None and (broken := datelines.over_lines(lines[number : number + 3], knowledge)):
            return number + broken[0], broken[1]
        if opening is None and _is_prose(lines, number, title):
            opening = number
        elif opening is not None and (_is_dated_credit(squeeze(line)) or _ends_head(line, prose)):
            opening, prose = None, 0
        if opening is not None:
            prose += len(line)
    if opening is None:
        opening = _after_known_head(lines, title)
    return opening, None


def _opens_prose(dateline: Dateline, lines: Sequence[str], number: int) -> bool:
    """What a dateline opens goes on: on its own line, or on the next."""
    after = " ".join([line for line in lines[number + 1 : number + 8] if line.strip()][:3])
    return len(dateline.rest) > 15 or len(after) > 40


def _after_known_head(lines: Sequence[str], title: str | None) -> int:
    """Where no line reads like prose: the line below the last date, else the first that is no title or furniture."""
    dated = [number for number, line in enumerate(lines[:BYLINE_LINES]) if len(line) < 140 and _is_date_line(line)]
    if dated and (below := _next_line(lines, dated[-1] + 1)) is not None:
        return below
    for number, line in enumerate(lines[: 10 * HEAD_LINES]):
        text = squeeze(line)
        if not text or furniture.is_furniture(line) or _is_credit(text) or (title and key(text) == key(title)):
            continue
        return number
    return min(len(lines), 10 * HEAD_LINES)


def _next_line(lines: Sequence[str], start: int) -> int | None:
    """The first line from `start` on that holds anything but furniture and credits."""
    for number, line in enumerate(lines[start : start + HEAD_LINES], start):
        if line.strip() and not furniture.is_furniture(line) and not _is_credit(squeeze(line)):
            return number
    return None


def _is_credit(text: str) -> bool:
    return bool(BYLINE.match(text) or CREDIT_LINE.match(text)) and len(text) < 160


def _is_prose(lines: Sequence[str], number: int, title: str | None) -> bool:
    """True for a line that an article may begin with: sentences, or the first line of a wrapped paragraph."""
    text = squeeze(lines[number].lstrip("#")) if len(lines[number]) < 5000 else lines[number]
    if lines[number].startswith("## ") or furniture.is_furniture(text) or furniture.is_sign_off(text):
        return False
    if title and key(text) == key(title):
        return False
    if furniture.may_be_caption(text) and any(goes_on(line) for line in lines[number + 1 : number + LOOK_AHEAD]):
        return False
    if furniture.STANDFIRST.match(text) or text.endswith((" |", " ｜")):
        return False
    text = signatures.unsigned(signatures.undated(text)[0])
    if BYLINE.match(text) and len(text) < 120:
        return False
    if CREDIT_LINE.match(text) and len(text) < 160:
        return False
    if DIALOGUE.match(text):
        return True
    follower = lines[number + 1].strip() if number + 1 < len(lines) else ""
    if is_chinese(text):
        return _is_chinese_prose(text, follower)
    if len(text) < 140 and _is_date_line(text):
        return False
    words = len(text.split())
    if len(text) >= 300:
        return function_word_share(text) >= 0.12 or (". " in text and function_word_share(text) >= 0.08)
    if ends_sentence(text) and words >= 6 and not text.endswith(("!", "?", "…", "...")):
        return function_word_share(text) >= 0.08
    if words >= 5 and len(text) <= 110 and follower[:1].islower():
        return function_word_share(f"{text} {follower}") >= 0.1
    if words >= 22 and function_word_share(text) >= 0.15:
        return True
    if 40 <= len(text) <= layout.WRAP_LIMIT and layout.is_set_prose(lines[number : number + 6]):
        return True
    wrapped = 40 <= len(text) <= 110 and len(follower) >= 40 and not ends_sentence(text)
    return (
        wrapped
        and number + 2 < len(lines)
        and layout.is_wrapped(lines[number : number + 8])
        and bool(re.search(r"[a-z,]$", text))
        and lines[number + 2].strip()[:1].islower()
    )


def goes_on(line: str) -> bool:
    """True for a paragraph: what stands above it, ending in a source's name, was a caption."""
    if len(line) <= 60 or furniture.may_be_caption(line.rstrip()) or furniture.is_furniture(line):
        return False
    return ends_sentence(signatures.unsigned(line.rstrip()))


def _is_chinese_prose(text: str, follower: str) -> bool:
    if len(text) >= 60 and re.search("[，。]", text):
        return True
    if re.search(r"[。；]|[！？][”’」]$", text) and len(text) >= 16 and ends_sentence(text):
        return True
    return (
        24 <= len(text) <= 60 and "，" in text and bool(follower) and is_chinese(follower) and not ends_sentence(text)
    )


def _is_date_line(text: str) -> bool:
    found = stated_date(text)
    return found is not None and len(text) - (found.end - found.start) < 70


def _ends_head(line: str, prose: int) -> bool:
    """True for a day or a byline on a line of its own; one sentence that stands above it is the page's standfirst."""
    text = squeeze(line)
    if prose > STANDFIRST_CHARS or len(text) > 100 or ends_sentence(text):
        return False
    if BYLINE.match(text):
        return True
    found = stated_date(text)
    return found is not None and found.date.precision == "day" and len(text) - len(found.words) < 40


def _is_dated_credit(text: str) -> bool:
    """Ann Muster · 04.12.2017: a short line that ends in a day behind a bar. What stands above it is no article."""
    if len(text) > 140:
        return False
    *_, last = [None, *stated_dates(text)]
    return last is not None and last.end == len(text) and text[: last.start].rstrip().endswith(("·", "|", "•"))
