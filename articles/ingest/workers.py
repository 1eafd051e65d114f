"""Reading and understanding in processes of their own, beside the one that writes.

Each worker has one batch of pieces at a time: it works on it while what came before is written. A worker that dies
leaves its batch to the process that writes.
"""

import gc
import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection

from articles.ingest.reading import guarded, understood_records
from articles.readers import Piece, Reader, ReadingError, Record
from articles.understanding import Knowledge, Understood

logger = logging.getLogger(__name__)

WORTH_IT = 2 * 2**20
"""Bytes of an input from which on workers are started."""
BATCH = 500
"""Pieces that a worker is given at once: as many as are written at once, so that neither waits for the other."""
BATCH_BYTES = OUTSIZED = 4 * 2**20
"""A larger piece is not handed on: each process that it passes through would hold it several times over."""
MOST = 3

Answer = list[tuple[Record, Understood]]


def number_of_workers() -> int:
    """As many as there are cores, since the database and the process that writes take turns; none on a single core."""
    if sys.platform != "linux":
        return 0  # elsewhere a forked process is not safe
    cores = len(os.sched_getaffinity(0))
    return min(MOST, cores) if cores > 1 else 0


def understood_by_workers(
    reader: Reader, pieces: Iterable[Piece], knowledge: Knowledge, number: int
) -> Iterator[tuple[Record, Understood]]:
    """As `understood_records`, in the same order; the texts of the records themselves are left out."""
    gc.freeze()  # the pages of what is there by now stay shared with the workers
    everyone: list[_Worker] = []
    idle: deque[_Worker] = deque()
    busy: deque[_Worker] = deque()
    try:
        for batch in _batches(guarded(reader, pieces)):
            if len(batch[0].data) > OUTSIZED:
                while busy:
                    idle.append(busy.popleft())
                    yield from idle[-1].answer()
                yield from understood_records(reader, batch, knowledge)
                continue
            answer: Answer = []
            if len(busy) == number:
                idle.append(busy.popleft())
                answer = idle[-1].answer()
            elif not idle:
                everyone.append(_Worker(reader, knowledge, everyone))
                idle.append(everyone[-1])
            busy.append(idle.popleft())
            busy[-1].ask(batch)
            yield from answer
        for worker in busy:
            yield from worker.answer()
    finally:
        for worker in everyone:
            worker.close()


def _batches(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """Pieces in batches; one that is outsized is a batch of its own."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) >= BATCH or size + len(piece.data) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.data)
    if batch:
        yield batch


class _Worker:
    """A process that understands, and the batch that it was given last."""

    def __init__(self, reader: Reader, knowledge: Knowledge, others: Iterable["_Worker"]) -> None:
        self.reader, self.knowledge = reader, knowledge
        self.batch: list[Piece] = []
        self.connection, theirs = multiprocessing.Pipe()
        # Only while none but this process holds its end of a pipe does a worker hear that this process has ended.
        ours = [self.connection, *(other.connection for other in others)]
        self.process = multiprocessing.get_context("fork").Process(
            target=_work, args=(theirs, ours, reader, knowledge), daemon=True
        )
        self.process.start()
        theirs.close()

    def ask(self, batch: list[Piece]) -> None:
        self.batch = batch
        with suppress(OSError):
            self.connection.send(batch)

    def answer(self) -> Answer:
        """What the last batch came to. Raises ReadingError where the whole input cannot be read."""
        try:
            answer: Answer | ReadingError = self.connection.recv()
        except (EOFError, OSError):
            logger.warning("A process that reads has ended; its part is read by this one.")
            return _understood(self.reader, self.batch, self.knowledge)
        if isinstance(answer, ReadingError):
            raise answer
        return answer

    def close(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


def _work(mine: Connection, ours: Sequence[Connection], reader: Reader, knowledge: Knowledge) -> None:
    """Answer batches until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for connection in ours:
        connection.close()
    with suppress(EOFError, OSError):
        while True:
            batch = mine.recv()
            try:
                mine.send(_understood(reader, batch, knowledge))
            except ReadingError as problem:
                mine.send(problem)


def _understood(reader: Reader, batch: list[Piece], knowledge: Knowledge) -> Answer:
    return [
        (replace(record, text="", body=None), understood)
        for record, understood in understood_records(reader, batch, knowledge)
    ]
