"""From the lines of a printed page to paragraphs: heads and feet gone, words and sentences put together again."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

EDGE = 2
"""Lines at the top and at the bottom of a page among which running heads and page numbers are looked for."""
FEWEST_PAGES = 3
OFTEN = 0.4
"""Share of pages that bear a running head, which may differ on left and right pages."""
DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|seite|p\.)\s?)?\d{1,4}(?:\s?(?:/|of|von|de)\s?\d{1,4})?\W{0,3}"
    r"|\W{0,3}第\s?\d{1,4}\s?[页頁](?:\s?[/,，]?\s?共\s?\d{1,4}\s?[页頁])?\W{0,3}",
    re.IGNORECASE,
)
# What browsers print around a page: when and what above, the address and the number of the page below.
PRINTED_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:[上下]午)?\d{1,2}:\d\d(?: ?[AP]M)?(?: \S.{0,300})?$")
PRINTED_ADDRESS = re.compile(r"((?:https?|file)://\S{1,2000})(?: \d{1,4}/\d{1,4})?")
SENTENCE_END = re.compile(r"[.!?:;。！？：；…][\"'”’」』）)\]]{0,3}$")
LOOSE = 1.4
"""A gap between lines so many times the usual one parts paragraphs."""
SHORT = 0.85
"""A line that is shorter than this share of the column's width may end a paragraph."""
INDENT = 0.8
"""Of the size of the type."""
CENTRED = 3
LARGE = 1.2
"""Times the size of the usual type: a title."""
LONGEST_TITLE, MOST_TITLE_LINES = 300, 5
IN_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
FIRST_WORD = re.compile(r"\w+")
LONGEST_WORD = 60
BROKEN_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")
HYPHENATED = re.compile(r"\b[^\W\d_]+-[^\W\d_]+\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it ends left and right and its foot, in points from the lower left, and its type's size."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class Title:
    """The title as it is printed, and its lines."""

    text: str
    lines: tuple[Line, ...]


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], str | None]:
    """The pages without running heads, feet and page numbers; and the address that a browser prints below a page.

    Pages of which nothing is left are left out.
    """
    kinds = Counter(kind for page in pages for kind in {_kind(page[place]) for place in _edges(page)})
    often = max(FEWEST_PAGES, OFTEN * len(pages))
    kept: list[list[Line]] = []
    addresses: Counter[str] = Counter()
    for page in pages:
        gone: set[int] = set()
        for place in _edges(page):
            text = page[place].text
            printed = PRINTED_ADDRESS.fullmatch(text)
            if printed:
                addresses[printed[1]] += 1
            number = place in (0, len(page) - 1) and len(page) > 1 and PAGE_NUMBER.fullmatch(text)
            repeated = kinds[_kind(page[place])] >= often and _stands_apart(page, place)
            if printed or number or repeated or PRINTED_HEAD.match(text):
                gone.add(place)
        kept.append([line for place, line in enumerate(page) if place not in gone])
    address = next((found for found, _ in addresses.most_common() if found.startswith("http")), None)
    return [page for page in kept if page], address


def _stands_apart(page: Sequence[Line], place: int) -> bool:
    """Whether a line at the edge of a page is further from the lines towards its middle than these are, or smaller."""
    towards = 1 if place < len(page) / 2 else -1
    inner = place + towards
    while 0 <= inner < len(page) and inner in _edges(page) and abs(page[inner].foot - page[place].foot) < 1:
        inner += towards
    if not 0 <= inner < len(page):
        return False
    apart = abs(page[place].foot - page[inner].foot) > LOOSE * _usual_gap(page)
    return apart or abs(page[place].size - usual_size(page)) > 0.1 * usual_size(page)


def _edges(page: Sequence[Line]) -> set[int]:
    return {*range(min(EDGE, len(page))), *range(max(0, len(page) - EDGE), len(page))}


def _kind(line: Line) -> str:
    """What running heads of several pages have in common: their words, and not the number of the page."""
    return DIGITS.sub("#", line.text.casefold())


