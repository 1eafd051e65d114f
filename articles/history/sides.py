"""Two texts side by side: what stands in both folded where there is much of it, what differs in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from articles.differences import Difference, Paragraph, Part

FOLDED = 4
"""So many paragraphs that are the same stand behind a fold."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph beside a paragraph: the same, versions of one another, or ("apart") two that stand alone."""

    kind: Literal["same", "changed", "apart"]
    parts: tuple[Part, ...] = ()
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow one another and are the same in both texts, or are not."""

    same: bool
    rows: Sequence[Row]

    @property
    def folded(self) -> bool:
        return self.same and len(self.rows) >= FOLDED


def sides(difference: Difference) -> list[Run]:
    found = groupby(difference.paragraphs, key=lambda paragraph: paragraph.kind == "same")
    return [Run(same, list(_rows(list(paragraphs)))) for same, paragraphs in found]


def rows(difference: Difference) -> list[Row]:
    """All rows, for what is short."""
    return [row for run in sides(difference) for row in run.rows]


def _rows(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    """What only the one and what only the other text has in the same place stands beside each other."""
    for together, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind in ("same", "changed")):
        found = list(group)
        if together:
            yield from (Row("same" if one.kind == "same" else "changed", one.parts) for one in found)
            continue
        texts = {kind: [_text(one) for one in found if one.kind == kind] for kind in ("old", "new")}
        for old, new in zip_longest(texts["old"], texts["new"], fillvalue=""):
            yield Row("apart", (), old, new)


def _text(paragraph: Paragraph) -> str:
    return "".join(part.text for part in paragraph.parts)
