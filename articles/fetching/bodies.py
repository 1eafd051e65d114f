"""Bodies as they were meant: what the server compressed is taken apart, within limits."""

import zlib

from articles.fetching.problems import Failed, Refused

MOST = 20 * 2**20
"""Bytes that a document may have."""
MOST_RATIO = 200
UNSUSPICIOUS = 2**20
"""Bytes below which a high ratio is no sign of a bomb."""
STEP = 2**16

GZIP, ZLIB, BARE = zlib.MAX_WBITS + 16, zlib.MAX_WBITS, -zlib.MAX_WBITS
WINDOWS = {"gzip": (GZIP,), "x-gzip": (GZIP,), "deflate": (ZLIB, BARE)}


def decoded(entity: bytes, encoding: str) -> bytes:
    """A body without its content encoding, of which one may be there: gzip or deflate.

    Raises Refused for another one and for a bomb, Failed for broken or half data.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"} or not entity:
        return entity
    if encoding not in WINDOWS:
        raise Refused(f"The answer is encoded as {encoding[:40]!r}, which was not asked for.")
    problem: zlib.error | None = None
    for window in WINDOWS[encoding]:  # "deflate" is sent with and without zlib's frame
        try:
            return _inflated(entity, window)
        except zlib.error as error:
            problem = problem or error
    raise Failed(f"The answer's compression ({encoding}) is broken: {problem}.", again=True)


def _inflated(entity: bytes, window: int) -> bytes:
    body = bytearray()
    rest = entity
    while rest:  # gzip may have several members
        inflater = zlib.decompressobj(window)
        while rest and not inflater.eof:
            body += inflater.decompress(rest, STEP)
            rest = inflater.unconsumed_tail
            if len(body) > MOST:
                raise Refused(f"The answer has more than {MOST // 2**20} MB once decompressed.")
            if len(body) > max(UNSUSPICIOUS, MOST_RATIO * len(entity)):
                raise Refused(f"The answer grows more than {MOST_RATIO} times as it is decompressed.")
        body += inflater.flush()
        if not inflater.eof:
            raise Failed("The answer's compression ends early.", again=True)
        rest = inflater.unused_data
        if window != GZIP or not rest.startswith(b"\x1f\x8b"):
            break  # what stands behind the data is no part of it
    return bytes(body)
