"""Processes that read and understand, beside the one that writes: for all inputs of a run, in their order.

A piece that ends its process or outlives its time is tried once by itself, in a process of its own, and then refused;
the pieces that were with it are read by another process. So no document can take a run down with it.
"""

import gc
import logging
import os
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from typing import Generic, TypeVar

from django.utils.translation import gettext

from articles.ingest.reading import Part, read_part, warm
from articles.ingest.worker import OVERDUE, Answer, Worker, WorkerLost
from articles.readers import ReadingError
from articles.understanding import Knowledge

logger = logging.getLogger(__name__)

BATCH = 500
"""Pieces that a process is given at once, at most: as many as are written at once."""
BATCH_BYTES = 2**19
"""Some hundred records, or some web pages: about a quarter of a second either way."""
OUTSIZED = 2 * 2**20
"""Bytes. A larger piece is not sent: each process that it passes through would hold it several times over."""
BATCH_SECONDS = 1.0
"""After which a batch goes as it is: inputs may be slow to come, as fetched ones are."""
LOOKS_EVERY = 0.2
"""Seconds between two looks at the time that processes take."""

T = TypeVar("T")


def number_of_workers(jobs: int | None) -> int:
    """As many as there are cores unless told otherwise. None where a forked process is not safe: only Linux is."""
    if sys.platform != "linux":
        return 0
    return len(os.sched_getaffinity(0)) if jobs is None else jobs


@dataclass(slots=True)
class Batch(Generic[T]):
    """Steps of a run in their order, some with a part to be read: `answers` has theirs by their number."""

    steps: list[tuple[T, Part | None]] = field(default_factory=list)
    size: int = 0
    since: float = field(default_factory=time.monotonic)
    answers: dict[int, Answer] = field(default_factory=dict)

    @property
    def open(self) -> list[int]:
        """The numbers of the steps that have a part and no answer yet."""
        return [n for n, (_, part) in enumerate(self.steps) if part and n not in self.answers]

    def part(self, number: int) -> Part:
        part = self.steps[number][1]
        assert part is not None
        return part


class Pool(Generic[T]):
    """Start it with `with`; processes are started when there is work for them, and ended with it.

    jobs     how many; 0: everything is read in this process, without protection
    seconds  that a piece may take
    memory   bytes that a process may take beyond those that it begins with
    whole    records come with their texts
    """

    def __init__(
        self, knowledge: Knowledge, *, jobs: int | None, seconds: float, memory: int, whole: bool = False
    ) -> None:
        self.knowledge, self.jobs = knowledge, number_of_workers(jobs)
        self.seconds, self.memory, self.whole = seconds, memory, whole
        self.workers: list[Worker] = []
        self.busy: dict[Worker, Batch[T]] = {}

    def __enter__(self) -> "Pool[T]":
        return self

    def __exit__(self, *problem: object) -> None:
        for worker in self.workers:
            worker.end()
        if self.workers:
            gc.unfreeze()
        self.workers.clear()
        self.busy.clear()

    def run(self, steps: Iterable[tuple[T, Part | None]]) -> Generator[tuple[T, Answer | None], None, None]:
        """Each step with what its part came to: its records, or the ReadingError of the whole input; None without."""
        waiting: deque[Batch[T]] = deque()
        for batch in _batches(steps):
            waiting.append(batch)
            self._give(batch)
            while waiting and (not waiting[0].open or len(waiting) > 2 * self.jobs):
                yield from self._answered(waiting.popleft())
        while waiting:
            yield from self._answered(waiting.popleft())

    def _answered(self, batch: Batch[T]) -> Iterator[tuple[T, Answer | None]]:
        while batch.open:
            self._collect()
        for number, (step, _) in enumerate(batch.steps):
            yield step, batch.answers.get(number)

    def _give(self, batch: Batch[T]) -> None:
        """Hand a batch to an idle process, as soon as there is one."""
        if not batch.open:
            return
        if not self.jobs:
            for number in batch.open:
                batch.answers[number] = self._here(batch.part(number))
            return
        while len(self.busy) >= self.jobs:
            self._collect()
        parts = [batch.part(number) for number in batch.open]
        if len(parts[0].piece.data) > OUTSIZED:
            worker = self._start(parts, alone=True)  # nothing is sent
        else:
            idle = (one for one in self.workers if one not in self.busy)
            worker = next(idle, None) or self._start(parts, alone=False)
            worker.ask(parts)
        self.busy[worker] = batch

    def _here(self, part: Part) -> Answer:
        try:
            return read_part(part, self.knowledge, whole=self.whole)
        except ReadingError as problem:
            return problem

    def _start(self, parts: list[Part], *, alone: bool) -> Worker:
        """A new process; `alone`: for these parts only, which it has from this process."""
        warm(parts[0], self.knowledge)
        if not self.workers:
            gc.freeze()  # the pages of what is there by now stay shared with the processes
        worker = Worker(
            self.knowledge,
            others=self.workers,
            seconds=self.seconds,
            memory=self.memory,
            whole=self.whole,
            parts=parts if alone else None,
        )
        self.workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Take the answers of those processes that have one; wait a moment for the first."""
        ready = connection.wait([worker.connection for worker in self.busy], LOOKS_EVERY)
        for worker in [one for one in self.busy if one.connection in ready or one.is_overdue()]:
            batch = self.busy.pop(worker)
            try:
                answers = worker.answers()
            except WorkerLost as lost:
                self.workers.remove(worker)
                self._after_loss(batch, lost)
                continue
            batch.answers |= zip(batch.open, answers, strict=True)
            if worker.is_single:
                worker.end()
                self.workers.remove(worker)

    def _after_loss(self, batch: Batch[T], lost: WorkerLost) -> None:
        """Try the piece at which a process was lost by itself; hand the others on."""
        number = batch.open[lost.at]
        part = batch.part(number)
        logger.warning("A process that reads was lost (%s) at %s.", lost.reason, part.piece.part or part.piece.index)
        batch.answers[number] = part.refused(_refusal(lost, self.seconds)) if lost.certain else self._alone(part)
        self._give(batch)

    def _alone(self, part: Part) -> Answer:
        worker = self._start([part], alone=True)
        try:
            while not connection.wait([worker.connection], LOOKS_EVERY) and not worker.is_overdue():
                pass
            return worker.answers()[0]
        except WorkerLost as lost:
            return part.refused(_refusal(lost, self.seconds))
        finally:
            worker.end()
            self.workers.remove(worker)


def _refusal(lost: WorkerLost, seconds: float) -> str:
    if lost.reason == OVERDUE:
        text = gettext(
            "Takes longer than {seconds:g} seconds to read; the bytes are kept. Split it, or save it otherwise."
        )
        return text.format(seconds=seconds)
    text = gettext("Ended the process that read it ({reason}); the bytes are kept. Split it or save it otherwise.")
    return text.format(reason=lost.reason)


def _batches(steps: Iterable[tuple[T, Part | None]]) -> Iterator[Batch[T]]:
    """Steps in batches; an outsized part is a batch of its own."""
    batch: Batch[T] = Batch()
    for step, part in steps:
        size = len(part.piece.data) if part else 0
        full = len(batch.steps) >= BATCH or batch.size + size > BATCH_BYTES
        if batch.steps and (full or time.monotonic() - batch.since > BATCH_SECONDS):
            yield batch
            batch = Batch()
        batch.steps.append((step, part))
        batch.size += size
    if batch.steps:
        yield batch
