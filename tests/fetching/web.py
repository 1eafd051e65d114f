"""A small web on this machine: names with public addresses, behind which servers of the test answer.

The guard works as it does for real: only who resolves and who connects is the test's.
"""

import contextlib
import itertools
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpcore

from articles.fetching.client import Client

Answer = Callable[["Question"], bytes | Iterator[bytes]]
NETWORK = "93.184.215."


@dataclass(frozen=True)
class Question:
    """What a server was asked: the line, and the headers by lower-case name."""

    method: str
    path: str
    headers: dict[str, str]
    server_name: str | None = None


def page(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An answer with a right length; headers by name with underscores."""
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))} | named
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode() + data


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"moved", status, Location=to)


class Server:
    """Answers each question by a function, on a port of the loopback; keeps what it was asked."""

    def __init__(self, answer: Answer, context: ssl.SSLContext | None = None) -> None:
        self.answer, self.context = answer, context
        self.asked: list[Question] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.closing = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self.listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while not self.closing.is_set():
                connection, _ = self.listener.accept()
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        names: list[str | None] = [None]
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            if self.context:
                self.context.sni_callback = lambda _, name, __: names.__setitem__(0, name)
                connection = stack.enter_context(self.context.wrap_socket(connection, server_side=True))
            head = b""
            while b"\r\n\r\n" not in head:
                data = connection.recv(65536)
                if not data:
                    return
                head += data
            lines = head.decode().split("\r\n")
            method, path, _ = lines[0].split(" ")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
            question = Question(method, path, headers, names[0])
            self.asked.append(question)
            answer = self.answer(question)
            for part in [answer] if isinstance(answer, bytes) else answer:
                connection.sendall(part)
            connection.shutdown(socket.SHUT_WR)


@dataclass
class Web:
    """Names, their addresses, and the servers behind them. `dialled` has every connection that was made."""

    names: dict[str, list[str]] = field(default_factory=dict)
    servers: dict[tuple[str, int], Server] = field(default_factory=dict)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    trust: ssl.SSLContext | None = None
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def serve(self, host: str, answer: Answer, *, port: int = 80, context: ssl.SSLContext | None = None) -> Server:
        """A server behind a name. Without robots.txt of its own, it says that there is none."""

        def with_robots(question: Question) -> bytes | Iterator[bytes]:
            if question.path == "/robots.txt" and not getattr(answer, "has_robots", False):
                return page("none", "404 Not Found")
            return answer(question)

        addresses = self.names.setdefault(host, [f"{NETWORK}{next(self.numbers)}"])
        server = Server(with_robots, context)
        self.servers[addresses[0], port] = server
        return server

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host not in self.names:
            raise OSError(-2, "Name or service not known")
        return list(self.names[host])

    def dial(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.dialled.append((address, port))
        server = self.servers.get((address, port))
        if server is None:
            raise httpcore.ConnectError("Connection refused")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", server.port, timeout=seconds)

    def client(self) -> Client:
        trust = {"trust": self.trust} if self.trust else {}
        return Client("CyberPolicyArchive/test (+mailto:desk@example.org)", self.resolve, self.dial, **trust)

    def close(self) -> None:
        for server in self.servers.values():
            server.close()


@dataclass
class Clock:
    """Time that passes only where somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
