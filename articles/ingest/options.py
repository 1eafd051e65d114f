"""How material is taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How material is taken in. `publish` and `accept_mentions` are for trusted material only."""

    publish: bool = False
    accept_mentions: bool = False
    sample: bool = False

    @property
    def channel(self) -> str:
        """By which way a capture came, as `Capture.channel` has it."""
        return "sample" if self.sample else "command"
