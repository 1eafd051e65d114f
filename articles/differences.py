"""What two versions of a text have in common, and what either has alone, for people to read. Pure.

Paragraphs are aligned first, the same ones by what stands once in both (as patience sorting does it), others by the
words that they share; within two that belong together, words are compared, or characters where a script has no spaces.
The time is bounded: what would take long is said to differ as a whole.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.sketches import UNSPACED

Kind = Literal["same", "old", "new"]
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+|\s+|.", re.DOTALL)
LONGEST = 200_000
"""Characters of a text that are compared."""
BLOCK = 10_000
"""Pairs of tokens that are compared one by one; in larger blocks, tokens that stand once in both must part them."""
DEEPEST = 40
ALIGNED = 900
"""Pairs of paragraphs that are compared in search of those that belong together."""
TOGETHER = 0.3
"""The part of their words that two paragraphs share which are versions of one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that both versions have, or one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either version, or of both with what differs within it."""

    kind: Literal["same", "changed", "old", "new"]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts side by side. `whole` is False where they are longer than what was compared."""

    paragraphs: tuple[Paragraph, ...]
    whole: bool = True

    def __bool__(self) -> bool:
        return any(paragraph.kind != "same" for paragraph in self.paragraphs)

    @property
    def changed(self) -> int:
        """Paragraphs that are not the same in both."""
        return sum(paragraph.kind != "same" for paragraph in self.paragraphs)


def compare(old: str, new: str) -> Difference:
    """The paragraphs of both texts in order, with what only the old or only the new one has."""
    before, after = paragraphs(old[:LONGEST]), paragraphs(new[:LONGEST])
    found: list[Paragraph] = []
    for same, first, second in runs(before, after):
        if same:
            found += [Paragraph("same", (Part("same", text),)) for text in first]
        else:
            found += versions(first, second)
    return Difference(tuple(found), max(len(old), len(new)) <= LONGEST)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def versions(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs none of which is the same in both: which are versions of one another, which were left out or added."""
    first = second = 0
    for one, other in aligned(before, after):
        yield from (Paragraph("old", (Part("old", text),)) for text in before[first:one])
        yield from (Paragraph("new", (Part("new", text),)) for text in after[second:other])
        yield Paragraph("changed", tuple(parts(before[one], after[other])))
        first, second = one + 1, other + 1
    yield from (Paragraph("old", (Part("old", text),)) for text in before[first:])
    yield from (Paragraph("new", (Part("new", text),)) for text in after[second:])


def aligned(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places that belong together, ascending in both: those that share most in sum."""
    if not before or not after or len(before) * len(after) > ALIGNED:
        return []
    first, second = [set(words(text)) for text in before], [set(words(text)) for text in after]
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    alike = [[len(one & other) / max(len(one | other), 1) for other in second] for one in first]
    for one in reversed(range(len(first))):
        for other in reversed(range(len(second))):
            apart = max(best[one + 1][other], best[one][other + 1])
            both = alike[one][other]
            best[one][other] = max(apart, best[one + 1][other + 1] + both if both >= TOGETHER else 0.0)
    found, one, other = [], 0, 0
    while one < len(first) and other < len(second):
        if best[one][other] == best[one + 1][other]:
            one += 1
        elif best[one][other] == best[one][other + 1]:
            other += 1
        else:
            found.append((one, other))
            one, other = one + 1, other + 1
    return found


def words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text.casefold()) if token[0].isalnum()]


def parts(old: str, new: str) -> Iterator[Part]:
    """What two versions of a paragraph share and what not; a lone space or comma between changes belongs to them."""
    held: dict[Kind, str] = {"old": "", "new": ""}
    for same, before, after in smoothed(runs(TOKEN.findall(old), TOKEN.findall(new))):
        if same:
            yield from (Part(kind, text) for kind, text in held.items() if text)
            held = {"old": "", "new": ""}
            yield Part("same", "".join(before))
        else:
            held["old"] += "".join(before)
            held["new"] += "".join(after)
    yield from (Part(kind, text) for kind, text in held.items() if text)


Run = tuple[bool, Sequence[str], Sequence[str]]


def smoothed(found: Iterator[Run]) -> Iterator[Run]:
    """The runs, where nothing but signs between two changes is part of them."""
    listed = list(found)
    for number, (same, before, after) in enumerate(listed):
        inside = 0 < number < len(listed) - 1
        yield same and not (inside and not any(token[0].isalnum() for token in before)), before, after


def runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    """The two sequences as runs that are the same in both, and runs that are not, in turn."""
    first = second = 0
    for one, other, length in joined(matches(before, after)):
        if first < one or second < other:
            yield False, before[first:one], after[second:other]
        yield True, before[one : one + length], after[other : other + length]
        first, second = one + length, other + length
    if first < len(before) or second < len(after):
        yield False, before[first:], after[second:]


Match = tuple[int, int, int]


def joined(found: Iterator[Match]) -> Iterator[Match]:
    """Matches that follow on one another as one."""
    last: Match | None = None
    for one, other, length in found:
        if last and (last[0] + last[2], last[1] + last[2]) == (one, other):
            last = (last[0], last[1], last[2] + length)
            continue
        if last:
            yield last
        last = (one, other, length)
    if last:
        yield last


def matches(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """Ascending places and lengths of what is the same in both."""
    open_: list[tuple[int, int, int, int, int]] = [(0, len(before), 0, len(after), 0)]
    while open_:
        first, first_end, second, second_end, depth = open_.pop()
        if depth < 0:  # a match that was put off
            yield first, second, first_end - first
            continue
        start = 0
        most = min(first_end - first, second_end - second)
        while start < most and before[first + start] == after[second + start]:
            start += 1
        if start:
            yield first, second, start
        first, second, most = first + start, second + start, most - start
        end = 0
        while end < most and before[first_end - end - 1] == after[second_end - end - 1]:
            end += 1
        if end:
            open_.append((first_end - end, first_end, second_end - end, second_end, -1))
        inner = (first, first_end - end, second, second_end - end)
        open_ += reversed(list(between(before, after, inner, depth + 1)))


def between(
    before: Sequence[str], after: Sequence[str], bounds: tuple[int, int, int, int], depth: int
) -> Iterator[tuple[int, int, int, int, int]]:
    """What is left to compare where neither beginning nor end is the same: stretches, and matches among them."""
    first, first_end, second, second_end = bounds
    if first == first_end or second == second_end or depth > DEEPEST:
        return
    anchors = once_in_both(before[first:first_end], after[second:second_end])
    if anchors:
        for one, other in [*anchors, (first_end - first, second_end - second)]:
            yield first, bounds[0] + one, second, bounds[2] + other, depth
            first, second = bounds[0] + one, bounds[2] + other
    elif (first_end - first) * (second_end - second) <= BLOCK:
        matcher = SequenceMatcher(None, before[first:first_end], after[second:second_end], autojunk=False)
        for one, other, length in matcher.get_matching_blocks():
            if length:
                yield first + one, first + one + length, second + other, second + other + length, -1


def once_in_both(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Places of tokens that stand once in either sequence, the longest chain that ascends in both."""
    places = only_once(after)
    pairs = [(one, places[token]) for token, one in only_once(before).items() if token in places]
    return ascending(pairs)


def only_once(tokens: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, token in enumerate(tokens):
        found[token] = -1 if token in found else place
    return {token: place for token, place in found.items() if place >= 0}


def ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs whose second numbers ascend, as the first ones do (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_one, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [other]
        ends[pile : pile + 1] = [number]
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
