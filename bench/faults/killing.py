"""kill -9 at random moments."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.faults.archive import Scratch
from bench.faults.inputs import Expected

MOST_IN_A_ROW = 12
"""Kills of one intake, after which it may come to its end."""


@dataclass(slots=True)
class Toll:
    """Kills, the intakes that came to their end after some, and what was wrong then.

    resumed   seconds that a killed intake took to be at work again: from its start to its first new group, at most
    """

    kills: int = 0
    intakes: int = 0
    documents: int = 0
    problems: list[str] = field(default_factory=list)


def kill(
    archive: Scratch,
    expected: Expected,
    number: int,
    *,
    seed: int = 0,
    jobs: str = "2",
    tell: Callable[[str], None] = lambda text: None,
) -> Toll:
    """Kill intakes `number` times in all, at moments spread over the time that one takes; each is begun again by the
    same command until it ends, and then looked at."""
    chance, toll = random.Random(seed), Toll()
    archive.empty()
    started = time.monotonic()
    status, output = archive.ingest("--jobs", jobs)
    seconds, digest = time.monotonic() - started, archive.digest()
    undisturbed = summary(output)
    toll.problems += [f"undisturbed: {problem}" for problem in archive.problems(expected)]
    if status:
        toll.problems.append(f"undisturbed: exit status {status}: {output[-500:]}")
    tell(f"undisturbed in {seconds:.1f} s: {undisturbed}")
    while toll.kills < number:
        archive.empty()
        killed = _until_its_end(archive, toll, chance, number, seconds, jobs, undisturbed)
        toll.problems += [f"after {killed} kills: {problem}" for problem in archive.problems(expected, digest)]
        toll.intakes += 1
        toll.documents += expected.documents
        tell(f"{toll.kills} kills, {toll.intakes} intakes at their end, {len(toll.problems)} problems")
    return toll


def _until_its_end(
    archive: Scratch, toll: Toll, chance: random.Random, number: int, seconds: float, jobs: str, undisturbed: str
) -> int:
    """Kill one intake some times, and let it end; how often it was killed."""
    killed, most = 0, chance.randint(1, MOST_IN_A_ROW)
    while True:
        process = archive.start("--jobs", jobs)
        if killed < most and toll.kills < number:
            time.sleep(chance.uniform(0.3, 0.75 * seconds))
            process.kill()
        output, _ = process.communicate(timeout=600)
        if process.returncode == -9 and archive.has_ended():
            return killed  # it came to its end before it was killed, and only did not say so
        if process.returncode == -9:
            killed += 1
            toll.kills += 1
            continue
        if process.returncode:
            toll.problems.append(f"exit status {process.returncode}: {output[-500:]}")
        said = summary(output)
        if said.partition(" (")[0] != undisturbed or (killed and "resumed" not in said and said != undisturbed):
            toll.problems.append(f"after {killed} kills it said {said!r} instead of {undisturbed!r}")
        return killed


def summary(output: str) -> str:
    """The line that adds up."""
    return next((line for line in output.splitlines() if line.endswith("seen") or " seen (" in line), output[-300:])
