"""When articles appear: more than half of them in the weeks of a conference, the others on any day of twelve years."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from articles.reference import EditionRow

FIRST, LAST = date(2014, 1, 1), date(2025, 12, 31)
NEAR = 0.55
BEFORE, AFTER = 12, 16
NAMED = 0.82
"""The part of the articles of those weeks that name the edition."""
NAMED_ELSEWHERE = 0.15
STATED = {"day": 10, "month": 7, "year": 4, "unknown": 0}
PRECISIONS = ("day",) * 92 + ("month",) * 4 + ("year",) * 2 + ("unknown",) * 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, how much of it the document says, and the edition that its text names, if any."""

    day: date
    precision: str
    edition: EditionRow | None

    @property
    def stated(self) -> str:
        """The date as an export gives it: "2016-11-17", "2016-11", "2016" or nothing."""
        return self.day.isoformat()[: STATED[self.precision]]


def moment(chance: random.Random, editions: Sequence[EditionRow]) -> Moment:
    """Draw one. Each edition has its share, the last one as what is to come."""
    precision = chance.choice(PRECISIONS)
    if chance.random() < NEAR:
        edition = chance.choice(editions)
        span = (edition.end_date - edition.start_date).days + BEFORE + AFTER
        day = edition.start_date + timedelta(round(chance.triangular(-BEFORE, span - BEFORE, 2)))
        return Moment(min(day, LAST), precision, edition if chance.random() < NAMED else None)
    day = FIRST + timedelta(chance.randrange((LAST - FIRST).days + 1))
    return Moment(day, precision, chance.choice(editions) if chance.random() < NAMED_ELSEWHERE else None)
