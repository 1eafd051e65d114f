"""How material is taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.models import Channel

SECONDS = 30
"""That a part of an input may take to be read."""
MEMORY = 2**30
"""Bytes that a process may take beyond those that it began with, to read a part of an input."""
NOT_IN_KEY = frozenset({"jobs", "seconds", "memory"})


@dataclass(frozen=True, slots=True)
class Options:
    """How material is taken in. `publish` and `accept_mentions` are for trusted material only.

    through  by which way it comes, but for samples
    jobs     processes that read; None: as many as there are cores, 0: this one, without protection
    records  the most records of one file, where the reader's own limit does not do
    mapping  which column of a table holds which field
    """

    publish: bool = False
    accept_mentions: bool = False
    sample: bool = False
    through: str = Channel.COMMAND.value
    jobs: int | None = None
    records: int | None = None
    mapping: Mapping[str, str] | None = None
    seconds: int = SECONDS
    memory: int = MEMORY

    @property
    def channel(self) -> str:
        """By which way a capture came, as `Capture.channel` has it."""
        return Channel.SAMPLE.value if self.sample else self.through

    def as_kept(self) -> dict[str, Any]:
        """What makes the result another one, as the journal keeps it: only what is not as usual."""
        usual = Options()
        names = [name for name in self.__slots__ if name not in NOT_IN_KEY]
        return {name: getattr(self, name) for name in names if getattr(self, name) != getattr(usual, name)}
