"""The part of a text where the words of a search stand, for lists of results: pure, in time linear in the text.

Words are marked where the index found them: by their stem, whatever their accents, hyphens and width. Text is looked
at in a shadow of the same length, in small letters and without accents, so that places are the same in both.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from articles.search.spelling import CJK, HYPHENS, NARROW, WHOLE
from articles.search.stemming import stem
from articles.search.tree import Mark

BEFORE, AFTER = 90, 210
"""How many characters of a snippet stand before and after the first match; for Chinese a third of that."""
START, STOP = "\ue000", "\ue001"
"""Private-use characters around each match: what escapes the text for a page turns them into markup."""
MOST_MARKS = 64
BETWEEN = r"[^\w\ue000\ue001]{1,3}"
LETTER = rf"[^\W{CJK}]"
"""A letter or digit of a script that puts spaces between words."""
IS_CJK = re.compile(f"[{CJK}]")


class _Shadows(dict[int, str]):
    """The plain letter of each character, one for one; worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = NARROW.get(code) or HYPHENS.get(code) or character
        if not IS_CJK.match(plain):
            base = unicodedata.normalize("NFD", plain)[0]
            whole = WHOLE.get(ord(base), base)
            plain = whole if base.isascii() or len(whole) == 1 else plain
        lower = plain.lower()
        self[code] = lower if len(lower) == 1 else character
        return self[code]


SHADOWS = _Shadows()


def shadow(text: str) -> str:
    """The text in small letters, half width and without accents, each character in its place."""
    return text.lower() if text.isascii() else text.translate(SHADOWS)


@lru_cache(maxsize=2048)
def needles(mark: Mark) -> tuple[str, ...]:
    """What every text with this mark holds: looked for first, since that costs next to nothing."""
    if mark.exact:
        return (shadow(mark.words[0])[:1],)
    found = []
    for number, word in enumerate(mark.words):
        *parts, last = [shadow(part) for part in word.split("-") if part] or [shadow(word)]
        found += [*parts, last if mark.prefix and number == len(mark.words) - 1 else root(last)]
    return tuple(found)


def root(word: str) -> str:
    """What every word with the stem of this one begins with: a y may have become an i."""
    if not (word.isascii() and word.isalpha()):
        return word
    short = stem(word)
    return short[:-1] if len(short) > 3 and word.startswith(short[:-1]) else word[:2]


@lru_cache(maxsize=2048)
def pattern(mark: Mark) -> re.Pattern[str]:
    """What a mark looks like. Words are found by their beginning; whether the stem fits is looked at afterwards."""
    shapes = []
    for number, word in enumerate(mark.words):
        prefix = mark.prefix and number == len(mark.words) - 1
        *parts, last = [shadow(part) for part in word.split("-") if part] or [shadow(word)]
        head = "".join(f"{re.escape(part)}(?:{BETWEEN})?" for part in parts)
        bound = (
            f"(?<!{LETTER})" if (parts or [last])[0][:1].isalnum() and not IS_CJK.match((parts or [last])[0]) else ""
        )
        shapes.append(f"{bound}{head}({ending(last, prefix=prefix, exact=mark.exact)})")
    shape = shapes[0]
    for word, (before, after) in zip(shapes[1:], pairwise(mark.words), strict=True):
        shape += f"(?:{BETWEEN})?{word}" if IS_CJK.search(before[-1] + after[0]) else BETWEEN + word
    return re.compile(shape)


def ending(word: str, *, prefix: bool, exact: bool) -> str:
    """What the last part of a word looks like: U.S. for US, any ending for a word with a stem."""
    if prefix:
        return rf"{re.escape(word)}{LETTER}{{0,40}}"
    if exact and word.isalpha():
        return r"\.?".join(word) + f"(?!{LETTER})"
    if word.isascii() and word.isalpha():
        return f"{re.escape(root(word))}{LETTER}{{0,12}}(?!{LETTER})"
    return re.escape(word) + (f"(?!{LETTER})" if word[-1:].isalnum() and not IS_CJK.match(word[-1]) else "")


def spans(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Where the marks lie in `text`, from left to right, without overlaps."""
    plain = shadow(text)
    likely = [mark for mark in marks[:MOST_MARKS] if all(needle in plain for needle in needles(mark))]
    wanted = [(pattern(mark), mark) for mark in likely]
    ahead = {number: place for number in range(len(wanted)) if (place := following(wanted[number], text, plain, 0))}
    reached = 0
    while ahead:
        number, (start, end) = min(ahead.items(), key=lambda item: (item[1][0], -item[1][1]))
        if start >= reached:
            yield start, end
            reached = end
        place = following(wanted[number], text, plain, max(reached, start + 1))
        if place:
            ahead[number] = place
        else:
            del ahead[number]


def following(wanted: tuple[re.Pattern[str], Mark], text: str, plain: str, place: int) -> tuple[int, int] | None:
    """The next place of one mark from `place` on."""
    found, mark = wanted
    while match := found.search(plain, place):
        if fits(match, mark, text):
            return match.span()
        place = match.start() + 1
    return None


def fits(match: re.Match[str], mark: Mark, text: str) -> bool:
    """Whether the words found are those of the mark: the same stem, and the same case where it says something."""
    if mark.exact:
        return text[match.start() : match.end()].replace(".", "") == mark.words[0]
    last = len(mark.words) - 1
    return all(
        (mark.prefix and number == last) or not wanted.isalpha() or stem(match[number + 1]) == stem(wanted)
        for number, wanted in enumerate(shadow(word.rsplit("-", 1)[-1]) for word in mark.words)
    )


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The whole of a short text, such as a title, every match between `START` and `STOP`."""
    text = without_bounds(text)
    pieces, place = [], 0
    for start, end in spans(text, marks) if marks else ():
        pieces += [text[place:start], START, text[start:end], STOP]
        place = end
    return "".join([*pieces, text[place:]])


def snippet(text: str, marks: Sequence[Mark]) -> str:
    """Some 300 characters of `text` around the first match, every match between `START` and `STOP`; "" without one."""
    if not marks:
        return ""
    text = " ".join(without_bounds(text.replace("## ", " ")).split())
    first = next(spans(text, marks), None)
    if first is None:
        return ""
    share = 3 if IS_CJK.match(text, first[0]) else 1
    start, end = window(text, first[0] - BEFORE // share, max(first[0] + AFTER // share, first[1]))
    shown = marked(text[start:end], marks).strip()
    return f"{'… ' if start else ''}{shown}{'…' if end < len(text) and not text.endswith('…', 0, end) else ''}"


def without_bounds(text: str) -> str:
    return text.replace(START, "").replace(STOP, "")


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """These bounds, moved to the nearest space within 20 characters so that no word is cut."""
    start, end = max(start, 0), min(end, len(text))
    if start and (space := text.find(" ", start, start + 20)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 20, end)) >= 0:
        end = space
    return start, end
