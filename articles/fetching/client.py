"""One question and its answer, by httpx's transport over connections that the guard made."""

import hashlib
import re
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from articles.fetching.bodies import MOST, decoded
from articles.fetching.connecting import Deadline, Dial, PinnedBackend, Tape, dial
from articles.fetching.guard import Resolver, Target, system_resolver, target
from articles.fetching.problems import Refused

if TYPE_CHECKING:
    import httpx

SECONDS = 10.0
"""For one document, its redirects included."""
MOST_HOPS = 5
HEADERS = 2**18
"""Bytes beside the body."""
REDIRECTS = {301, 302, 303, 307, 308}
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8"
INTERIM = re.compile(rb"HTTP/1\.[01] 1(?!01)\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n")
"""The head of an answer that says that the answer is still to come."""
END_OF_HEAD = re.compile(rb"\n\r?\n")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question to one address and its answer. `request` and `response` are the bytes as they were sent and received.

    `body` is what the answer holds, decompressed; `digest` the SHA-256 of it as it was transferred (hex).
    """

    target: Target
    ip: str
    began: datetime
    seconds: float
    request: bytes
    response: bytes
    status: int
    headers: "httpx.Headers"
    body: bytes
    digest: str

    @property
    def address(self) -> str:
        return self.target.address

    @property
    def media_type(self) -> str:
        return str(self.headers.get("content-type", "")).split(";")[0].strip().lower()

    def redirect(self) -> Target | None:
        """Where the answer sends those who ask, if it does. Raises Refused where nobody goes."""
        location = self.headers.get("location")
        if self.status not in REDIRECTS or location is None:
            return None
        try:
            return target(urljoin(self.address, _readable(str(location))))
        except ValueError:
            raise Refused("It redirects to what is no address.") from None
        except Refused as problem:
            raise Refused(f"It redirects to {str(location)[:200]!r}: {problem}") from None


@dataclass(frozen=True)
class Client:
    """Asks as `agent`. The other parameters are for tests: nothing that is set from outside reaches them."""

    agent: str
    resolve: Resolver = system_resolver
    dial: Dial = dial
    trust: ssl.SSLContext = field(default_factory=lambda: _transport().trusted())

    def get(self, asked: Target, headers: Mapping[str, str] | None = None, *, seconds: float = SECONDS) -> Exchange:
        """Ask for one address, following nothing. Raises Refused, or Failed where there is no whole answer."""
        deadline, tape = Deadline(seconds), Tape(MOST + HEADERS)
        backend = PinnedBackend(asked, deadline, tape, resolve=self.resolve, dial=self.dial)
        began = datetime.now(UTC)
        sent = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        transport = _transport()
        with transport.told(deadline):
            answer = transport.ask(asked.address, sent | dict(headers or {}), backend, self.trust)
            with closing(answer) as response:
                _refuse_large(response)
                entity = b"".join(response.iter_raw())
        return Exchange(
            asked,
            backend.address,
            began,
            deadline.spent,
            bytes(tape.sent),
            _final(bytes(tape.received), response),
            response.status_code,
            response.headers,
            decoded(entity, response.headers.get("content-encoding", "")),
            hashlib.sha256(entity).hexdigest(),
        )

    def follow(self, asked: Target) -> Exchange:
        """The same, redirects followed at once, all within one time limit."""
        spent = 0.0
        for _ in range(MOST_HOPS + 1):
            exchange = self.get(asked, seconds=SECONDS - spent)
            onward = exchange.redirect()
            if onward is None:
                return exchange
            asked, spent = onward, spent + exchange.seconds
        raise Refused(f"It redirects more than {MOST_HOPS} times.")


def _transport() -> ModuleType:
    """Imported when something is fetched: httpx takes a tenth of a second, and most commands fetch nothing."""
    from articles.fetching import transport

    return transport


def _refuse_large(response: "httpx.Response") -> None:
    said = response.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said[:20]) > MOST:
        raise Refused(f"The answer has more than {MOST // 2**20} MB.")


def _final(received: bytes, response: "httpx.Response") -> bytes:
    """What was received, without interim answers before it and without what came behind its end."""
    start = 0
    while found := INTERIM.match(received, start):
        start = found.end()
    said = response.headers.get("content-length", "")
    chunked = "transfer-encoding" in response.headers
    head = END_OF_HEAD.search(received, start)
    end = head.end() + int(said) if head and said.isdigit() and not chunked else len(received)
    return received[start:end]


def _readable(location: str) -> str:
    """A header's value as UTF-8 where it is that: servers send Chinese paths raw."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def status_line(status: int) -> str:
    """A status for people: 404 Not Found."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
