"""Files made to fill a machine: each is refused within its limits, with what is wrong, where, and what to do.

Each is read in a process that has 256 MB beyond what its programs take: what needs more fails with a MemoryError.
"""

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.readers.test_zips import overlapping

ROOT = Path(__file__).resolve().parent.parent.parent
MB = 2**20


Read = Callable[[str, bytes], dict[str, Any]]


@pytest.fixture(scope="module")
def reading() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.readers.hostile"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


@pytest.fixture
def read(reading: subprocess.Popen[str], tmp_path: Path) -> Read:
    """Reads bytes as a file of that name: its "reasons", how many "records", how many bytes were "read"."""

    def outcome(name: str, data: bytes) -> dict[str, Any]:
        assert reading.stdin and reading.stdout
        path = tmp_path / name
        path.write_bytes(data)
        reading.stdin.write(f"{path}\n")
        reading.stdin.flush()
        found: dict[str, Any] = json.loads(reading.stdout.readline())
        path.unlink()
        return found

    return outcome


def zeros(number: int) -> bytes:
    """A gzip file that unpacks to so many times 100 MB, each 100 KB packed."""
    return gzip.compress(b"\0" * 100 * MB, 6) * number


def zip_of(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def crawl_of_zeros() -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: 99999999\r\n\r\n"
    )
    return gzip.compress(head + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") + zeros(5)


def laughs(document: str) -> bytes:
    """An entity that stands for ten of the one before, ten times over."""
    declared = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{declared}]>{document}'.encode()


def many_members(number: int) -> bytes:
    """A ZIP archive of so many empty texts, as its list of members alone says."""
    entry = struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0)
    directory = b"".join(b"PK\1\2" + entry + b"%03d.txt" % (n % 1000) for n in range(number))
    end = struct.pack("<HHHHIIH", 0, 0, number % 65536, number % 65536, len(directory), 0, 0)
    return directory + b"PK\5\6" + end


def pdf_of_blanks() -> bytes:
    """A PDF whose one page unpacks to 100 MB of nothing."""
    packed = zlib.compress(b" " * 100 * MB)
    return (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream\nendobj\n"
        b"trailer << /Root 1 0 R >>\n%%%%EOF" % (len(packed), packed)
    )


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("zeros.txt.gz", lambda: zeros(20), "unpacks to more than 20.0 MB|200 times"),
        ("zeros.jsonl.gz", lambda: zeros(20), "200 times its 64 KB"),
        ("zeros.csv.gz", lambda: zeros(20), "200 times its 64 KB"),
        ("zeros.warc.gz", lambda: zeros(20), "200 times|no end|blank lines"),
        ("page.warc.gz", crawl_of_zeros, "200 times"),
        ("zeros.zip", lambda: zip_of({"a.txt": b"\0" * 200 * MB}), "a.txt The file unpacks to more than 20.0 MB"),
        ("layers.zip", lambda: zip_of({f"{n}.zip": b"PK\3\4" for n in range(16)}), "archive within an archive"),
        ("overlap.zip", lambda: overlapping(200), "Lies over another file"),
        ("members.zip", lambda: many_members(100_000), "more files than can be listed"),
    ],
)
def test_bombs_are_refused_before_they_burst(read: Read, name: str, make: Callable[[], bytes], words: str) -> None:
    found = read(name, make())
    assert any(word in reason for word in words.split("|") for reason in found["reasons"]), found
    assert found["records"] == 0
    assert all("." in reason and len(reason) < 500 for reason in found["reasons"])


def test_of_a_packed_bomb_only_the_beginning_is_read(read: Read) -> None:
    data = zeros(40)
    for name in "a.warc.gz", "a.jsonl.gz", "a.txt.gz":
        assert read(name, data)["read"] < 5 * 65_536 < len(data) / 10


