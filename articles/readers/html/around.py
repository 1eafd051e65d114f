"""What a page shows around its article: the lines between title and text, and those right below the text."""

import re
from collections.abc import Sequence

from articles.readers.dates import stated_date
from articles.readers.html.lines import Line, key_of

MOST_ABOVE, MOST_BELOW = 12, 8
LONGEST_ABOVE, LONGEST_BELOW = 300, 240
SEARCHED = 40
"""Lines above the article in which its title is looked for."""
SAME = 50
FIRST_LINES = 6
# Lines about the article: who wrote it, when, from where it was taken.
ABOUT = re.compile(
    r"(?i)^\W{0,3}(?:(?:by|von|par|por)\s+[A-Z]|(?:written|posted|reported|story) by\b"
    r"|(?:last |first )?(?:published|updated|posted|modified)\b|(?:source|author|editor)\s?[:：]"
    r"|(?:作者|记者|記者|文|来源|來源|发布时间|發佈時間|发布日期|时间|日期|编辑|責任編輯|责任编辑)\s?[:：/／|])"
)
DATELINE = re.compile(r"--|—|–|[电電讯訊]|^【|^[［\[]")
OPENS = re.compile(
    r"[A-ZÀ-Þ][\w .,/'’-]{2,40}(?:\([\w/ .-]{2,30}\)\s?)?\s?(?:--|—|–|\s-)\s?\S|[^\s，。]{2,20}[电電讯訊][（(：:\s]"
)
LEAST_LEAD = 60
SENTENCE = re.compile(r"[.!?。！？…][\"”’」』）)]{0,3}$")


def place_in(lines: Sequence[Line], article: Sequence[str]) -> tuple[int, int] | None:
    """From which to which of a page's lines its article stands; None where it cannot be found there."""
    keys = [line.key[:SAME] for line in lines]
    first = _found(keys, article[:FIRST_LINES])
    last = _found(keys[::-1], [*reversed(article[-FIRST_LINES:])])
    if first is None:
        return None
    end = len(keys) - last if last is not None else len(keys)
    return (first, end) if end > first else (first, first + 1)


def in_blocks(article: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """An article whose blocks an extractor joined, in the lines that the page shows of it."""
    if len(article) != 1 or len(article[0]) < SAME:
        return list(article)
    whole, parts = key_of(article[0]), []
    place = 0
    for line in lines:
        own = line.key
        if own and whole.startswith(own, place):
            place += len(own)
            parts.append(f"## {line.text}" if line.head else line.text)
        elif place == len(whole):
            break
        elif parts:
            parts, place = [], 0
    return parts if parts and place == len(whole) else list(article)


def with_heads(article: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """An article with the headings that an extractor lost between two of its lines."""
    places = {line.key: number for number, line in reversed(list(enumerate(lines)))}
    found: list[str] = []
    before: int | None = None
    for line in article:
        place = places.get(key_of(line))
        if place is not None and before is not None and 1 < place - before <= 3:
            lost = lines[before + 1 : place]
            if all(one.head and not one.linked for one in lost):
                found += [f"## {one.text}" for one in lost]
        found.append(line)
        before = place
    return found


def below_title(article: Sequence[str], lines: Sequence[Line], title: str | None) -> list[str]:
    """An article without its first lines where they stand above the page's title: sections, teasers of others."""
    wanted = key_of(title or "")
    keys = [line.key for line in lines]
    if len(wanted) < 4 or wanted not in keys:
        return list(article)
    place = keys.index(wanted)
    count = 0
    for line in article[:FIRST_LINES]:
        own = key_of(line)
        if own == wanted or own not in keys[:place] or own in keys[place:]:
            break
        count += 1
    return list(article[count:]) or list(article)


def _found(keys: Sequence[str], article: Sequence[str]) -> int | None:
    """Where the first line of `article` stands that is found at all, and is no mere word."""
    for line in article:
        wanted = key_of(line)[:SAME]
        if len(wanted) < 4 or line.startswith("## "):
            continue
        place = next((number for number, one in enumerate(keys) if _same(one, wanted)), None)
        if place is not None:
            return place
    return None


def _same(one: str, other: str) -> bool:
    """True for the same beginning of a line; one that an extractor cut or joined to the next counts."""
    if one == other:
        return True
    return min(len(one), len(other)) > 12 and (one.startswith(other) or other.startswith(one))


def above(lines: Sequence[Line], start: int, title: str | None) -> list[str]:
    """The lines between the title and the article; without a title in sight, the last few above the article."""
    wanted = key_of(title or "")
    begin = max(0, start - 4)
    for number in range(start - 1, max(-1, start - SEARCHED), -1):
        own = lines[number].key
        if len(own) >= 4 and wanted and (own == wanted or (lines[number].head and (own in wanted or wanted in own))):
            begin = number + 1
            break
    shown = [line.text for line in lines[begin:start] if len(line.text) <= LONGEST_ABOVE and line.key != wanted]
    return shown[:MOST_ABOVE]


def from_dateline(head: Sequence[str]) -> int:
    """Which of the lines above an article opens it after all, by what looks like a dateline; their number if none."""
    for number in range(len(head) - 1, max(-1, len(head) - 3), -1):
        line = head[number]
        if len(line) >= LEAST_LEAD and SENTENCE.search(line) and OPENS.match(line):
            return number
    return len(head)


def below(lines: Sequence[Line], end: int) -> list[str]:
    """The lines right below the article, up to the first heading or long line: sign-offs, editors, copyright."""
    shown: list[str] = []
    for line in lines[end : end + MOST_BELOW]:
        if line.head or len(line.text) > LONGEST_BELOW:
            break
        if 2 * line.linked <= len(line.text):
            shown.append(line.text)
    return shown


def opening(article: Sequence[str], title: str | None) -> int:
    """How many of an article's first lines are about it: its title again, its byline, its day, its standfirst."""
    wanted = key_of(title or "")
    count = 0
    for line in article[:FIRST_LINES]:
        own = key_of(line)
        repeated = len(own) >= 4 and wanted and (own == wanted or (line.startswith("## ") and own in wanted))
        if not (repeated or (line.startswith("## ") and count < 2) or _is_about(line)):
            break
        count += 1
    return count if count < len(article) else 0


def _is_about(line: str) -> bool:
    if len(line) > 160 or DATELINE.search(line):
        return False
    if ABOUT.match(line):
        return len(line) <= 100 or not SENTENCE.search(line)
    stated = stated_date(line)
    return stated is not None and not SENTENCE.search(line) and len(line) - (stated.end - stated.start) < 60
