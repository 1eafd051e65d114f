"""What became of an intake: counts that add up, and the reason of each failure."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from django.utils.translation import gettext as _

Fate = Literal["new", "changed", "unchanged", "duplicate", "skipped", "failed"]
FATES: tuple[Fate, ...] = ("new", "changed", "unchanged", "duplicate", "skipped", "failed")
MOST_KEPT = 1000
"""Reasons that are kept: an intake of a million bad lines must not fill the memory."""
SHOWN = 20
"""Reasons that are told one by one."""
OTHER = "…"
"""Stands for the reasons of skipping beyond those that are kept."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did not become an article: where it lies, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(slots=True)
class Result:
    """Counts records; an input that could not be taken apart counts as one.

    failures  the first reasons, with their inputs; counts["failed"] has them all
    skipped   how many were left alone, by the reason
    mentions  organizations found in new articles
    items     inputs that are done, and `size` the bytes of their files
    resumed   whether it includes what an earlier run of the same command had come to before it was broken off
    stopped   whether it was asked to stop before the end
    """

    counts: Counter[Fate] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    items: int = 0
    size: int = 0
    resumed: bool = False
    stopped: bool = False

    @classmethod
    def of(cls, counts: dict[str, int], rest: dict[str, Any]) -> Self:
        """What a journal tells of: its counts, and the `rest` of its position."""
        fates: Counter[Fate] = Counter({fate: counts[fate] for fate in FATES if fate in counts})
        failures = [Failure(*one) for one in rest.get("failures", [])]
        mentions, items, size = (rest.get(name, 0) for name in ("mentions", "items", "bytes"))
        return cls(fates, failures, Counter(rest.get("reasons", {})), mentions, items, size)

    def fates(self) -> dict[str, int]:
        """The counts that there are, for a journal."""
        return {fate: self.counts[fate] for fate in FATES if self.counts[fate]}

    def rest(self) -> dict[str, Any]:
        """What else a journal has to know, so that the summary is the same later."""
        failures = [[one.where, one.reason] for one in self.failures[:SHOWN]]
        numbers = {"mentions": self.mentions, "items": self.items, "bytes": self.size}
        return {**numbers, "reasons": dict(self.skipped), "failures": failures}

    def add(self, fate: Fate, number: int = 1) -> None:
        if number:
            self.counts[fate] += number

    def fail(self, where: str, reason: str) -> None:
        self.counts["failed"] += 1
        if len(self.failures) < MOST_KEPT:
            self.failures.append(Failure(where, reason))

    def skip(self, reason: str, number: int = 1) -> None:
        self.counts["skipped"] += number
        known = reason in self.skipped or len(self.skipped) < MOST_KEPT
        self.skipped[reason if known else OTHER] += number

    def merge(self, other: "Result") -> None:
        """Add what a group has come to."""
        self.counts.update(other.counts)
        self.failures += other.failures[: MOST_KEPT - len(self.failures)]
        for reason, number in other.skipped.items():
            self.skipped[reason if reason in self.skipped or len(self.skipped) < MOST_KEPT else OTHER] += number
        self.mentions += other.mentions
        self.items += other.items
        self.size += other.size

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
        lines = [f"  {failure}" for failure in self.failures[:SHOWN]]
        if self.failed > SHOWN:
            rest = _("the admin lists them under failed readings")
            lines.append("  " + _("… and {number} more; {rest}").format(number=self.failed - SHOWN, rest=rest))
        return "\n".join(lines)

    def skip_report(self) -> str:
        """A line for each reason for which something was left alone, with its number."""
        return "\n".join(f"  {number:,} × {reason}" for reason, number in self.skipped.most_common())
