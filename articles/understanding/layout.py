"""From the lines of a body to its blocks: hard wraps undone, section heads marked with "## "."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from articles.understanding.patterns import CJK, ends_sentence, function_word_share, is_chinese

WRAP_LIMIT = 100
RAGGED = 16
UPPER_HEAD = re.compile(r"^[A-Z0-9À-Þ][A-Z0-9À-Þ '’\"“”&,/:?!.-]{2,68}$")
NO_SPACE = re.compile(f"[{CJK}，。、；：？！”’）》」』]")
STARTS_CHINESE = re.compile(f"[{CJK}]")
STARTS_LIKE_PARAGRAPH = re.compile(r"^[\s\u3000]*[\"“‘'「『(（\[]?[A-ZÀ-Þ0-9$€£\u3400-\u9fff]")
HEAD_MAX_WORDS = 12
HEAD_MAX_CHINESE = 28
INNER_END = re.compile(r"[a-z0-9][.!?][\"”’)]{0,2} (?=[\"“‘(]?[A-ZÀ-Þ])|[。！？](?=.)")


def blocks_of(lines: Sequence[str]) -> list[str]:
    """The blocks of a body: paragraphs on one line each, section heads with "## " before them."""
    blocks: list[str] = []
    for group in _groups(lines):
        blocks.extend(_paragraphs(group) if _is_wrapped(group) else (line.strip() for line in group))
    blocks = [" ".join(block.split()) for block in blocks]
    return _with_heads(_mended([block for block in blocks if block]))


def _mended(blocks: list[str]) -> list[str]:
    """Blocks with those joined that a blank line parted within a sentence: the second begins in small letters."""
    mended: list[str] = []
    for block in blocks:
        open_end = (
            mended
            and len(mended[-1]) >= 15
            and not mended[-1].startswith("## ")
            and (mended[-1][-1].isalpha() or mended[-1][-1] == ",")
        )
        if open_end and block[0].islower() and block[1:2].strip() and not block[1:2].isupper():
            mended[-1] = f"{mended[-1]} {block}"
        else:
            mended.append(block)
    return mended


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines without a blank one between them."""
    groups: list[list[str]] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        if fresh:
            groups.append([])
            fresh = False
        groups[-1].append(line.rstrip())
    return groups


def is_wrapped(lines: Sequence[str]) -> bool:
    """True if some run of lines was broken at a width of up to a hundred characters."""
    return any(_is_wrapped(group) for group in _groups(lines))


def is_set_prose(lines: Sequence[str]) -> bool:
    """True if the first lines are of one width, and sentences end within them: a paragraph that was broken into lines.

    Where nouns are written with capitals, as in German, the letters that lines begin with do not tell.
    """
    run = list(takewhile(str.strip, lines))
    if len(run) < 3 or ends_sentence(run[0].rstrip()) or max(map(len, run)) > WRAP_LIMIT:
        return False
    full = run[:3] if len(run) > 3 else run[:2]
    if max(map(len, full)) - min(map(len, full)) > RAGGED:
        return False
    return any(INNER_END.search(line) for line in run) and function_word_share(" ".join(run)) >= 0.15


def _is_wrapped(group: Sequence[str]) -> bool:
    """Lines broken at a width: hardly any is longer, and many stop in the middle of a sentence."""
    if len(group) < 2:
        return False
    lengths = sorted(len(line) for line in group)
    if lengths[-1] > WRAP_LIMIT or (len(group) > 3 and lengths[int(len(lengths) * 0.95)] > WRAP_LIMIT):
        return False
    open_ends = sum(not ends_sentence(line) for line in group[:-1])
    lower_starts = sum(line.lstrip()[:1].islower() for line in group[1:])
    if is_chinese("".join(group[:6])):
        typical = median(lengths)
        return (
            typical > 12
            and open_ends * 2 > len(group) - 1
            and sum(abs(n - typical) <= 4 for n in lengths) * 2 > len(group)
        )
    lower = lower_starts * 5 >= len(group) - 1 or is_set_prose(group[:6])
    return lower and open_ends * 3 >= len(group) - 1


