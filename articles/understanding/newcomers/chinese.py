"""Names in Chinese: told by their ending, as far to the left as they reach; and by an office right behind them.

No space says where a name begins: a sign does, a word that no name has (在, 由, 记者), the name before it, or a place,
with which so many names begin.
"""

import re

from articles.understanding.newcomers.chinese_words import (
    CUT_CHARS,
    CUT_WORDS,
    ENDINGS,
    FIRM,
    GOES_ON,
    INNER,
    NO_FIRM,
    NO_NAMES,
    OF_PLACE,
    OFFICES,
    PEOPLE,
    PLAIN_COMPANY,
    SCHOOL,
    TOPICAL,
    WIDE,
    Finder,
)
from articles.understanding.newcomers.spans import Span, longest
from articles.understanding.newcomers.words import COMPANY, INSTITUTE, UNIVERSITY

HEADS = Finder([*ENDINGS, *OFFICES])
CUTS = Finder(CUT_WORDS)
FIELDS = Finder(TOPICAL)
OWNERS = frozenset((UNIVERSITY, INSTITUTE))
LONGEST, LONGEST_INNER, LONGEST_FIRM = 26, 12, 8
PLACE_SIZES = (4, 3, 2)
RUN = re.compile(r"[\u3400-\u9fffA-Za-z0-9·（）()&]+$")
IN_BRACKETS = re.compile("[（(][\u4e00-\u9fff]{2,6}[)）]")
DIVISION = re.compile("^[省市县区州]")
DAY = re.compile(r"\d+[日月年]")


def spans(text: str, places: frozenset[str]) -> list[Span]:
    """All such names in a text of simplified characters, in their order; of two that overlap the longer one.

    `places`: names of places and countries.
    """
    found: list[Span] = []
    reached = 0
    for word, start, end in HEADS.find(text):
        left = text[max(reached, start - LONGEST) : start]
        span: Span | None
        if found and found[-1].end == start and word in (*FIRM, *PLAIN_COMPANY):
            span = Span(found.pop().start, end, COMPANY)
        elif word in OFFICES:
            span = _led(left, start, places)
        else:
            span = _ending(word, left, start, end, places)
            span = _of_another(found[-1], span, word, text[found[-1].end : start], end) if found else span
            span = None if span and _goes_elsewhere(text, end) else span
        if span is not None:
            found.append(span)
            reached = end
    return longest(found)


def _goes_elsewhere(text: str, end: int) -> bool:
    return GOES_ON.match(text, end) is not None


def _of_another(owner: Span, span: Span | None, word: str, between: str, end: int) -> Span | None:
    """An institute of a university or an academy, named with it; else `span` as it is. `between`: the two endings."""
    if span and word == "学院" and span.start == owner.end and owner.kind == UNIVERSITY:
        return None  # a department
    if word not in INNER or owner.kind not in OWNERS or len(between) > LONGEST_INNER or _run(between)[0] != between:
        return span
    return span if span and span.start != owner.end else Span(owner.start, end, ENDINGS[word])


def _run(left: str) -> tuple[str, bool]:
    """The characters right before an ending that may be of its name, and whether something says where they begin."""
    run = RUN.search(left)
    if run is None:
        return "", False
    name, sure = run[0], run.start() > 0 or len(left) < LONGEST
    bracketed = IN_BRACKETS.search(name)
    for sign in "（(）)":
        if sign in name and not bracketed:
            name, sure = name[name.rindex(sign) + 1 :], True
    place = max(
        [
            _last_character(name),
            *(end for word, _start, end in CUTS.find(name) if end < len(name) or word not in PEOPLE),
        ]
    )
    place = max([place, *(day.end() for day in DAY.finditer(name))])
    return (name[place:], True) if place else (name, sure)


def _last_character(name: str) -> int:
    """Where the last character ends that stands before names; 0 without one."""
    for place in range(len(name) - 1, -1, -1):
        exceptions = CUT_CHARS.get(name[place])
        if exceptions is None:
            continue
        before, behind = exceptions
        if (place and name[place - 1] in before) or (place + 1 < len(name) and name[place + 1] in behind):
            continue
        return place + 1
    return 0


def _place(name: str, at: int, places: frozenset[str]) -> int:
    """How long the place is that a name has there; 0 without one."""
    return next((size for size in PLACE_SIZES if len(name) >= at + size and name[at : at + size] in places), 0)


def _ending(word: str, left: str, start: int, end: int, places: frozenset[str]) -> Span | None:
    name, sure = _run(left)
    at = next((at for at in range(len(name) - 1) if _place(name, at, places)), -1)
    if at > 0 and (not sure or at >= PLACE_SIZES[0]):
        name, sure = name[at:], True
    if not (sure or at == 0) or len(name) < 2 or (name + word).endswith(NO_NAMES) or not _is_own(name, word, places):
        return None
    return Span(start - len(name), end, ENDINGS[word])


def _is_own(name: str, word: str, places: frozenset[str]) -> bool:
    """Whether the words before an ending tell one organization from others of its sort."""
    bare = IN_BRACKETS.sub("", name)
    size = _place(bare, 0, places)
    behind = DIVISION.sub("", bare[size:]) if size else bare
    if len(FIELDS.without(behind)) >= 2:
        return True
    if word in PLAIN_COMPANY or not size:
        return False
    if word in OF_PLACE:
        return True
    if word in FIRM:
        return len(behind) >= 4
    if word in SCHOOL:
        return bool(behind) or (word == "大学" and bare[:size] not in WIDE)
    return len(behind) >= 2


def _led(left: str, start: int, places: frozenset[str]) -> Span | None:
    """A name right before an office: 某某科技创始人."""
    name, sure = _run(left)
    if not sure or not 2 <= len(name) <= LONGEST_FIRM or name in places or name.endswith(NO_FIRM):
        return None
    if len(FIELDS.without(name)) < 2 or any(sign in name for sign in "·（）()&"):
        return None
    return Span(start - len(name), start, COMPANY)
