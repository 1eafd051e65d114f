"""Two texts side by side: what stands in both folded where there is much of it, what differs in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.differences import Difference, Paragraph

FOLDED = 4
"""So many paragraphs that are the same stand behind a fold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs that follow one another and are the same in both texts, or are not."""

    same: bool
    paragraphs: Sequence[Paragraph]

    @property
    def folded(self) -> bool:
        return self.same and len(self.paragraphs) >= FOLDED


def sides(difference: Difference) -> Iterator[Run]:
    for same, found in groupby(difference.paragraphs, key=lambda paragraph: paragraph.kind == "same"):
        yield Run(same, list(found))
