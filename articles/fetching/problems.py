"""Why an address could not be fetched."""


class FetchError(Exception):
    """The message says what happened and what to do; it does not repeat the address."""


class Refused(FetchError):
    """A rule forbids it: asking again is of no use."""


class Failed(FetchError):
    """It did not work. `again`: it may work later, not before `after` seconds where the server said so."""

    def __init__(self, reason: str, *, again: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after
