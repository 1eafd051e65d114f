"""Asking a web server as a proxy before it would: over a few connections that are kept open."""

import gzip
import http.client
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

PATIENCE = 600
"""Seconds for an answer: what is compared with may take its time."""

CONNECTIONS = 4
IDLE = 1.0
"""Seconds after which a connection is made anew, outside of the measured time: gunicorn closes idle ones after two."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers, body as it came and milliseconds from the request's first byte to the body's last."""

    status: int
    headers: Mapping[str, str]
    raw: bytes
    milliseconds: float

    @property
    def text(self) -> str:
        body = gzip.decompress(self.raw) if self.headers.get("content-encoding") == "gzip" else self.raw
        return body.decode("utf-8", "replace")


@dataclass(slots=True)
class Line:
    """One connection, and when it was last used."""

    connection: http.client.HTTPConnection
    used: float = 0.0

    def ready(self) -> http.client.HTTPConnection:
        if time.monotonic() - self.used > IDLE or self.connection.sock is None:
            self.connection.close()
            self.connection.connect()
        return self.connection


@dataclass(slots=True)
class Asker:
    """Takes the connections in turn, so that all workers of a server have their share."""

    host: str
    port: int
    lines: list[Line] = field(init=False)
    turn: int = 0

    def __post_init__(self) -> None:
        made = (http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE) for _ in range(CONNECTIONS))
        self.lines = [Line(connection) for connection in made]

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET request; redirects are answers too. Raises OSError where there is none."""
        self.turn += 1
        line = self.lines[self.turn % len(self.lines)]
        connection = line.ready()
        started = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"} | dict(headers or {}))
        response = connection.getresponse()
        raw = response.read()
        milliseconds = (time.perf_counter() - started) * 1000
        line.used = time.monotonic()
        named = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, named, raw, milliseconds)

    def close(self) -> None:
        for line in self.lines:
            line.connection.close()


@dataclass(slots=True)
class Times:
    """Milliseconds of the answers to one kind of page."""

    values: list[float] = field(default_factory=list)

    def p(self, percent: int) -> float | None:
        """A percentile, between values where need be and never beyond the last; None without values."""
        return percentile(self.values, percent)


def percentile(values: Sequence[float], percent: int) -> float | None:
    if len(values) < 2:
        return values[0] if values else None
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
