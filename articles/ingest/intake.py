"""How material is taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intake:
    """How material is taken in. `publish` and `accept_mentions` are for trusted material only."""

    publish: bool = False
    accept_mentions: bool = False
    sample: bool = False

    @property
    def channel(self) -> str:
        """What a capture says of the intake by which it came."""
        return "sample" if self.sample else "command"
