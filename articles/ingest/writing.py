"""Writing what was understood: a group in one transaction, with the journal of the run, and a bad record alone."""

import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest import journal
from articles.ingest.groups import Fated, Group, Line
from articles.ingest.inputs import Place
from articles.ingest.opening import Entry, Opened
from articles.ingest.options import Options
from articles.ingest.outcome import Fate, Result
from articles.ingest.patience import IntakeError, patiently
from articles.ingest.records import Records
from articles.ingest.reporting import Report
from articles.models import Blob, Capture, Intake, Reading
from articles.models.blob import SealedError

BATCH = 500
"""Records, and captures, that are written together at most."""
BATCH_STEPS = 2000
"""Steps of whatever kind, most of which write nothing."""
BATCH_CHARACTERS = 4_000_000
"""Characters of text from which on records are written together however few they are: memory stays flat."""
BATCH_SECONDS = 5.0
"""After which a group is written as it is: what was fetched slowly is soon safe."""


class Writer:
    """Gathers what a run comes to, and writes it group by group. `place` and `open` say how far the run has come.

    open   the capture that is being read, the parts of it that are dealt with, and the records of the part after them
    """

    def __init__(self, options: Options, intake: Intake, report: Report | None = None) -> None:
        self.options, self.intake, self.report = options, intake, report
        self.result = Result.of(intake.counts, intake.position.get("rest", {}))
        self.place = Place.of(intake.position)
        self.open: tuple[Opened, int, int] | None = None
        self.written: Callable[[Group], None] = lambda group: None
        self.records = Records(options)
        self._group = Group()
        self._number = int(intake.position.get("group", 0))
        self._last: Result | None = None

    def begin(self, opened: Opened) -> None:
        """Take on a capture, before its records."""
        self._group.begun.append(opened)
        self.open = (opened, *opened.begun)

    def add(self, entry: Entry) -> None:
        self._group.entries.append(entry)
        self._group.characters += len(entry.read.understood.body)
        if self.report:
            self._group.lines.append(entry)

    def end(self, opened: Opened) -> None:
        """Write the reading of a capture, behind its records."""
        self._group.ended.append(opened)

    def fail(self, where: str, reason: str, **more: Any) -> None:
        self._group.told.fail(where, reason)
        self.tell({"where": where, "state": "failed", "reason": reason, **more})

    def skip(self, where: str, reason: str, number: int = 1, **more: Any) -> None:
        self._group.told.skip(reason, number)
        self.tell({"where": where, "state": "skipped", "reason": reason, **more})

    def count(self, fate: Fate, number: int = 1) -> None:
        self._group.told.add(fate, number)

    def tell(self, line: Line) -> None:
        if self.report:
            self._group.lines.append(line)

    def done(self, place: Place, size: int) -> None:
        """An input is dealt with."""
        self.place, self.open = place, None
        self._group.told.items += 1
        self._group.told.size += size

    def step(self) -> bool:
        """Count a step of the run, and write the group if it is full. Whether it was."""
        group = self._group
        group.steps += 1
        full = len(group.entries) >= BATCH or len(group.begun) >= BATCH or group.steps >= BATCH_STEPS
        full = full or group.characters >= BATCH_CHARACTERS
        if not full and time.monotonic() - group.since < BATCH_SECONDS:
            return False
        self.flush()
        return True

    def flush(self) -> None:
        """Write what was gathered, and in the same transaction how far the run has come.

        Where the database is lost meanwhile, it is done over, unless it was done: the journal tells.
        """
        group = self._group
        if not group.steps:
            return
        self._number += 1
        self._last = None
        Blob.sync_folders(opened.capture.blob for opened in group.begun if opened.new)
        group.remember()
        self.result = patiently(lambda: self._write(group), again=self._still_ours)
        for opened in group.begun:
            opened.new = False
        if self.report:
            self.report.commit()
        self.written(group)
        self._group = Group()

    def _still_ours(self) -> None:
        """The database was lost, and the hold on the journal with it."""
        if not journal.lock(self.intake.key):
            raise journal.Busy(journal.running(self.intake.key))
        if self._noted() < self._number - 1:
            raise IntakeError(_("The database has lost what it had committed. Give the same command again."))

    def _write(self, group: Group) -> Result:
        if self._last and self._noted() == self._number:
            return self._last  # it was committed, and only the answer was lost
        group.undo()
        with transaction.atomic():
            self._write_captures(group.begun)
            fated = self._write_records(group.entries)
            result = self._counted(group, fated)
            told = [opened for opened in group.ended if not opened.last or opened.last.error != opened.tally.verdict]
            Reading.objects.bulk_create([opened.reading() for opened in told])
            self._note(group, fated, result)
            self._last = result
        return result

    def _write_records(self, entries: list[Entry]) -> list[Fated]:
        """Write records, but for those of originals that were sealed while they were read. Nobody seals one now."""
        keys = {entry.opened.capture.blob_id for entry in entries}
        blobs = Blob.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        sealed = {blob.pk: str(SealedError(blob.sealed_at)) for blob in blobs if blob.sealed_at}
        left = [entry for entry in entries if entry.opened.capture.blob_id not in sealed]
        written = iter(self.records.write(left))
        return [
            Fated("failed", reason=sealed[key]) if (key := entry.opened.capture.blob_id) in sealed else next(written)
            for entry in entries
        ]

    def _noted(self) -> int:
        """The number of the last group of which the journal knows."""
        position = Intake.objects.values_list("position", flat=True).get(pk=self.intake.pk)
        return int(position.get("group", 0))

    def _write_captures(self, begun: list[Opened]) -> None:
        new = [opened for opened in begun if opened.new]
        try:
            with transaction.atomic():
                blobs = {opened.capture.blob_id: opened.capture.blob for opened in new}
                Blob.objects.bulk_create(blobs.values(), ignore_conflicts=True)
                Capture.objects.bulk_create([opened.capture for opened in new])
        except IntegrityError:  # another intake has begun one of them
            for opened in new:
                opened.capture.pk = None
                opened.capture = opened.capture.get_or_save()
                opened.new = False

    def _counted(self, group: Group, fated: list[Fated]) -> Result:
        """All that the run has come to, this group included. A record that was refused is told on its capture too."""
        result = deepcopy(self.result)
        result.merge(group.told)
        for entry, fate in zip(group.entries, fated, strict=True):
            if fate.fate == "failed":
                entry.opened.tally.fail(entry.part, fate.reason)
                result.fail(entry.where, fate.reason)
            elif fate.fate == "skipped":
                entry.opened.tally.skip(fate.reason, 1)
                result.skip(fate.reason)
            else:
                result.add(fate.fate)
            if fate.fate == "new":
                result.mentions += sum(
                    one.name in self.records.keys.organizations for one in entry.read.understood.organizations
                )
        return result

    def _note(self, group: Group, fated: list[Fated], result: Result) -> None:
        position: dict[str, Any] = {"group": self._number, "place": self.place.as_kept(), "rest": result.rest()}
        if self.open:
            opened, parts, records = self.open
            kept = {"blob": opened.capture.blob_id, "name": opened.item.name, "address": opened.item.address}
            position["open"] = {**kept, "parts": parts, "records": records, "tally": opened.tally.as_kept()}
        if self.report:
            position["report"] = self.report.prepare(self._number, group.told_lines(fated))
        Intake.objects.filter(pk=self.intake.pk).update(
            counts=result.fates(), position=position, updated_at=timezone.now()
        )
