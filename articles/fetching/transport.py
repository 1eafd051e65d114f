"""httpx's messages over httpcore's connections, whose only way to the network is the guard's."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpcore
import httpx

from articles.fetching.connecting import Deadline, PinnedBackend
from articles.fetching.problems import Failed, FetchError, Refused


def trusted() -> ssl.SSLContext:
    """The certificates that httpx trusts, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


def ask(address: str, headers: Mapping[str, str], backend: PinnedBackend, trust: ssl.SSLContext) -> httpx.Response:
    """The answer of one address, its body still to be read.

    By the transport itself: httpx's client would take a redirect apart before the guard has seen it.
    """
    return Guarded(backend, trust).handle_request(httpx.Request("GET", address, headers=headers))


class Guarded(httpx.BaseTransport):
    """Hands a request to httpcore, whose only way to the network is `backend`."""

    def __init__(self, backend: PinnedBackend, trust: ssl.SSLContext) -> None:
        self.backend, self.trust = backend, trust

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        connection = httpcore.HTTPConnection(url.origin, self.trust, network_backend=self.backend)
        try:
            answer = connection.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
            )
        except BaseException:
            connection.close()
            raise
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer, connection))


class Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, connection: httpcore.HTTPConnection) -> None:
        self.answer, self.connection = answer, connection

    def __iter__(self) -> Iterator[bytes]:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


@contextmanager
def told(deadline: Deadline) -> Iterator[None]:
    """Whatever goes wrong on the way is one of the problems of this package."""
    try:
        yield
    except FetchError:
        raise
    except httpcore.TimeoutException:
        raise Failed(f"No whole answer came within {deadline.seconds:.0f} seconds.", again=True) from None
    except (httpcore.ConnectError, ssl.SSLError) as problem:
        raise Failed(f"The connection failed: {_first_line(problem)}", again=True) from None
    except httpcore.RemoteProtocolError as problem:
        raise Failed(f"The answer is no HTTP or ended early: {_first_line(problem)}", again=True) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as problem:
        raise Failed(f"The connection broke: {_first_line(problem)}", again=True) from None
    except (httpx.InvalidURL, ValueError) as problem:
        raise Refused(f"This is no web address: {_first_line(problem)}") from None


def _first_line(problem: Exception) -> str:
    text = (str(problem) or type(problem).__name__).splitlines()[0][:200]
    return text if text.endswith(".") else f"{text}."
