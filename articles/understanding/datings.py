"""What the rules for dates share: what they look at, and what they find."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from articles.readers import PartialDate, Record
from articles.readers.labels import LabelledDate
from articles.readers.times import Clock, clock_beside
from articles.understanding.anatomy import Zones
from articles.understanding.editions import Cue
from articles.understanding.knowledge import Knowledge

MAY_DIFFER = datetime.timedelta(days=12)
# A line of the head that is longer and ends so is a sentence or a caption: its date is that of what it tells.
CAPTION_CHARS, ENDS = 80, frozenset(".。)）")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a date may be read from."""

    record: Record
    zones: Zones
    cues: Sequence[Cue]
    knowledge: Knowledge
    labelled: Sequence[LabelledDate]
    language: str = ""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date, its origin, the words that it rests on, the rule that found it, and a warning of a contradiction.

    `line` and `span` say where it stands, to look for a time beside it. False for `publication`: the date of something
    else, which is never chosen.
    """

    date: PartialDate | None = None
    origin: str | None = None
    evidence: str | None = None
    rule: str = ""
    warning: str | None = None
    line: str = ""
    span: tuple[int, int] = (0, 0)
    given_clock: Clock | None = None
    publication: bool = True

    def clock(self) -> Clock | None:
        """The time of the day that stands beside the date."""
        return self.given_clock or (clock_beside(self.line, *self.span) if self.span[1] else None)


NO_DATE = DateFound()


def is_caption(line: str) -> bool:
    """True for a line of a page's head whose date is that of what it tells."""
    return len(line) > CAPTION_CHARS and line.rstrip(" |｜")[-1:] in ENDS