def _paragraphs(group: Sequence[str]) -> list[str]:
    """Paragraphs of wrapped lines. One ends with a sentence on a line that had room for the next word."""
    width = max(len(line) for line in group if len(line) <= WRAP_LIMIT + 20) if group else 0
    width = min(width, WRAP_LIMIT)
    run_together = _is_run_together(group)
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(group):
        text = line.strip()
        if is_upper_head(text) and _stands_alone(group, number):
            paragraphs += [[f"## {text}"], []]
            continue
        previous = paragraphs[-1]
        following = group[number + 1] if number + 1 < len(group) else ""
        before = group[number - 1] if number else ""
        loose = run_together and ends_sentence(before) and STARTS_LIKE_PARAGRAPH.match(line)
        if previous and (loose or _begins_paragraph(before, line, following, width)):
            paragraphs.append([])
        paragraphs[-1].append(text)
    return [_joined(part) for part in paragraphs if part]


def _is_run_together(group: Sequence[str]) -> bool:
    """True where sentences end with lines more often than chance has it: paragraphs lost their blank lines."""
    at_ends = sum(ends_sentence(line) for line in group[:-1])
    return at_ends >= 3 and at_ends >= 2 * sum(len(INNER_END.findall(line)) for line in group)


def _begins_paragraph(before: str, line: str, following: str, width: int) -> bool:
    """True at a new paragraph: indented, or after a line that had room left, or itself shorter for a lost indent."""
    if line[:1] in " \t\u3000" and before[:1] not in " \t\u3000" and ends_sentence(before.rstrip()):
        return True
    if not ends_sentence(before) or not STARTS_LIKE_PARAGRAPH.match(line):
        return False
    if len(before.rstrip()) + 1 + _first_width(line) <= width - 2:
        return True
    return bool(following) and not ends_sentence(line) and len(line) + 1 + _first_width(following) <= width - 1


def _first_width(line: str) -> int:
    """The width of a line's first word; Chinese can break anywhere."""
    return 2 if is_chinese(line) else len(line.split(maxsplit=1)[0]) if line.strip() else 0


def _joined(lines: Sequence[str]) -> str:
    parts = [lines[0]]
    for before, line in pairwise(lines):
        hyphen = before.endswith("-") and not before.endswith((" -", "--")) and line[:1].islower()
        chinese = NO_SPACE.match(before[-1:]) or STARTS_CHINESE.match(line)
        parts.append(line if hyphen or chinese else f" {line}")
    return "".join(parts)


def is_upper_head(text: str) -> bool:
    """True for a section head in capitals, such as wire agencies set between paragraphs."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and bool(UPPER_HEAD.match(text)) and text[-1] not in ".,;:-"


def _stands_alone(group: Sequence[str], number: int) -> bool:
    """A head follows the end of a sentence and precedes the beginning of one."""
    before = group[number - 1].strip() if number else ""
    after = group[number + 1].strip() if number + 1 < len(group) else ""
    return bool(after) and (not before or ends_sentence(before)) and bool(STARTS_LIKE_PARAGRAPH.match(after))


def _with_heads(blocks: list[str]) -> list[str]:
    """Mark as heads the short blocks that stand between whole sentences and end like none."""
    marked = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else ""
        after = blocks[number + 1] if number + 1 < len(blocks) else ""
        marked.append(f"## {block}" if not block.startswith("## ") and _is_head(before, block, after) else block)
    return marked


def _is_head(before: str, block: str, after: str) -> bool:
    if not before or not after or after.startswith("## ") or block[-1] in '。.，,；;:：、…-—"”’)）】':
        return False
    if is_upper_head(block) and len(after) > 40:
        return True
    if not ends_sentence(before) or len(after) < 60:
        return False
    if is_chinese(block):
        return len(block) <= HEAD_MAX_CHINESE and not re.search("[，。；：]", block)
    return (
        block[0].isupper()
        and len(block) <= 70
        and len(block.split()) <= HEAD_MAX_WORDS
        and not re.search(r"[.!;:,@]", block)
    )
