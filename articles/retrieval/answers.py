"""Answers that a process keeps. A public change mends those that are asked for again, and throws none away."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from pyroaring import BitMap

from articles.models import PublicChangeEntry, Stamp

MOST_BYTES = 64 * 1024 * 1024
OVERHEAD = 600
"""Bytes of an answer beside its bitmaps, about."""
MOST_CHANGES = 2_000
"""How many changes are remembered; an answer that is older is given up."""
SHUNNED = 30.0
"""Seconds for which a question that ran out of time is not asked again."""
Key = tuple[str, str]
"""A column of lexemes, or what was looked at in it, and the text of a `tsquery`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles that match, public or not; of those looked at one by one, also which do not. Never mutated.

    number  the public change at which it stands
    """

    number: int
    yes: BitMap
    no: BitMap = field(default_factory=BitMap)

    @property
    def size(self) -> int:
        return OVERHEAD + weight(self.yes) + weight(self.no)


def weight(articles: BitMap) -> int:
    """The bytes of a bitmap."""
    counted = articles.get_statistics()
    containers = counted["n_bytes_array_containers"] + counted["n_bytes_run_containers"]
    return containers + counted["n_bytes_bitset_containers"]


class Answers:
    """Answers by question, the least used given up first. Safe to use from several threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.lock = Lock()
        self.most_bytes = most_bytes
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.kept: OrderedDict[Key, Answer] = OrderedDict()
        self.bytes = 0
        self.stamp: Stamp | None = None
        self.changes: deque[tuple[Stamp, BitMap]] = deque(maxlen=MOST_CHANGES)
        self.late: dict[Key, float] = {}

    def follow(self, stamp: Stamp | None) -> None:
        """Note what changed up to `stamp`, so that `get` can tell what to ask again.

        Where the log does not lead there from the last stamp, as after a restore, all answers are forgotten.
        """
        with self.lock:
            if stamp is None or self.stamp is None or (stamp != self.stamp and not self._advance(self.stamp, stamp)):
                self.forget()
                self.stamp = stamp

    def _advance(self, old: Stamp, new: Stamp) -> bool:
        if new.number < old.number:  # somebody reads older bitmaps, or the archive itself is an older one
            return PublicChangeEntry.objects.filter(number=old.number, changed_at=old.changed_at).exists()
        rows = PublicChangeEntry.objects.filter(number__range=(old.number, new.number)).order_by("number")
        entries = [(entry.stamp, BitMap(entry.articles)) for entry in rows]
        if not entries or entries[0][0] != old or entries[-1][0] != new or len(entries) > MOST_CHANGES:
            return False
        self.changes.extend(entries[1:])
        self.stamp = new
        return True

    def get(self, key: Key) -> tuple[Answer, BitMap] | None:
        """The answer and the articles that changed since; None where there is none or nobody knows what changed."""
        with self.lock:
            answer = self.kept.get(key)
            if answer is None:
                return None
            self.kept.move_to_end(key)
            current = self.stamp.number if self.stamp else 0
            newer = [articles for stamp, articles in self.changes if stamp.number > answer.number]
            if len(newer) != current - answer.number:
                self._drop(key)
                return None
            return answer, BitMap.union(BitMap(), *newer)

    def put(self, key: Key, answer: Answer) -> None:
        with self.lock:
            known = self.kept.get(key)
            if self.stamp is None or (known and known.number > answer.number):
                return
            self._drop(key)
            self.kept[key] = answer
            self.bytes += answer.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self.kept)))

    def _drop(self, key: Key) -> None:
        if known := self.kept.pop(key, None):
            self.bytes -= known.size

    def shun(self, key: Key) -> None:
        """Remember that there was not time enough for this question."""
        with self.lock:
            now = monotonic()
            self.late = {other: until for other, until in self.late.items() if until > now} | {key: now + SHUNNED}

    def shunned(self, key: Key) -> bool:
        return self.late.get(key, 0.0) > monotonic()


answers = Answers()
