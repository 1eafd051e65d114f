"""What is gathered to be written together, and what became of each of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from articles.ingest.opening import Entry, Opened, Tally
from articles.ingest.outcome import Fate, Result
from articles.models import Article
from articles.models.fields import page

Line = dict[str, Any]


@dataclass(slots=True)
class Fated:
    """What became of a record: its fate, the article that it is or belongs to, and why it failed."""

    fate: Fate
    article: int | None = None
    role: str = ""
    title: str = ""
    reason: str = ""
    likeness: float | None = None

    def line(self, entry: Entry) -> Line:
        record = entry.read.record
        found: Line = {"where": entry.opened.where, "record": record.index, "state": self.fate}
        further = {
            "part": record.part,
            "address": record.address or entry.opened.capture.address,
            "reason": self.reason,
            "article": self.article,
            "page": self.article and article_page(self.article, self.title),
            "role": self.role,
            "likeness": self.likeness,
            "warnings": list(entry.read.understood.warnings),
        }
        return found | {name: value for name, value in further.items() if value not in ("", None, [])}


def article_page(key: int, title: str) -> str:
    return page("article-detail", key, Article(title=title).slug)


@dataclass(slots=True)
class Group:
    """Captures begun and read to their end, records, and what needs no writing but is counted."""

    begun: list[Opened] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    ended: list[Opened] = field(default_factory=list)
    told: Result = field(default_factory=Result)
    lines: list[Line | Entry] = field(default_factory=list)
    characters: int = 0
    steps: int = 0
    since: float = field(default_factory=time.monotonic)
    before: dict[Opened, tuple[bool, Tally]] = field(default_factory=dict)

    def remember(self) -> None:
        """Note what writing changes, so that it can be done over."""
        for opened in {*self.begun, *self.ended, *(entry.opened for entry in self.entries)}:
            tally = replace(opened.tally, warnings=[*opened.tally.warnings])
            self.before[opened] = opened.new, tally

    def undo(self) -> None:
        """As it was before writing: the transaction came to nothing."""
        for opened, (new, tally) in self.before.items():
            opened.new, opened.tally = new, replace(tally, warnings=[*tally.warnings])
            if new:
                opened.capture.pk = None
                opened.capture._state.adding = True

    def told_lines(self, fated: list[Fated]) -> Iterator[Line]:
        """The lines for a report, in the order of the records."""
        fates = dict(zip(map(id, self.entries), fated, strict=True))
        for line in self.lines:
            yield fates[id(line)].line(line) if isinstance(line, Entry) else line
