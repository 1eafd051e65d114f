"""The zones of a document: what stands before its article, how the article opens, its blocks, and what follows them.

site name, breadcrumbs       head      (searched for title, date, outlet, byline; never body)
Title of the article         title
date line, byline            head
PLACE, Nov. 17 (Agency) --   dateline
text …                       blocks
(Editing by …)               sign_offs
related headlines, menus     tail      (searched for a date; never body)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.readers import Record
from articles.understanding import datelines, flat, furniture, layout, signatures
from articles.understanding.eastern import Dateline
from articles.understanding.knowledge import Knowledge
from articles.understanding.openings import BYLINE, BYLINE_LINES, find_start, goes_on
from articles.understanding.patterns import ends_sentence, key, squeeze

MOST_LINES = 120
SHORTEST_TITLE = 15
CAPITALS_BEFORE_SENTENCE = re.compile(r"(?P<title>[^a-z]{15,200}) (?=[A-Z][a-z’']+ [a-z])")
CREDIT_MARKS = frozenset("(/（[［【电電讯訊")
EXAMINED = 200_000


@dataclass(frozen=True, slots=True)
class Zones:
    """A document taken apart. `title` is a line of its head that may be the title; `blocks` are still uncredited.

    `openings` says which of the blocks opened with a dateline of their own, which was taken away, and its words.
    """

    head: tuple[str, ...]
    title: str | None
    dateline: Dateline | None
    blocks: tuple[str, ...]
    sign_offs: tuple[str, ...]
    tail: tuple[str, ...]
    unread: str = ""
    openings: tuple[tuple[int, str], ...] = ()


def dissect(record: Record, knowledge: Knowledge) -> Zones:
    """The zones of a record's text, or of the body that it gives."""
    given = record.body is not None
    text = record.body if record.body is not None else record.text
    known_title = record.title
    text, unread = _examined(text)
    if header := record.label("header"):
        text = _split_header(text, header, knowledge)
    if not given and record.article is None:
        text, known_title = flat.unfold(text, known_title, knowledge)
    lines = text.split("\n")
    below: list[str] = []
    if record.article is not None:
        begin, end = record.article
        lines, below = lines[:end], [line for line in map(str.strip, lines[end:]) if line]
        start, dateline = find_start(lines[begin:], known_title, knowledge)
        start = begin + (start if dateline is not None else 0)
    elif given:
        start, dateline = _opening(lines, knowledge)
    else:
        start, dateline = find_start(lines, known_title, knowledge)
    head = _head_lines(lines[:start])
    body = list(lines[start:])
    if dateline is not None and body:
        body[0] = dateline.rest
        if not dateline.rest.strip():
            body.pop(0)
        while head and head[-1] in dateline.words:
            head = head[:-1]
    body, bylines = _without_bylines(body)
    head = (*head, *bylines)
    if body and not given:
        body[0], day = signatures.undated(body[0].rstrip())
        head = (*head, day) if day else head
    body, sign_offs, tail = _cut_tail(body, knowledge)
    body = _without_captions([line for line in body if not furniture.is_furniture(line)])
    blocks, openings = _clean_blocks(layout.blocks_of(body), known_title, knowledge)
    blocks, late = _late_sign_offs(blocks, _signers(record, dateline), knowledge)
    signed = (*sign_offs, *late, *filter(furniture.is_sign_off, below))
    tail = (*tail, *below)
    return Zones(head, known_title, dateline, tuple(blocks), signed[:MOST_LINES], tail[:MOST_LINES], unread, openings)


def _split_header(text: str, header: str, knowledge: Knowledge) -> str:
    """The text of a scrape with its header line parted into title and report, where both stand on it."""
    dateline = datelines.find_inside(header, knowledge, len(header))
    start = header.find(dateline.words[:20]) if dateline else 0
    if start <= 0:
        capitals = CAPITALS_BEFORE_SENTENCE.match(header)
        start = capitals.end("title") if capitals else 0
    if start < SHORTEST_TITLE or not text.startswith(header):
        return text
    return f"{header[:start].strip()}\n\n{header[start:].strip()}{text[len(header) :]}"