def title_of(page: Sequence[Line]) -> Title | None:
    """The lines in the largest type of a first page, where it is larger than the usual; None where none stands out."""
    usual = usual_size(page)
    largest = max((line.size for line in page), default=0.0)
    if largest < LARGE * usual:
        return None
    first = next(place for place, line in enumerate(page) if line.size >= 0.95 * largest)
    lines = [page[first]]
    for line in page[first + 1 : first + MOST_TITLE_LINES]:
        if line.size < 0.95 * largest:
            break
        lines.append(line)
    text = joined(line.text for line in lines)
    return Title(text, tuple(lines)) if 3 < len(text) <= LONGEST_TITLE else None


def usual_size(page: Sequence[Line]) -> float:
    """The size of type in which most of the page's characters are set."""
    sizes: Counter[float] = Counter()
    for line in page:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def paragraphs(pages: Sequence[Sequence[Line]], *, left_out: Collection[Line] = ()) -> list[str]:
    """The text by paragraphs, which may go on over the end of a page."""
    whole = {word.casefold() for page in pages for line in page for word in HYPHENATED.findall(line.text)}
    parts: list[list[str]] = []
    last_open = False
    for page in pages:
        lines = [line for line in page if line not in left_out]
        for place, line in enumerate(lines):
            begins = _begins(lines, place) if place else not last_open
            if begins or not parts:
                parts.append([])
            parts[-1].append(line.text)
        last_open = bool(lines) and _goes_on(lines)
    return [joined(part, whole) for part in parts]


def _begins(lines: Sequence[Line], place: int) -> bool:
    """Whether a line of a page begins a paragraph, by the one above it."""
    above, line = lines[place - 1], lines[place]
    if line.foot > above.foot + 2 * line.size:
        return not _is_full(lines, above) or bool(SENTENCE_END.search(above.text))  # the next column
    if abs(line.size - above.size) > 0.15 * max(line.size, above.size):
        return True
    if _stands_inside(above, line) or _stands_inside(line, above):
        return True
    gap = _usual_gap(lines)
    if gap and above.foot - line.foot > LOOSE * gap:
        return True
    if line.left - _left(lines, line) > INDENT * line.size and line.left - above.left > INDENT * line.size:
        return True
    return not _is_full(lines, above) and bool(SENTENCE_END.search(above.text))


def _stands_inside(one: Line, other: Line) -> bool:
    """Whether a line is centred, so that another goes beyond it on both sides by more than an indent."""
    room = CENTRED * one.size
    return one.left - other.left > room and other.right - one.right > room


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether the last line of a page has no end of a sentence, so that the next page goes on with it."""
    return _is_full(lines, lines[-1]) and not SENTENCE_END.search(lines[-1].text)


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [above.foot - line.foot for above, line in pairwise(lines) if above.foot - line.foot > 0.5 * line.size]
    return median(gaps) if len(gaps) > 2 else 1.3 * usual_size(lines)


def _left(lines: Sequence[Line], line: Line) -> float:
    """The left margin of the line's column."""
    near = [one.left for one in lines if abs(one.left - line.left) < 6 * line.size]
    return min(near)


def _is_full(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is as long as its column is wide."""
    column = [one for one in lines if abs(one.left - line.left) < 6 * line.size]
    left, right = min(one.left for one in column), max(one.right for one in column)
    return line.right - left >= SHORT * (right - left)


def joined(lines: Iterator[str] | Sequence[str], hyphenated: Collection[str] = ()) -> str:
    """One line of several: a space between words, none within Chinese, a broken word put together.

    A hyphen at the end of a line stays where the document writes the word with it elsewhere (`hyphenated`).
    """
    parts: list[str] = []
    for line in lines:
        last = parts[-1] if parts else ""
        broken = BROKEN_WORD.search(last[-LONGEST_WORD:])
        if broken and line[:1].islower():
            word = FIRST_WORD.match(line)
            keeps = f"{broken[1]}-{word[0] if word else ''}".casefold() in hyphenated
            parts[-1] = f"{last[:-1]}{'-' if keeps else ''}"
        elif broken:
            parts[-1] = f"{last[:-1]}-"
        elif last and not (IN_CHINESE.match(last[-1]) and IN_CHINESE.match(line)):
            parts.append(" ")
        parts.append(line)
    return "".join(parts).replace("\u00ad", "")
