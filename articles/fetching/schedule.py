"""Whose turn it is: one question a host at a time, and a pause after each answer."""

from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class HasHost(Protocol):
    @property
    def host(self) -> str: ...


T = TypeVar("T", bound=HasHost)


class Schedule(Generic[T]):
    """Jobs by host, in the order in which they came. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._waiting: dict[str, deque[T]] = {}
        self._ready_at: dict[str, float] = {}

    def add(self, job: T, *, first: bool = False) -> None:
        queue = self._waiting.setdefault(job.host, deque())
        if first:
            queue.appendleft(job)
        else:
            queue.append(job)

    def take(self, most: int) -> list[T]:
        """The next jobs of at most so many hosts whose pause is over, those first that wait longest."""
        now = self.clock()
        ready = [host for host in self._waiting if self._ready_at.get(host, now) <= now]
        ready.sort(key=lambda host: self._ready_at.get(host, 0.0))
        return [self._pop(host) for host in ready[:most]]

    def rest(self, host: str, seconds: float) -> None:
        """From now on, ask nothing of a host for so long."""
        self._ready_at[host] = max(self.clock() + seconds, self._ready_at.get(host, 0.0))

    def wait(self) -> float | None:
        """Seconds until a host may be asked again; None where nothing waits."""
        if not self._waiting:
            return None
        now = self.clock()
        return max(0.0, min(self._ready_at.get(host, now) for host in self._waiting) - now)

    def _pop(self, host: str) -> T:
        queue = self._waiting[host]
        job = queue.popleft()
        if not queue:
            del self._waiting[host]
        return job
