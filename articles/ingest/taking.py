"""A run: inputs kept and cut into parts, read beside the writing, and written in their order."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils.translation import gettext as _

from articles.ingest import journal as journals
from articles.ingest.files import Item
from articles.ingest.groups import Group, article_page
from articles.ingest.opening import Entry, Opened, Tally, open_captures
from articles.ingest.options import Options
from articles.ingest.originals import keep
from articles.ingest.outcome import Fate, Result
from articles.ingest.patience import IntakeError, patiently, reason_of
from articles.ingest.pool import Pool
from articles.ingest.reading import Part, Read
from articles.ingest.reporting import Report
from articles.ingest.worker import Answer
from articles.ingest.writing import Writer
from articles.models import ArticleCapture, Blob, Intake, Reading
from articles.models.blob import SealedError, StoreError, sweep_partial_files
from articles.readers import ReadingError
from articles.understanding import Knowledge

LOOKED_UP = 100
"""Inputs that are kept and looked up together."""
PATIENCE = 1.0
"""Seconds after which fewer will do: what is fetched is slow to come."""
LINES = 500
"""Links of a capture that are told at once."""

Whence = tuple[str, str, str]


def ingest(
    items: Iterable[Item],
    knowledge: Knowledge,
    *,
    options: Options | None = None,
    journal: Intake | None = None,
    progress: Callable[[Result], None] = lambda result: None,
    report: Path | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Result:
    """Take in what `items` hold; the bytes are kept even of what cannot be read.

    Groups of at most 500 documents are written in one transaction each, together with the `journal`, of which a new one
    is made where none is given. A journal that was begun says how far it came: `items` are those from there on
    (`Inputs.after`). Where `stop` says so, what was read is written, and the journal is left as it is, to go on later.
    Memory does not grow with the number of inputs.

    report  the file to which a JSON line is written for each document

    Raises IntakeError where the run cannot go on, with what was written in the archive and the journal marked as
    failed, and Busy where another process has the same journal in hand.
    """
    options = options or Options()
    intake = journal or journals.begin(options=options)
    with journals.held(intake.key):
        try:
            return Run(intake, knowledge, options, report).all(items, progress, stop)
        except (OSError, DatabaseError, InterfaceError, IntakeError) as problem:
            reason = reason_of(problem)
            journals.give_up(intake, reason)
            raise IntakeError(reason) from problem


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A step: an input, or some documents of it, of which nothing is written. `ends`: it is the last of its input."""

    item: Item
    fate: Fate
    number: int = 1
    reason: str = ""
    lines: tuple[dict[str, Any], ...] = ()
    ends: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    opened: Opened


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A part of a capture, by its number; `known`: the record that became an article before."""

    opened: Opened
    number: int
    known: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ended:
    opened: Opened
    error: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Full:
    """Nothing more can be kept: what came before is written, and the run ends."""

    problem: StoreError


Step = Told | Begun | Cut | Ended | Full


class Run:
    """One intake from its beginning, or from where it was broken off, to its end."""

    def __init__(self, intake: Intake, knowledge: Knowledge, options: Options, report: Path | None) -> None:
        self.intake, self.knowledge, self.options = intake, knowledge, options
        self.report = Report(report) if report else None
        self.writer = Writer(options, intake, self.report)
        self.writer.written = self._written
        self.pending: set[Whence] = set()
        self.begun = intake.position.get("open")

    def all(self, items: Iterable[Item], progress: Callable[[Result], None], stop: Callable[[], bool]) -> Result:
        sweep_partial_files(Path(settings.BLOB_ROOT))
        if self.report:
            self.report.begin(self.intake.position.get("report", {}))
        options, stopped = self.options, False
        with Pool[Step](self.knowledge, jobs=options.jobs, seconds=options.seconds, memory=options.memory) as pool:
            for step, answer in pool.run(self._steps(items)):
                if self._take(step, answer):
                    progress(self.writer.result)
                if stopped := stop():
                    break
        self.writer.flush()
        progress(self.writer.result)
        result = self.writer.result
        result.resumed, result.stopped = self.intake.resumed > 0, stopped
        if not stopped:
            patiently(lambda: journals.finish(self.intake))
            if self.report:
                self.report.end()
        return result

    def _steps(self, items: Iterable[Item]) -> Iterator[tuple[Step, Part | None]]:
        """Everything that is to be done, in order. Runs ahead of what is written."""
        for some in _chunks(items):
            kept, problem = _kept(some)
            for known in patiently(partial(self._looked_up, kept)):
                if isinstance(known, Opened):
                    yield from self._capture(known)
                else:
                    yield known, None
            if problem:
                yield Full(problem), None
                return

    def _looked_up(self, kept: list[tuple[Item, Blob | str]]) -> list[Opened | Told]:
        """What is known of inputs: captures to be read, or what can be told without reading."""
        blobs = [(item, blob) for item, blob in kept if isinstance(blob, Blob)]
        opened = iter(open_captures(blobs, channel=self.options.channel, intake=self.intake))
        found: list[Opened | Told] = []
        for item, blob in kept:
            if isinstance(blob, Blob):
                found.append(self._looked_at(next(opened)))
            elif item.skip:
                found.append(Told(item, "skipped", reason=item.skip))
            else:
                found.append(Told(item, "failed", reason=blob))
        return found

    def _looked_at(self, opened: Opened) -> Opened | Told:
        whence = (opened.capture.blob_id, opened.item.address, opened.item.name)
        if self.begun and whence == (self.begun["blob"], self.begun["address"], self.begun["name"]):
            opened.begun = self.begun["parts"], self.begun["records"]
            opened.tally = Tally(**self.begun["tally"])
            self.begun = None
        elif whence in self.pending or (opened.capture.intake_id == self.intake.pk and not opened.new):
            return Told(opened.item, "duplicate", reason=_("The same file was taken in just before."))
        self.pending.add(whence)
        return opened

    def _capture(self, opened: Opened) -> Iterator[tuple[Step, Part | None]]:
        last = opened.last
        read_before = last and last.state == Reading.State.READ and opened.item.only is None
        if last and read_before and opened.begun == (0, 0):
            yield from ((step, None) for step in self._unchanged(opened, last))
            return
        yield Begun(opened), None
        error = ""
        try:
            for number, part, record in opened.parts(self.options):
                yield Cut(opened, number, record if part is None else None), part
        except (ReadingError, OSError) as problem:
            error = str(problem)
        yield Ended(opened, error), None

    def _unchanged(self, opened: Opened, last: Reading) -> Iterator[Told]:
        """A capture that was read before: what became of it then is so still."""
        item, told = opened.item, last.warnings[: last.failed]
        if self.report:
            for number, lines in _links(opened):
                yield Told(item, "unchanged", number, lines=lines, ends=False)
            linked = patiently(opened.capture.article_captures.count)
            yield Told(item, "unchanged", max(last.records - last.failed - linked, 0), ends=False)
        else:
            yield Told(item, "unchanged", last.records - last.failed, ends=False)
        for warning in told:
            yield Told(item, "failed", reason=warning, ends=False)
        yield Told(item, "failed", last.failed - len(told))

    def _take(self, step: Step, answer: Answer | None) -> bool:
        """Do one step. Whether a group was written behind it."""
        match step:
            case Told():
                self._tell(step)
            case Begun(opened):
                self.writer.begin(opened)
            case Cut(opened) if answer is None:
                opened.tally.records += 1
                self.writer.count("unchanged")
                self.writer.open = (opened, step.number + 1, 0)
            case Cut(opened) if answer is not None:
                return self._read(opened, step.number, answer)
            case Ended(opened):
                self._end(opened, step.error)
            case Full(problem):
                self.writer.flush()
                raise problem
        return self.writer.step()

    def _tell(self, told: Told) -> None:
        item, writer = told.item, self.writer
        match told.fate:
            case "skipped":
                writer.skip(item.where, told.reason)
            case "failed" if told.reason:
                writer.fail(item.where, told.reason)
            case fate:
                writer.count(fate, told.number)
                for line in told.lines:
                    writer.tell(line)
                if not told.lines and told.number and told.ends:
                    writer.tell({"where": item.where, "state": fate, "reason": told.reason})
        if told.ends:
            writer.done(writer.place.after(item), item.size)

    def _read(self, opened: Opened, number: int, answer: Answer) -> bool:
        """Take on the records of a part; those that were dealt with before a run was broken off are passed over."""
        writer, written = self.writer, False
        if opened.broken:
            return writer.step()
        if isinstance(answer, ReadingError):
            opened.tally.error, opened.broken = str(answer), True
            return writer.step()
        passed = opened.begun[1] if number == opened.begun[0] else 0
        for place, read in enumerate(answer[passed:], passed):
            if opened.item.only is None or read.record.index in opened.item.only:
                self._record(opened, read)
            writer.open = (opened, number, place + 1)
            if place + 1 < len(answer):
                written = writer.step() or written
        writer.open = (opened, number + 1, 0)
        return writer.step() or written

    def _record(self, opened: Opened, read: Read) -> None:
        record, writer = read.record, self.writer
        place = opened.place_of(record)
        if record.skip:
            opened.tally.skip(record.skip, record.count)
            writer.skip(f"{opened.where}, {place}", record.skip, record.count)
            return
        opened.tally.records += 1
        if record.error:
            opened.tally.fail(place, record.error)
            writer.fail(f"{opened.where}, {place}", record.error, record=record.index)
        else:
            writer.add(Entry(opened, read))

    def _end(self, opened: Opened, error: str) -> None:
        writer = self.writer
        opened.tally.error = opened.tally.error or error
        if opened.tally.error:
            writer.fail(opened.where, opened.tally.error)
        writer.end(opened)
        writer.done(writer.place.after(opened.item), opened.item.size)

    def _written(self, group: Group) -> None:
        """The captures of a group are in the archive: from now on they are found there."""
        for opened in group.begun:
            self.pending.discard((opened.capture.blob_id, opened.item.address, opened.item.name))


def _kept(items: Iterable[Item]) -> tuple[list[tuple[Item, Blob | str]], StoreError | None]:
    """Inputs with their blobs, or why they cannot be read; as far as there is room, and why there is no more."""
    kept: list[tuple[Item, Blob | str]] = []
    try:
        for item in items:
            kept.append(_kept_or_sealed(item))
    except StoreError as problem:
        return kept, problem
    return kept, None


def _kept_or_sealed(item: Item) -> tuple[Item, Blob | str]:
    try:
        return item, keep(item)
    except SealedError as sealed:
        return replace(item, skip=str(sealed)), ""


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Inputs some at a time; those that are slow to come are not waited for."""
    some: list[Item] = []
    since = time.monotonic()
    for item in items:
        some.append(item)
        if len(some) >= LOOKED_UP or time.monotonic() - since > PATIENCE:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


def _links(opened: Opened) -> Iterator[tuple[int, tuple[dict[str, Any], ...]]]:
    """The documents of a capture that was read before, as lines of a report, some at a time."""
    links = ArticleCapture.objects.filter(capture=opened.capture).order_by("record")
    rows = links.values_list("record", "article_id", "article__title", "role", "part")
    more = rows[:LINES]
    while True:
        some: list[tuple[Any, ...]] = patiently(partial(list, more))
        if not some:
            return
        yield len(some), tuple(_line(opened, *row) for row in some)
        more = rows.filter(record__gt=some[-1][0])[:LINES]


def _line(opened: Opened, record: int, article: int, title: str, role: str, part: str) -> dict[str, Any]:
    line = {"where": opened.where, "record": record, "state": "unchanged"} | ({"part": part} if part else {})
    return line | {"article": article, "page": article_page(article, title), "role": role}
