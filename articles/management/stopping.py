"""Ctrl-C and SIGTERM end a long command behind what it is writing; a second one ends it at once."""

import signal
import threading
from types import FrameType
from typing import Any, Self

from django.utils.translation import gettext as _

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Call it to know whether the command was asked to stop."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.asked = stream, False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._ask) for number in SIGNALS}
        return self

    def __exit__(self, *problem: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def __call__(self) -> bool:
        return self.asked

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self.stream.write(_("Stopping behind the documents at hand; once more ends at once."))
