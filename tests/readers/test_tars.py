"""Tar archives by the standard library and the tar program, and hostile ones by hand."""

import gzip
import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from articles.readers import LIMITS, Limits, ReadingError, Record, pieces_of, reader_for, records_of

TEXT = "The ports of the harbour were opened to the new network on Monday."


def packed(members: dict[str, bytes | str], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            inside = content.encode() if isinstance(content, str) else content
            member = tarfile.TarInfo(name)
            member.size = len(inside)
            archive.addfile(member, io.BytesIO(inside))
    return data.getvalue()


def records(data: bytes, limits: Limits = LIMITS, name: str = "a.tar") -> list[Record]:
    reader = reader_for(name)
    return [one for piece in pieces_of(io.BytesIO(data), reader, limits) for one in records_of(piece, reader, limits)]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_members_are_read_by_their_own_readers_and_numbered_by_their_place(form: int, mode: str) -> None:
    long = f"{'folder/' * 14}one.txt"
    lines = '{"body": "First."}\n{broken\n'
    found = records(packed({long: TEXT, "photo.jpg": b"\xff", "many.jsonl": lines, "b.txt": TEXT}, mode, form))
    assert [(record.index, record.part) for record in found] == [
        (0, long),
        (1000, "photo.jpg"),
        (2000, "many.jsonl"),
        (2001, "many.jsonl"),
        (3000, "b.txt"),
    ]
    assert [record.text for record in found if record.text] == [TEXT, TEXT]


def test_long_and_chinese_names_are_told() -> None:
    name = f"{'很长的文件夹/' * 20}网络安全法.txt"
    for form in tarfile.PAX_FORMAT, tarfile.GNU_FORMAT:
        (record,) = records(packed({name: TEXT}, form=form))
        assert record.part == name


@pytest.mark.parametrize(
    ("name", "words"),
    [("../x.txt", "leads out"), ("/etc/x.txt", "absolute"), ("a.zip", "within an archive"), ("b.tgz", "within an")],
)
def test_names_that_want_something_are_refused(name: str, words: str) -> None:
    bad, good = records(packed({name: TEXT, "good.txt": TEXT}))
    assert words in (bad.error or "") and good.text == TEXT


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(kind: bytes) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    (record,) = records(data.getvalue())
    assert "not a plain file" in (record.error or "")


def test_an_archive_that_breaks_off_keeps_what_came_before() -> None:
    whole = packed({"a.txt": TEXT, "b.txt": TEXT * 100})
    good, bad = records(whole[:2000])
    assert good.text == TEXT and "breaks off within a file" in (bad.error or "")
    good, bad = records(gzip.compress(whole, mtime=0)[:150], name="a.tar.gz") or (None, None)
    assert good.text == TEXT and "breaks off" in (bad.error or "")


def sized(size: bytes) -> bytes:
    """An archive whose only member claims a size."""
    head = bytearray(packed({"a.txt": TEXT})[:512])
    head[124:136] = size.ljust(12, b"\0")
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + TEXT.encode().ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no archive" * 100, "no archive"),
        (sized(b"-1"), "no archive"),
        (sized(b"\xff" * 12), "no archive"),
        (gzip.compress(b"\0" * 512 + b"\0" * 100_000_000, mtime=0), "empty"),
        (
            gzip.compress(packed({"a.jpg": b""})[:512].replace(b"0" * 11, b"7" * 11, 1) + b"\0" * 90_000_000, mtime=0),
            "no archive",
        ),
    ],
    ids=["nothing", "words", "negative size", "size in no number", "zeros", "zeros behind a name"],
)
def test_what_is_no_archive_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        records(data)


def test_bombs_and_large_members_are_refused() -> None:
    (large,) = records(sized(b"\x80" + (10**15).to_bytes(11, "big")))[:1]
    assert "the limit is 20.0 MB" in (large.error or "")
    with pytest.raises(ReadingError, match="200 times"):
        records(packed({"a.jpg": b"\0" * 60_000_000}, "w:gz"), name="a.tgz")


def test_an_archive_of_the_tar_program_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "网络安全法.txt").write_text(TEXT)
    (folder / ".hidden.txt").write_text(TEXT)
    subprocess.run(["tar", "czf", "news.tar.gz", "材料"], cwd=tmp_path, check=True)
    (record,) = records((tmp_path / "news.tar.gz").read_bytes(), name="news.tar.gz")
    assert (record.part, record.text) == ("材料/网络安全法.txt", TEXT)
