"""What became of an intake: counts that add up, and the reason of each failure."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

Fate = Literal["new", "changed", "unchanged", "duplicate", "skipped", "failed"]
MOST_KEPT = 1000
"""Reasons that are kept: an intake of a million bad lines must not fill the memory."""
FATES: tuple[Fate, ...] = ("new", "changed", "unchanged", "duplicate", "skipped", "failed")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did not become an article: where it lies, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(slots=True)
class Result:
    """Counts records; an input that could not be taken apart counts as one."""

    counts: Counter[Fate] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    left_alone: list[Failure] = field(default_factory=list)
    mentions: int = 0

    def add(self, fate: Fate, number: int = 1) -> None:
        self.counts[fate] += number

    def fail(self, where: str, reason: str) -> None:
        self.counts["failed"] += 1
        if len(self.failures) < MOST_KEPT:
            self.failures.append(Failure(where, reason))

    def skip(self, where: str, reason: str) -> None:
        self.counts["skipped"] += 1
        if len(self.left_alone) < MOST_KEPT:
            self.left_alone.append(Failure(where, reason))

    @property
    def seen(self) -> int:
        return self.counts.total()

    @property
    def failed(self) -> int:
        return self.counts["failed"]

    def summary(self) -> str:
        """One line: new + changed + unchanged + duplicate + skipped + failed = seen."""
        return " + ".join(f"{self.counts[fate]:,} {fate}" for fate in FATES) + f" = {self.seen:,} seen"

    def failure_report(self) -> str:
        """A line for each failure, the first of them."""
        return report(self.failures, self.failed, _("the admin lists them under failed readings"))

    def skip_report(self) -> str:
        """A line for each input that was left alone, the first of them."""
        return report(self.left_alone, self.counts["skipped"], _("all for such reasons"))


def report(failures: list[Failure], number: int, rest: str, most: int = 20) -> str:
    """A line for each of the first `most` of `number`, and how many more there are."""
    lines = [f"  {failure}" for failure in failures[:most]]
    if number > most:
        lines.append("  " + _("… and {number} more; {rest}").format(number=number - most, rest=rest))
    return "\n".join(lines)
