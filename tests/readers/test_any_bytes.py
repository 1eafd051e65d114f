"""Whatever the bytes: each reader gives records or says why not, and nothing else happens."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.readers import LIMITS, READERS, Piece, Reader, ReadingError, Record, pieces_of, records_of

WHOLE = {
    "zip": lambda: _zip({"a.txt": b"Text.", "b.jsonl": b'{"body": "One."}', "c.csv": b"title,text\nA,B.\n"}),
    "tar": lambda: _tar({"a.txt": b"Text.", "b.csv": b"title,text\nA,B.\n"}),
    "gzip": lambda: gzip.compress(b"A text in a packed file."),
    "warc": lambda: WARC,
    "wacz": lambda: _zip({"archive/a.warc": WARC, "pages/pages.jsonl": b'{"url": "https://example.org/"}'}),
    "csv": lambda: b'title,date,text\n"A ""b""",2024-05-14,Text.\nB,14.05.2024,Text\n',
    "feed": lambda: b"<rss version='2.0'><channel><title>F</title><item><title>A</title></item></channel></rss>",
    "mail": lambda: MAIL,
    "mbox": lambda: b"From a@example.org Tue May 14 08:30:00 2024\n" + MAIL,
    "mhtml": lambda: MAIL.replace(b"text/plain", b"text/html"),
    "json": lambda: b'{"articles": [{"title": "A", "body": "B."}, 3]}',
    "pdf": lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    "json-lines": lambda: b'{"title": "A", "body": "B."}\n{"title": "C"}\n',
    "html": lambda: b"<html><head><title>A</title></head><body><p>A text of a page.</p></body></html>",
    "text": lambda: b"A title\n\nA text of an article, in a few words.\n",
}
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-05-14T08:30:00Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 68\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A page, of a crawl.</p>\r\n\r\n"
)
MAIL = (
    b'Subject: =?utf-8?q?A?=\nDate: Tue, 14 May 2024 08:30:00 +0800\nContent-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain\n\nThe text.\n--b\nContent-Type: text/csv\nContent-Disposition: attachment; "
    b"filename=a.csv\n\ntitle,text\nA,B.\n--b--\n"
)


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


def outcome(data: bytes, reader: Reader) -> tuple[list[Piece], list[Record], str]:
    """The pieces, the records, and why the whole was refused ("")."""
    pieces: list[Piece] = []
    records: list[Record] = []
    try:
        for piece in pieces_of(io.BytesIO(data), reader, LIMITS):
            pieces.append(piece)
            records.extend(records_of(piece, reader))
    except ReadingError as problem:
        return pieces, records, str(problem)
    return pieces, records, ""


def check(data: bytes, reader: Reader) -> None:
    _, records, reason = outcome(data, reader)
    assert records or reason
    numbers = [record.index for record in records]
    assert numbers == sorted(set(numbers))
    for record in records:
        said = (record.text, record.title, record.error, record.skip, record.part, reason)
        "".join(one for one in said if one).encode()  # what cannot be stored must not come out of a reader


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_records_or_a_reason(reader: Reader, data: bytes) -> None:
    check(data, reader)


@st.composite
def damaged(draw: Callable[..., object], whole: bytes) -> bytes:
    """A sound input with a few bytes changed, taken out or put in, or its end cut off."""
    data = bytearray(whole)
    for _ in range(int(str(draw(st.integers(1, 4))))):
        place = int(str(draw(st.integers(0, max(0, len(data) - 1)))))
        what = draw(st.sampled_from(["change", "cut", "insert", "end"]))
        some = draw(st.binary(max_size=6))
        assert isinstance(some, bytes)
        if what == "change":
            data[place : place + len(some)] = some
        elif what == "cut":
            del data[place : place + 8]
        elif what == "insert":
            data[place:place] = some
        else:
            del data[place:]
    return bytes(data)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_input_is_records_or_a_reason(reader: Reader, data: st.DataObject) -> None:
    check(data.draw(damaged(WHOLE[reader.name]())), reader)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_same_bytes_are_cut_into_the_same_numbers(reader: Reader) -> None:
    first, second = (outcome(WHOLE[reader.name](), reader) for _ in range(2))
    assert first == second
    assert first[1] or reader.name == "pdf"
