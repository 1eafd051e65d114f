"""What a check found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

SHOWN = 20
"""How many problems of a check are told one by one; all are counted."""


@dataclass
class Report:
    """Filled by a check while it runs.

    seen      how many things were looked at
    problems  what is wrong, in words: the first `SHOWN` of `wrong`
    notes     what is not wrong, but has to be said to judge the rest
    sample    look at this many things, evenly spread, where a check goes through all; None: at all of them
    """

    name: str
    sample: int | None = None
    progress: Callable[["Report"], None] = lambda report: None
    seen: int = 0
    wrong: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def looked(self, number: int = 1) -> None:
        self.seen += number
        self.progress(self)

    def problem(self, text: str) -> None:
        self.wrong += 1
        if len(self.problems) < SHOWN:
            self.problems.append(text)

    def note(self, text: str) -> None:
        self.notes.append(text)


@dataclass(frozen=True, slots=True)
class Check:
    """`promise` is what holds where `run` finds nothing wrong."""

    promise: str
    run: Callable[[Report], None]


def verify(
    checks: Mapping[str, Check],
    *,
    sample: int | None = None,
    progress: Callable[[Report], None] = lambda report: None,
) -> Iterator[Report]:
    """Run checks one after the other, each with a report of its own."""
    for name, check in checks.items():
        report = Report(name, sample, progress)
        check.run(report)
        yield report