def _examined(text: str) -> tuple[str, str]:
    """The part of a text that is taken apart, and the rest, which is kept as it is: no document is that long."""
    if len(text) <= EXAMINED:
        return text, ""
    cut = text.rfind("\n", EXAMINED // 2, EXAMINED)
    cut = cut if cut > 0 else EXAMINED
    return text[:cut], text[cut:].strip()


def _without_bylines(body: list[str]) -> tuple[list[str], list[str]]:
    """Part the body from bylines that stand on lines of their own among its first."""
    found = [line for line in body[:BYLINE_LINES] if len(line) < 60 and BYLINE.match(line) and not ends_sentence(line)]
    found = [line for line in found if line != body[0]]
    return [line for number, line in enumerate(body) if number >= BYLINE_LINES or line not in found], found


def _head_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines before the article; one that goes on in small letters on the next is one line."""
    head: list[str] = []
    fresh = True
    for line in lines:
        text = squeeze(line)
        if (
            text
            and not fresh
            and text[0].islower()
            and head
            and not ends_sentence(head[-1])
            and not furniture.is_furniture(text)
        ):
            head[-1] = f"{head[-1]} {text}"
        elif text:
            head.append(text)
        fresh = not text
        if len(head) > MOST_LINES:
            break
    return tuple(head)


def _opening(lines: Sequence[str], knowledge: Knowledge) -> tuple[int, Dateline | None]:
    """Where a given body begins: at its first line, with a dateline or without."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return first, datelines.parse(lines[first], knowledge) if lines else None


def _without_captions(body: list[str]) -> list[str]:
    """The lines of a body without short ones that credit a source and that the report goes on below.

    The last line is signed, no caption; where every other line is credited, they are a round-up's items.
    """
    marked = {
        number
        for number, line in enumerate(body)
        if furniture.may_be_caption(line.rstrip()) and (number == 0 or ends_sentence(body[number - 1].rstrip() or "."))
    }
    last = max((number for number, line in enumerate(body) if line.strip()), default=0)
    captions = marked - {0, last}
    if 2 * len(marked) > sum(bool(line.strip()) for line in body):
        return body
    return [line for number, line in enumerate(body) if number not in captions]


def _cut_tail(body: Sequence[str], knowledge: Knowledge) -> tuple[list[str], list[str], tuple[str, ...]]:
    """Part the body from its sign-offs and from what the page adds below; sign-offs within a round-up stay cut out."""
    kept: list[str] = []
    sign_offs: list[str] = []
    chars = 0
    for number, line in enumerate(body):
        text = line.strip()
        if text and (furniture.is_sign_off(text) or signatures.is_own_line(text, knowledge)):
            sign_offs.append(text)
            if _only_scraps(body[number + 1 :], knowledge):
                tail = tuple(part.strip() for part in body[number + 1 :] if part.strip())
                return kept, [*sign_offs, *(part for part in tail[:6] if furniture.is_sign_off(part))], tail
            continue
        if text and chars > 30:
            weak = furniture.may_end_article(text)
            if weak and furniture.is_link(text) and goes_on(next(filter(str.strip, body[number + 1 :]), "")):
                continue
            if furniture.ends_article(text) or (weak and _only_scraps(body[number + 1 :], knowledge)):
                return kept, sign_offs, tuple(part.strip() for part in body[number:] if part.strip())
            if weak:
                continue
        kept.append(line)
        chars += len(text)
    return kept, sign_offs, ()


def _only_scraps(lines: Sequence[str], knowledge: Knowledge) -> bool:
    """True if hardly any prose follows: the sign-off was the article's, not one within a round-up."""
    following = [line for line in lines[:80] if line.strip()]
    prose = [line for line in following if len(line) > 100 and ends_sentence(line.strip())]
    return len(prose) < 2 and not any(_opens_report(line, knowledge) for line in following[:12])


def _opens_report(line: str, knowledge: Knowledge) -> bool:
    dateline = datelines.parse(line, knowledge)
    return dateline is not None and dateline.strong and len(dateline.rest) > 60


def _clean_blocks(
    blocks: Sequence[str], title: str | None, knowledge: Knowledge
) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    """Drop what repeats the title, credits, heads that nothing follows; tell the datelines of a round-up apart."""
    clean: list[str] = []
    openings: list[tuple[int, str]] = []
    titles = {key(title)} if title else set()
    for block in blocks:
        text = flat.trim(block)
        if not text or (len(clean) < 2 and key(text.removeprefix("## ")) in titles):
            continue
        dateline = _credited_dateline(text, knowledge) if clean else None
        if dateline is not None:
            openings.append((len(clean), dateline.words))
        clean.append(dateline.rest if dateline is not None else text)
    while clean and clean[-1].startswith("## "):
        clean.pop()
    return clean, tuple(openings)


def _credited_dateline(block: str, knowledge: Knowledge) -> Dateline | None:
    """The dateline of a later block of a round-up, if it credits an agency."""
    if not any(mark in block[:90] for mark in CREDIT_MARKS):
        return None
    dateline = datelines.parse(block, knowledge)
    credited = dateline is not None and dateline.strong and dateline.agency and dateline.rest
    return dateline if credited else None


def _late_sign_offs(
    blocks: Sequence[str], signers: frozenset[str], knowledge: Knowledge
) -> tuple[list[str], tuple[str, ...]]:
    """Sign-offs that wrapped lines hid, at the end of the last block or as blocks of their own."""
    kept, found = list(blocks), []
    while kept and furniture.is_sign_off(kept[-1]):
        found.append(kept.pop())
    if kept:
        match = flat.TRAILING_SIGN_OFF.search(kept[-1])
        if match:
            found.append(match[0].strip())
            kept[-1] = kept[-1][: match.start()].rstrip()
        kept[-1], signed = signatures.cut(kept[-1], signers, knowledge)
        found += reversed(signed)
    return [block for block in kept if block], tuple(reversed(found))


def _signers(record: Record, dateline: Dateline | None) -> frozenset[str]:
    """Whose names sign a report, beside the sources that are known: those that the document credits itself."""
    credited = (record.agency, record.outlet, dateline.agency if dateline else None)
    return frozenset(key(name) for name in credited if name)
