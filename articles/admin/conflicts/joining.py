"""Two edits of one text, joined where they touch different lines (three-way merge, as version control does it)."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Edit = tuple[int, int, list[str]]
"""Lines from and to, of the text that both began with, and what stands in their place."""


def joined(base: str, one: str, other: str) -> str | None:
    """The text with the edits of both; None where they touch the same or neighbouring lines.

    Edits at one place are never put one after the other: which of them comes first would be a guess.
    """
    lines = base.split("\n")
    edits = sorted([*_edits(lines, one.split("\n")), *_edits(lines, other.split("\n"))], key=lambda edit: edit[:2])
    for before, after in pairwise(edits):
        if before != after and after[0] <= before[1]:
            return None
    found: list[str] = []
    place = 0
    for number, (start, end, words) in enumerate(edits):
        if number and edits[number - 1] == edits[number]:  # both did the same
            continue
        found += [*lines[place:start], *words]
        place = end
    return "\n".join([*found, *lines[place:]])


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield start, end, list(after[first:last])
