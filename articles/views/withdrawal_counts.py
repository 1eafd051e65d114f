"""What the list of withdrawals is asked for, and the numbers above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format

from articles.models import Withdrawal, WithdrawalKind

MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for. Nothing in an address is an error: what is not understood is as if it was not there.

    reason  a class of reasons; "" for all
    year, month  0 for all; a month has its year
    """

    reason: str = ""
    year: int = 0
    month: int = 0

    @classmethod
    def of(cls, asked: QueryDict) -> "Choice":
        reason, month = asked.get("reason", ""), MONTH.fullmatch(asked.get("month", ""))
        year = YEAR.fullmatch(asked.get("year", ""))
        found = (int(month[1]), int(month[2])) if month else (int(year[0]) if year else 0, 0)
        known = 1970 <= found[0] < 9999
        return cls(reason if reason in WithdrawalKind else "", *(found if known else ()))

    def __str__(self) -> str:
        period = ("month", f"{self.year}-{self.month:02}") if self.month else ("year", str(self.year or ""))
        chosen = [pair for pair in (("reason", self.reason), period) if pair[1]]
        return reverse("articles:withdrawals") + (f"?{urlencode(chosen)}" if chosen else "")

    @property
    def condition(self) -> Q:
        of_reason = Q(kind=self.reason) if self.reason else Q()
        if not self.year:
            return of_reason
        first = datetime(self.year, self.month or 1, 1, tzinfo=UTC)
        following = self.year + (self.month or 12) // 12, (self.month or 12) % 12 + 1
        return of_reason & Q(withdrawn_at__gte=first, withdrawn_at__lt=datetime(*following, 1, tzinfo=UTC))

    @property
    def period(self) -> str:
        if not self.year:
            return ""
        return date_format(date(self.year, self.month, 1), "F Y") if self.month else str(self.year)


@dataclass(frozen=True, slots=True)
class Line:
    """A year, a month or all of them: how many withdrawals of each class, in all, and how many of these were lifted."""

    label: str
    kind: str
    address: str
    chosen: bool
    cells: list[tuple[int, str]]
    total: int
    lifted: int


@dataclass(slots=True)
class Counts:
    """Withdrawals by month and class, and how many of a month were lifted."""

    of: dict[tuple[int, int, str], int] = field(default_factory=dict)
    lifted: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Counts":
        rows = Withdrawal.objects.order_by().annotate(month=TruncMonth("withdrawn_at", tzinfo=UTC))
        counts = cls()
        for month, kind, number, standing in rows.values_list("month", "kind").annotate(
            number=Count("pk"), standing=Count("pk", filter=Q(ended_at=None))
        ):
            at = (month.year, month.month)
            counts.of[*at, kind] = number
            counts.lifted[at] = counts.lifted.get(at, 0) + number - standing
        return counts

    @property
    def kinds(self) -> list[WithdrawalKind]:
        """The classes that there were, in the order of their list."""
        there = {kind for _year, _month, kind in self.of}
        return [kind for kind in WithdrawalKind if kind in there]

    def line(self, label: str, kind: str, choice: Choice, present: Choice) -> Line:
        """`choice`: a year, a month, or nothing for all."""
        within = [at for at in self.of if choice.year in (0, at[0]) and choice.month in (0, at[1])]
        numbers = {kind: sum(self.of[at] for at in within if at[2] == kind) for kind in self.kinds}
        return Line(
            label,
            kind,
            str(choice),
            (choice.year, choice.month) == (present.year, present.month),
            [(numbers[kind], str(Choice(kind, choice.year, choice.month))) for kind in self.kinds],
            sum(numbers.values()),
            sum(self.lifted[at] for at in {(year, month) for year, month, _kind in within}),
        )

    def lines(self, present: Choice) -> Iterator[Line]:
        """The years, newest first; beneath the one that is chosen, else the newest, its months."""
        months = sorted({(year, month) for year, month, _kind in self.of}, reverse=True)
        opened = present.year or (months[0][0] if months else 0)
        for year, of_year in groupby(months, key=lambda at: at[0]):
            yield self.line(str(year), "year", Choice(year=year), present)
            for _same, month in of_year if year == opened else ():
                name = date_format(date(year, month, 1), "F")
                yield self.line(name, "month", Choice(year=year, month=month), present)
