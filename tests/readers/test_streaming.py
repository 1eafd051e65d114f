"""JSON lines of any size, of which one line at a time is held."""

import codecs
import io
import tracemalloc

import pytest

from articles.readers import ReadingError, Record, read, reader_for
from articles.readers.decoding import MAX_BYTES

LINE = b'{"title": "Ports", "body": "The ports opened."}'
BOUND = 3 * MAX_BYTES


class Endless(io.RawIOBase):
    """`size` bytes of one pattern, made up as they are read, and an end behind them."""

    def __init__(self, pattern: bytes, size: int, end: bytes = b"") -> None:
        self.pattern, self.size, self.end, self.place = pattern, size, end, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        self.place = place + {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        return self.place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.place < self.size:
            number, shift = min(len(buffer), self.size - self.place), self.place % len(self.pattern)
            found = (self.pattern * (number // len(self.pattern) + 2))[shift : shift + number]
        else:
            found = self.end[self.place - self.size :][: len(buffer)]
        buffer[: len(found)] = found
        self.place += len(found)
        return len(found)


def stream(pattern: bytes, size: int, end: bytes = b"") -> io.BufferedReader:
    return io.BufferedReader(Endless(pattern, size, end))


def records(data: bytes) -> list[Record]:
    return list(read(data, name="a.jsonl"))


def test_a_file_of_any_size_is_read_in_the_memory_of_a_few_lines() -> None:
    tracemalloc.start()
    try:
        size = 400 * 2**20 // (len(LINE) + 1) * (len(LINE) + 1)
        pieces = reader_for("a.jsonl").pieces(stream(LINE + b"\n", size))
        found = sum(1 for _, piece in zip(range(500_000), pieces, strict=False) if piece.data)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
    assert found == 500_000


def test_an_endless_line_is_a_refused_record_in_bounded_memory() -> None:
    tracemalloc.start()
    try:
        found = list(read(stream(b"a", 10 * MAX_BYTES, b"\n" + LINE), name="a.jsonl"))
        assert tracemalloc.get_traced_memory()[1] < BOUND
    finally:
        tracemalloc.stop()
    assert [record.line for record in found] == [1, 2]
    assert "200.0 MB, the limit is 20 MB" in (found[0].error or "")
    assert found[1].body == "The ports opened."


@pytest.mark.parametrize(
    "data",
    [
        LINE + b"\r\n" + LINE + b"\r\n",
        codecs.BOM_UTF8 + LINE + b"\n" + LINE + b"\n",
        LINE + b"\n" + LINE,
        b"\n\n  \r\n" + LINE + b"\n\n" + LINE + b"\n \n",
    ],
    ids=["Windows line ends", "byte order mark", "no end of the last line", "blank lines"],
)
def test_lines_are_told_apart_however_they_end(data: bytes) -> None:
    found = records(data)
    assert [(record.index, record.body) for record in found] == [(0, "The ports opened."), (1, "The ports opened.")]


def test_a_line_of_just_the_limit_is_read() -> None:
    start = b'{"title": "Long", "body": "'
    line = start + b"a" * (MAX_BYTES - len(start) - 2) + b'"}'
    assert [record.error for record in records(line + b"\n" + LINE)] == [None, None]
    assert [bool(record.error) for record in records(line + b" \n" + LINE)] == [True, False]


@pytest.mark.parametrize("data", [b"", b"\n \n", codecs.BOM_UTF8])
def test_no_line_at_all_is_an_error_of_the_whole_input(data: bytes) -> None:
    with pytest.raises(ReadingError, match="empty"):
        records(data)


def test_a_separator_of_lines_within_a_string_is_part_of_it() -> None:
    (record,) = records('{"title": "A", "body": "One.\u2028Two."}'.encode())
    assert record.error is None
    assert record.body == "One.\nTwo."