@pytest.mark.parametrize(
    ("name", "make", "records"),
    [
        ("deep.json", lambda: b"[" * 2 * MB, 0),
        ("deep2.json", lambda: b'{"a":' * 400_000, 0),
        ("deep.jsonl", lambda: b"[" * 2 * MB + b'\n{"body": "Text."}', 1),
        ("deep.xml", lambda: b"<rss><channel>" + b"<a>" * 600_000, 0),
        ("deep.html", lambda: b"<html><body>" + b"<div>" * 400_000 + b"A text.", 1),
        ("deep.eml", lambda: b"Subject: A\nContent-Type: message/rfc822\n\n" * 20_000, 0),
    ],
)
def test_what_is_nested_without_end_is_refused_or_cut(
    read: Read, name: str, make: Callable[[], bytes], records: int
) -> None:
    found = read(name, make())
    assert found["records"] == records or name == "deep.eml"
    assert found["reasons"] or found["records"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("feed.xml", laughs("<rss>&l10;</rss>"), "entities of its own"),
        ("feed.rss", laughs("<rss><channel><item><title>&l10;</title></item></channel></rss>"), "entities of its own"),
        ("map.xml", laughs("<urlset><url><loc>&l10;</loc></url></urlset>"), "entities of its own"),
    ],
)
def test_entities_are_not_expanded(read: Read, name: str, data: bytes, words: str) -> None:
    found = read(name, data)
    assert words in found["reasons"][0] and found["records"] == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lines.eml", b"Subject: A\n\n" + (b"x" * 70 + b"\n") * 15_000),
        ("kind.eml", b"Subject: A\nContent-Type: " + b";" * MB + b"\n\nA text."),
        ("file.eml", b"Subject: A\nContent-Disposition: attachment; filename*=" + b"&amp;" * 200_000 + b"\n\nA text."),
        ("words.eml", b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\nA text."),
        ("author.rss", b"<rss><channel><item><author>" + b"a." * 500_000),
        ("cdata.rss", b"<rss><channel><item>" + b"<![CDATA[" * 100_000),
    ],
)
def test_a_megabyte_of_malice_takes_no_more_than_its_time(read: Read, name: str, data: bytes) -> None:
    assert "killed" not in read(name, data)


def test_entities_in_a_page_are_text(read: Read) -> None:
    found = read("page.html", laughs("<html><body><p>A text, and &l10;</p></body></html>"))
    assert found["records"] == 1


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("line.csv", lambda: b"title,text\nA,B\n" + b"a" * 60 * MB, "Line 3 is longer than 20.0 MB"),
        ("line.jsonl", lambda: b'{"body": "A"}\n' + b"a" * 60 * MB, "60.0 MB, the limit is 20 MB"),
        ("line.mbox", lambda: b"From a@example.org Tue May 14 08:30:00 2024\n" + b"a" * 60 * MB, "limit is 20.0 MB"),
        ("line.txt", lambda: b"a" * 60 * MB, "60.0 MB, the limit is 20 MB"),
        ("line.warc", lambda: b"WARC/1.0\r\nX: " + b"a" * 60 * MB, "have no end"),
        ("quote.csv", lambda: b'title,text\nA,"B\n' + b"a\n" * 12 * MB, "Check its quotation marks"),
    ],
)
def test_lines_without_end_are_refused(read: Read, name: str, make: Callable[[], bytes], words: str) -> None:
    found = read(name, make())
    assert any(words in reason for reason in found["reasons"]), found["reasons"]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("many.csv", lambda: b"title,text\n" + b"Rules,Text.\n" * 100_000),
        ("many.json", lambda: b"[" + b",".join([b'{"title":"Rules"}'] * 100_000) + b"]"),
        ("many.zip", lambda: zip_of({f"{n}.txt": b"A text." for n in range(10_001)})),
        ("many.mbox", lambda: b"From a@example.org Tue May 14 08:30:00 2024\nSubject: A\n\nB\n\n" * 10_001),
    ],
)
def test_more_records_than_allowed_are_refused_with_the_limit(read: Read, name: str, make: Callable[[], bytes]) -> None:
    found = read(name, make())
    assert "more than 10,000 records" in found["reasons"][-1]
    assert "Split it, or raise the limit" in found["reasons"][-1]
    assert found["records"] == 10_000


def test_a_hundred_thousand_json_lines_are_read(read: Read) -> None:
    assert read("many.jsonl", b'{"title": "Rules"}\n' * 100_000)["records"] == 100_000


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", "title,text\nA,B\n".encode("utf-16-le"), "binary"),
        ("a.txt", "A text.".encode("utf-16-le"), "binary"),
        ("a.jsonl", '{"body": "A"}'.encode("utf-16"), "UTF-16; JSON lines are UTF-8"),
        ("a.json", bytes(range(1, 32)) * 100, "binary"),
        ("a.xml", b"\xff\xfe\x00\xd8A\x00", "utf-16"),
    ],
)
def test_wrong_encodings_are_told(read: Read, name: str, data: bytes, words: str) -> None:
    assert words in read(name, data)["reasons"][0]


def test_a_pdf_that_unpacks_without_end_is_a_reason_or_kills_only_its_own_process(read: Read) -> None:
    found = read("blanks.pdf", pdf_of_blanks())
    assert "killed" in found or found["records"] == 0
