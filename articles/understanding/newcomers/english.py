"""Names in English: told by their last word or their first (Institute of …), or by their legal form."""

import re

import ahocorasick_rs

from articles.understanding.newcomers import walking
from articles.understanding.newcomers.spans import Span, longest
from articles.understanding.newcomers.walking import Word
from articles.understanding.newcomers.words import (
    BARE_OF,
    COMPANY,
    FIELDS,
    HEADS,
    LEGAL,
    NATIONS,
    NOT_BEHIND,
    OF_WHAT,
    OPENERS,
    PLAIN,
    STRIPPED,
    TITLES,
    UNIVERSITY,
    WITH_FIELD,
)

WORDS = tuple(HEADS)
FINDER = ahocorasick_rs.AhoCorasick(WORDS, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False)
LEGAL_TAIL = re.compile(
    r"(?:,? (?:Group|Holdings?|Company|Co|Corp|Corporation|Inc|Incorporated|Ltd|Limited|LLC|PLC|plc|GmbH|AG)\b\.?,?)+"
)
OF = re.compile(r" (?:of|for|on) (?:the )?(?=[A-Z])")
# When it was said: "the State Council on September 3", "on Monday", "for March 2015". May Fourth is what it is about.
DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
WHEN = re.compile(rf" (?:on (?:{DAY}|{MONTH})\b|(?:of|for) (?:{DAY}|{MONTH})\b(?!\.? [A-Z]))")
NEXT = re.compile(r" ([A-Z][\w’'-]*|v\.?|vs\.?)")
DEFINED = re.compile(r" \(([A-Z][A-Za-z&-]{1,9})\)")
LOWER = re.compile(r"\b[a-z]{2,}")
WORD_PART = re.compile(r"[\w]")
REACH = 150


def spans(text: str) -> list[Span]:
    """All such names in a text, in their order; of two that overlap the longer one."""
    found = []
    for number, start, end in FINDER.find_matches_as_indexes(text):
        if (start and _in_word(text[start - 1])) or (end < len(text) and _in_word(text[end])):
            continue
        if (span := _span(text, WORDS[number], start, end)) is not None:
            found.append(span)
    return longest(found)


def _in_word(char: str) -> bool:
    return char.isalnum() or char in "_@#&"


def _span(text: str, head: str, start: int, end: int) -> Span | None:
    words = _trimmed(_before(text, head, start), HEADS[head])
    goes_on = OF.match(text, end) if head in OF_WHAT and not WHEN.match(text, end) else None
    stop = walking.behind(text, goes_on.end() - 1) if goes_on else end
    about = text[goes_on.end() : stop].split() if goes_on else []
    stop = stop if about else end
    tail = LEGAL_TAIL.match(text, stop)
    stop = stop + len(tail[0].rstrip(".,")) if tail else stop
    begin = words[0].start if words else start
    if not _is_name(head, [word.text for word in words], about, defined=_defined(text, begin, stop)):
        return None
    if _goes_elsewhere(text, stop) or not in_prose(text, begin, stop):
        return None
    return Span(begin, stop, COMPANY if tail else HEADS[head])


def _before(text: str, head: str, start: int) -> list[Word]:
    """The words before a head; before a legal form a comma may stand: Example, Ltd."""
    if head not in LEGAL or text[start - 2 : start] != ", ":
        return walking.before(text, start)
    first = max(0, start - REACH)
    words = walking.before(f"{text[first : start - 2]} ", start - 1 - first)
    return [Word(word.text, first + word.start, first + word.end) for word in words]


def _trimmed(words: list[Word], kind: str) -> list[Word]:
    """The words without those that a sentence begins with, and without offices and nationalities before a name."""
    for number in range(len(words) - 1, -1, -1):
        if words[number].text in ("President", "Chairman", "Director", "Professor", "CEO", "Founder", "Secretary"):
            words = words[number + 1 :]
            break
    while words and (
        words[0].text in OPENERS
        or words[0].text in TITLES - FIELDS - {"General", "Student", "Students"}
        or not words[0].is_capital
        or (kind == COMPANY and len(words) > 1 and words[0].text in STRIPPED)
    ):
        words = words[1:]
    return words


def _is_name(head: str, words: list[str], about: list[str], *, defined: bool) -> bool:
    """Whether the words around a head tell one organization from others of its sort."""
    own = [word for word in words if word not in PLAIN and word not in NATIONS and word not in FIELDS]
    own = [word for word in own if HEADS.get(word) != COMPANY and len(word) > 1]
    if about:
        if about[0] == "Soviet":
            return False
        return bool(own) or ((head in BARE_OF or bool(words)) and (len(about) > 1 or about[0] not in PLAIN))
    if head in LEGAL:
        return bool(own) or (len(words) > 1 and any(word not in PLAIN for word in words))
    if HEADS[head] in (COMPANY, UNIVERSITY):
        return bool(own)
    fields = [word for word in words if word in FIELDS]
    if head in WITH_FIELD and (not words or words[-1] not in FIELDS or len(words) < 2):
        return False
    if own or (words and defined):
        return True
    return len(words) > 1 and bool(fields) and any(word not in PLAIN for word in words)


def _defined(text: str, start: int, end: int) -> bool:
    """Whether the name is followed by its initials in brackets."""
    found = DEFINED.match(text, end)
    if found is None:
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w’'-]*", text[start:end]))
    letters = re.sub("[^A-Z]", "", found[1])
    return letters in initials or letters.startswith(initials)


def _goes_elsewhere(text: str, end: int) -> bool:
    """Whether the word behind makes something else of the name: a meeting, a law, a place, a product."""
    found = NEXT.match(text, end)
    return found is not None and found[1] in NOT_BEHIND


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether small words stand around: not in a headline, where all words are capitalized, or a list of links."""
    line = max(text.rfind("\n", 0, start) + 1, start - REACH)
    stop = text.find("\n", end, end + REACH)
    around = f"{text[line:start]} {text[end : stop if stop >= 0 else end + REACH]}"
    if text.startswith("## ", text.rfind("\n", 0, start) + 1):
        return False
    return len(LOWER.findall(around)) >= 2
