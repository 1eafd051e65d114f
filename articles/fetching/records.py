"""What was fetched, as a WARC file (ISO 28500, version 1.1): questions and answers, byte by byte as they were sent.

One file is one document: `warcinfo`, then for each address on the way (redirects included) a `response` and its
`request`. An answer that says nothing new is a `revisit` that refers to the capture before; a 304 itself is `metadata`.
"""

import re
from base64 import b32encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO
from uuid import uuid4

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from articles.fetching.client import Exchange

MEDIA_TYPE = "application/warc"
ENTITY = "Archive-Entity-Digest"
"""A field of our own: SHA-256 (hex) of the body without its transfer encoding, whose chunks differ from time to time.
The standard's payload digest is made over the chunks, as the common tools make and check it."""
ETAG, LAST_MODIFIED = "Archive-ETag", "Archive-Last-Modified"
"""Of a revisit: what to ask with next time."""
REQUEST, RESPONSE = "application/http; msgtype=request", "application/http; msgtype=response"
SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
HEAD = re.compile(rb"\A.*?\n\r?\n", re.DOTALL)
PLAIN = re.compile(r"[ -~]{1,1000}")
"""What may be sent back to a server as it gave it; a condition is a courtesy, and is left out where it is odd."""
Fields = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Previous:
    """What the last capture of an address had: `etag` and `last_modified` as they were given, and what to refer to.

    `address` is that of the document itself, behind all redirects; empty where it does not matter. A `revisit` has no
    document of its own: `record` is the one that has it.
    """

    address: str = ""
    date: str = ""
    record: str = ""
    payload: str = ""
    digest: str = ""
    etag: str = ""
    last_modified: str = ""
    revisit: bool = False

    def conditions(self, address: str) -> dict[str, str]:
        """Headers that ask `address` for a document only where it has changed."""
        if self.address not in {"", address}:
            return {}
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if PLAIN.fullmatch(value)}

    def is_same(self, exchange: Exchange) -> bool:
        """Whether an answer says that nothing has changed, or has just the bytes that there were."""
        asked = bool(self.conditions(exchange.address))
        return (exchange.status == 304 and asked) or (bool(self.digest) and exchange.digest == self.digest)


def as_warc(exchanges: Sequence[Exchange], *, agent: str, previous: Previous | None = None) -> bytes:
    """The exchanges of one document, one at least, the last of which has it, as the bytes of a WARC file.

    With `previous`, the last one is a `revisit` of that capture.
    """
    about = {
        "software": agent.split(" ")[0],
        "format": "WARC File Format 1.1",
        "http-header-user-agent": agent,
        "robots": "obey",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in about.items()).encode()
    info = _id()
    parts = [_record("warcinfo", info, exchanges[0].began, lines, "application/warc-fields", [])]
    for number, exchange in enumerate(exchanges, start=1):
        record = _id()
        about_it = [("WARC-Target-URI", exchange.address), ("WARC-IP-Address", exchange.ip), ("WARC-Warcinfo-ID", info)]
        beside = [*about_it, ("WARC-Concurrent-To", record)]
        if previous and number == len(exchanges):
            parts.append(_revisit(record, exchange, previous, about_it))
            if exchange.status == 304:
                # Without an address, since tools for replay would show it as the page.
                only = [("WARC-Concurrent-To", record)]
                parts.append(_record("metadata", _id(), exchange.began, exchange.response, RESPONSE, only))
        else:
            parts.append(_response(record, exchange, about_it))
        parts.append(_record("request", _id(), exchange.began, exchange.request, REQUEST, beside))
    return b"".join(parts)


def last_of(stream: BinaryIO) -> Previous | None:
    """What to ask with and refer to, from the WARC file of an earlier fetch. None for any other file."""
    found = None
    try:
        for record in ArchiveIterator(stream):
            headers, answer = record.rec_headers, record.http_headers
            if record.rec_type == "revisit":
                found = _previous(headers, "WARC-Refers-To-", "WARC-Refers-To", headers.get_header, revisit=True)
            elif record.rec_type == "response" and answer is not None and answer.get_statuscode() == "200":
                found = _previous(headers, "WARC-", "WARC-Record-ID", answer.get_header)
    except (ArchiveLoadFailed, EOFError, ValueError):
        return None
    return found


def _previous(
    headers: Any, prefix: str, reference: str, validator: Callable[[str], str | None], *, revisit: bool = False
) -> Previous:
    etag, last_modified = (ETAG, LAST_MODIFIED) if revisit else ("ETag", "Last-Modified")
    return Previous(
        address=headers.get_header(f"{prefix}Target-URI") or "",
        date=headers.get_header(f"{prefix}Date") or "",
        record=headers.get_header(reference) or "",
        payload=headers.get_header("WARC-Payload-Digest") or "",
        digest=headers.get_header(ENTITY) or "",
        etag=validator(etag) or "",
        last_modified=validator(last_modified) or "",
        revisit=revisit,
    )


def _response(record: str, exchange: Exchange, fields: Fields) -> bytes:
    payload = exchange.response[len(_head(exchange.response)) :]
    digests = [("WARC-Payload-Digest", _digest(payload)), (ENTITY, exchange.digest)]
    return _record("response", record, exchange.began, exchange.response, RESPONSE, [*fields, *digests])


def _revisit(record: str, exchange: Exchange, previous: Previous, fields: Fields) -> bytes:
    """Says that the document is what `previous` refers to. One of an answer 304 has no head of its own: the tools for
    replay show that of the document instead, where they would hand on the 304 otherwise."""
    unchanged = exchange.status == 304
    about = [
        ("WARC-Profile", NOT_MODIFIED if unchanged else SAME),
        ("WARC-Refers-To", previous.record),
        ("WARC-Refers-To-Target-URI", previous.address),
        ("WARC-Refers-To-Date", previous.date),
        ("WARC-Payload-Digest", previous.payload),
        (ENTITY, previous.digest),
        (ETAG, _plain(exchange.headers.get("etag", "")) or previous.etag),
        (LAST_MODIFIED, _plain(exchange.headers.get("last-modified", "")) or previous.last_modified),
    ]
    head = b"" if unchanged else _head(exchange.response)
    return _record("revisit", record, exchange.began, head, RESPONSE, [*fields, *about])


def _plain(value: str) -> str:
    return value if PLAIN.fullmatch(value) else ""


def _record(kind: str, record: str, date: datetime, block: bytes, media_type: str, fields: Fields) -> bytes:
    headers = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record),
        ("WARC-Date", f"{date:%Y-%m-%dT%H:%M:%SZ}"),
        *((name, value) for name, value in fields if value),
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Type", media_type),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def _head(message: bytes) -> bytes:
    """Status line and headers of an HTTP message, the empty line included."""
    found = HEAD.match(message)
    return found[0] if found else message


def _digest(data: bytes) -> str:
    return f"sha256:{b32encode(sha256(data).digest()).decode()}"


def _id() -> str:
    return f"<urn:uuid:{uuid4()}>"
