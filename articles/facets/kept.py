"""Answers that are kept until something public changes. The database's own triggers say when that was.

Counting the whole archive reads all of it, and most visitors ask for the same few views; the next page of a result has
the same facets as the one before.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Any

from articles.models import PublicChange

MOST = 200
"""How many answers a process keeps; one of the browse page takes some 30 KB."""


class Kept:
    """Answers by key, the least used given up first. Every answer belongs to one time of the last public change."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.stamp: datetime | None = None
        self.answers: OrderedDict[Any, Any] = OrderedDict()

    def get(self, key: Any, answer: Callable[[], Any]) -> Any:
        """The kept answer for `key`, else what `answer` computes now.

        The time is read before the answer is computed: an answer may be newer than its time says, never older.
        """
        stamp = PublicChange.objects.filter(pk=1).values_list("changed_at", flat=True).first()
        with self.lock:
            if stamp != self.stamp:
                self.stamp = stamp
                self.answers.clear()
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        computed = answer()
        with self.lock:
            if stamp is not None and stamp == self.stamp:
                self.answers[key] = computed
                while len(self.answers) > MOST:
                    self.answers.popitem(last=False)
        return computed


kept = Kept()
