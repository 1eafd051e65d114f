"""One process that reads: what it is asked, what it answers, and what it may take."""

import faulthandler
import gc
import math
import mmap
import multiprocessing
import resource
import signal
import struct
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from pathlib import Path
from typing import Any

from articles.ingest.reading import Part, Read, read_part
from articles.readers import PartialDate, Piece, ReadingError, Record
from articles.understanding import Candidate, Knowledge, Newcomer, Sighting, StoryPart, Understood

Answer = list[Read] | ReadingError
"""Of one part: its records, or why the whole input cannot be read."""

OVERDUE = "it took too long"
PULSE = struct.Struct("qd")
"""The number of the part that is being read, and when that began, on a clock that all processes share."""
IDLE = -1


# What is sent are values that never change. By itself, pickle asks each of them for the fields of its class.
SENT = (Part, Piece, Read, Record, PartialDate, Understood, Candidate, Sighting, StoryPart, Newcomer)


def _made_of(kind: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda one: (kind, values(one))


for sent in SENT:
    ForkingPickler.register(sent, _made_of(sent))


class WorkerLost(Exception):
    """A process ended, or had to be ended, at the part `at` of those that it was asked. `certain`: by its own doing."""

    def __init__(self, at: int, reason: str, *, certain: bool) -> None:
        super().__init__(reason)
        self.at, self.reason, self.certain = at, reason, certain


class Worker:
    """A process that reads parts, and what it was asked last. With `parts` it is there for these alone."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        others: Iterable["Worker"],
        seconds: float,
        memory: int,
        whole: bool,
        parts: list[Part] | None = None,
    ) -> None:
        self.seconds, self.is_single = seconds, parts is not None
        self.connection, theirs = multiprocessing.Pipe()
        self.pulse = mmap.mmap(-1, PULSE.size)
        self.pulse[:] = PULSE.pack(IDLE, 0.0)
        # Only while none but this process holds its end of a pipe does a worker hear that this process has ended.
        ours = [self.connection, *(other.connection for other in others)]
        self.process = multiprocessing.get_context("fork").Process(
            target=_work, args=(theirs, ours, self.pulse, knowledge, seconds, memory, whole, parts), daemon=True
        )
        self.process.start()
        theirs.close()

    def ask(self, parts: list[Part]) -> None:
        """Give an idle process parts to read."""
        with suppress(OSError):  # that it is no more is heard when it is to answer
            self.connection.send(parts)

    def is_overdue(self) -> bool:
        at, since = PULSE.unpack(self.pulse[:])
        return at != IDLE and time.monotonic() - since > self.seconds

    def answers(self) -> list[Answer]:
        """What the parts came to. Raises WorkerLost."""
        if not self.connection.poll() and self.is_overdue():
            at = self._at()
            self.end()
            raise WorkerLost(at, OVERDUE, certain=False)
        try:
            found: list[Answer] = self.connection.recv()
            return found
        except (EOFError, OSError):
            at = self._at()
            self.process.join()
            code = self.process.exitcode or 0
            self.end()
            if code == -signal.SIGXCPU:
                raise WorkerLost(at, OVERDUE, certain=True) from None
            reason = signal.Signals(-code).name if code < 0 else f"exit status {code}"
            raise WorkerLost(at, reason, certain=False) from None

    def _at(self) -> int:
        return max(int(PULSE.unpack(self.pulse[:])[0]), 0)

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


def _work(
    mine: Connection,
    ours: Sequence[Connection],
    pulse: mmap.mmap,
    knowledge: Knowledge,
    seconds: float,
    memory: int,
    whole: bool,
    parts: list[Part] | None,
) -> None:
    """Answer what is asked until the other end is closed; `parts` alone where they are given."""
    for asked_to_end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked_to_end, signal.SIG_IGN)  # whoever stops a run wants its last group to be written
    for connection in ours:
        connection.close()
    gc.freeze()
    faulthandler.disable()  # that a piece ends this process is told with its reason
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            asked: list[Part] = parts or mine.recv()
            answers: list[Answer] = []
            for number, part in enumerate(asked):
                pulse[:] = PULSE.pack(number, time.monotonic())
                _limit_time(seconds)
                try:
                    answers.append(read_part(part, knowledge, whole=whole))
                except ReadingError as problem:
                    answers.append(problem)
                except MemoryError:
                    answers.append(part.refused("Takes more memory to read than a document may; the bytes are kept."))
            pulse[:] = PULSE.pack(IDLE, 0.0)
            mine.send(answers)
            if parts:
                return


def _limit_memory(memory: int) -> None:
    """`memory` bytes more than there are now. A failing allocation is a MemoryError, or the end of the process."""
    has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = has + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """So many seconds of the processor from now on, whoever is looking."""
    spent = time.process_time()
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(spent + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
