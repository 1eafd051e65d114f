"""How a report is signed at its very end: (Reuters), (AFP/dpa, 3.6.2021), -PTI, • AP, （完）, Enditem."""

import re
from collections.abc import Iterator

from articles.readers.dates import stated_date, stated_dates
from articles.understanding import furniture
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import CJK, ends_sentence, key

LONGEST, LATEST = 100, 40
MOST = 3
BRACKET = r"[(（\[【](?P<inside>[^()（）\[\]【】\n]{1,80})[)）\]】]"
DASH = r"(?:--?|==|[–—•·*])\s?(?P<dashed>[A-Z][\w.& ]{1,30})"
BARE = (
    rf"(?:Enditem|ENDS|[{CJK}]{{2,5}}[发發][（(][^（）()\n]{{2,20}}[摄攝][）)]"
    rf"|[{CJK}]{{2,4}}(?:[、/ ][{CJK}]{{2,4}}){{0,2}}[ /／]?[摄攝])"
)
CLOSING = re.compile(rf"(?:\s{{0,3}}{BRACKET}|\s?{DASH}|\s?{BARE})\s{{0,2}}$")
# What ends in none of these is a signature only behind a whole sentence.
AFTER_BRACKET = frozenset(")）]】")
# On a line of its own: "• Reuters, with additional editing by …", "sf/cw (dpa, afp)", 「某某日本語版」 and a day.
OWN_LINE = re.compile(
    rf"^(?:(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{0,3}}\s)?{BRACKET}|{DASH}(?:,\s(?:with|additional)\s.{{0,60}})?"
    r"|[「『《](?P<quoted>[^「」『』《》\n]{2,30})[」』》](?P<day>\s{0,3}[\d年月日./ -]{8,14}))$"
)
OPENERS = frozenset("(（[【-=–—•·*「『《") | frozenset("abcdefghijklmnopqrstuvwxyz")
PARTS = re.compile(r"\s?[/,，、;；+&]\s?|\s(?:and|und|et|y)\s|和|与|與")
PREFIX = re.compile(r"(?i)^(?:with(?: \w+ from)?|from|by|via|source|mit|avec|con|来源|來源|稿源)\s?[:：]?\s?")
NAME_LIKE = re.compile(rf"^(?:[A-ZÀ-Þ][\w.&-]*(?: [A-ZÀ-Þ][\w.&-]*){{0,3}}|[a-z]{{2,4}}|[{CJK}]{{2,12}})$")
# （2017/06/01-00:15）
DAY_ONLY = re.compile(r"(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?:[- ]\d{1,2}[:：]\d{2})?")
# An agency that is not known by name, behind a whole sentence; a day may follow.
INITIALS = re.compile(r"^[A-Z]{2,5}(?:, ?[\d./ -]{6,12})?$")
AUTHOR = re.compile(r"^(?:[Bb]y [A-Z]|(?:新华社|新華社|本报|本報)?(?:记者|記者|通讯员|通訊員))")
EDITION = re.compile(r"(?:日本語|中文|英文|海外|电子|電子)版.{0,14}$")


def unsigned(text: str) -> str:
    """A line without what may be a signature behind its last sentence. To ask whether it reads like prose."""
    found = CLOSING.search(text[-LONGEST:])
    if found is None:
        return text
    before = text[: len(text) - len(found[0])]
    return before if ends_sentence(before) else text


def undated(text: str) -> tuple[str, str]:
    """A line parted from the day that stands behind its last sentence; "" if none does."""
    if text[-1:].isdigit() or text[-1:] in ("日", "号", "號"):
        *_, last = [None, *stated_dates(text[-LATEST:])]
        start = len(text) - min(len(text), LATEST) + last.start if last else 0
        if last is not None and last.end == min(len(text), LATEST) and ends_sentence(text[:start].rstrip()):
            return text[:start].rstrip(), text[start:]
    return text, ""


def cut(block: str, signers: frozenset[str], knowledge: Knowledge) -> tuple[str, list[str]]:
    """A report's last block without the signatures that close it, and these. `signers` are keys of further names."""
    found: list[str] = []
    for _ in range(MOST):
        match = CLOSING.search(block[-LONGEST:])
        if match is None:
            break
        before = block[: len(block) - len(match[0])]
        whole = ends_sentence(before)
        sure = whole or match[0].rstrip()[-1] in AFTER_BRACKET
        if not sure or not (_signs(match, signers, knowledge) or (whole and INITIALS.match(match["inside"] or ""))):
            break
        found.insert(0, match[0].strip())
        block = before.rstrip()
    return block, found


def _signs(match: re.Match[str], signers: frozenset[str], knowledge: Knowledge) -> bool:
    inside = match["inside"] or match["dashed"]
    if inside is None or key(inside) in signers or DAY_ONLY.fullmatch(inside):
        return True
    if match["inside"] and (furniture.is_sign_off(match[0].strip()) or AUTHOR.match(inside)):
        return True
    return next(sources(inside, knowledge), None) is not None


def is_own_line(text: str, knowledge: Knowledge) -> bool:
    """True for a line that is nothing but a signature."""
    if len(text) > LONGEST or text[:1] not in OPENERS:
        return False
    found = OWN_LINE.match(text)
    if found is None:
        return False
    return bool(EDITION.search(found["quoted"] or "")) or next(named(text, knowledge), None) is not None


def named(signature: str, knowledge: Knowledge) -> Iterator[str]:
    """The canonical sources that a signature names, in order."""
    found = OWN_LINE.match(signature)
    if found:
        yield from sources(found["inside"] or found["dashed"] or EDITION.sub("", found["quoted"]), knowledge)


def sources(words: str, knowledge: Knowledge) -> Iterator[str]:
    """The sources among words parted by bars or commas; none if some part is neither a name nor a day."""
    stated = stated_date(words)
    if stated is not None:
        words = words[: stated.start]
    parts = [PREFIX.sub("", part.strip()) for part in PARTS.split(words)]
    parts = [part for part in parts if part and not re.fullmatch(r"[\d. ]+", part)]
    if all(NAME_LIKE.match(part) for part in parts):
        yield from filter(None, map(knowledge.source_of, parts))
