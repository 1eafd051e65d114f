"""Connections to one checked network address, with an end in time and in bytes, and a copy of what went over them."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

import httpcore

from articles.fetching.guard import Resolver, Target, public
from articles.fetching.problems import Failed, Refused

Options = Iterable[httpcore.SOCKET_OPTION] | None


class Deadline:
    """So many seconds for everything together: name, connection, handshake, headers and body."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.began = time.monotonic()

    @property
    def spent(self) -> float:
        return time.monotonic() - self.began

    def left(self) -> float:
        """Seconds that are left. Raises Failed where there are none."""
        left = self.seconds - self.spent
        if left <= 0:
            raise Failed("No whole answer came in time.", again=True)
        return left


class Tape:
    """What was sent and received, without the encryption. No more than `most` bytes are received."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.sent = bytearray()
        self.received = bytearray()

    def receive(self, data: bytes) -> bytes:
        self.received += data
        if len(self.received) > self.most:
            raise Refused(f"The answer has more than {self.most // 2**20} MB.")
        return data


class PinnedBackend(httpcore.NetworkBackend):
    """Resolves the host of `target` once, checks every answer, and connects to exactly what it checked.

    httpcore is given no other way to the network, so that whatever it or httpx read into an address, nothing else can
    be reached. `resolve` and `dial` are the system's own; tests hand in others.
    """

    def __init__(self, target: Target, deadline: Deadline, tape: Tape, *, resolve: Resolver, dial: "Dial") -> None:
        self.target, self.deadline, self.tape = target, deadline, tape
        self.resolve, self.dial = resolve, dial
        self.address = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options = None,
    ) -> httpcore.NetworkStream:
        if (host.strip("[]"), port) != (self.target.host, self.target.port):
            raise Refused("The address can be read in two ways.")
        addresses = public(self.target.host, port, self._in_time)
        problem: Exception | None = None
        for number, address in enumerate(addresses):
            try:
                stream = self.dial(address, port, self.deadline.left() / (len(addresses) - number))
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                problem = error
            else:
                self.address = address
                return TapedStream(stream, self.deadline, self.tape)
        reason = str(problem) or "no answer"
        raise Failed(f"{self.target.host} cannot be connected to ({reason}).", again=True)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Options = None) -> Any:
        raise Refused("Sockets of this machine are not asked.")

    def _in_time(self, host: str, port: int) -> Iterable[str]:
        """The answer of the resolver, which has no limit of its own: it is asked in a thread that is not waited for."""
        answer: list[Iterable[str] | OSError] = []

        def ask() -> None:
            try:
                answer.append(self.resolve(host, port))
            except (OSError, UnicodeError) as problem:
                answer.append(problem if isinstance(problem, OSError) else OSError(str(problem)))

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self.deadline.left())
        if not answer:
            raise Failed(f"The name {host} was not resolved in time.", again=True)
        if isinstance(answer[0], OSError):
            raise answer[0]
        return answer[0]


class TapedStream(httpcore.NetworkStream):
    """A connection under a deadline; whoever sends a byte now and then gains no time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, tape: Tape) -> None:
        self.stream, self.deadline, self.tape = stream, deadline, tape

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.tape.receive(self.stream.read(max_bytes, self.deadline.left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.tape.sent += buffer
        self.stream.write(buffer, self.deadline.left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self.stream.start_tls(ssl_context, server_hostname, self.deadline.left())
        return TapedStream(stream, self.deadline, self.tape)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""A connection to a network address and port within so many seconds. Raises httpcore's NetworkError or timeouts."""


def dial(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to this network address, which is no name. Raises Refused where another end answers."""
    stream = httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)
    reached: socket.socket = stream.get_extra_info("socket")
    if ip_address(reached.getpeername()[0]) != ip_address(address):
        stream.close()
        raise Refused("The connection led to another address than the one asked for.")
    return stream
