"""Archives as people send them, and as people should not."""

import gzip
import io
import struct
import subprocess
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from articles.readers import LIMITS, Limits, ReadingError, Record, pieces_of, read, reader_for, records_of

TEXT = "The ports of the harbour were opened to the new network on Monday."


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def records(data: bytes, limits: Limits = LIMITS) -> list[Record]:
    reader = reader_for("a.zip")
    return [one for piece in pieces_of(io.BytesIO(data), reader, limits) for one in records_of(piece, reader, limits)]


def reason(data: bytes, limits: Limits = LIMITS) -> str:
    (record,) = records(data, limits)
    return record.error or ""


def test_members_are_read_by_their_own_readers_and_numbered_by_their_place() -> None:
    found = records(
        packed(
            {
                "news/": b"",
                "news/one.txt": f"One\n\n{TEXT}",
                "news/photo.jpg": b"\xff\xd8",
                "news/many.jsonl": '{"body": "First."}\n{broken\n{"body": "Third."}\n',
                "two.txt": f"Two\n\n{TEXT}",
            }
        )
    )
    assert [(record.index, record.part) for record in found] == [
        (1000, "news/one.txt"),
        (2000, "news/photo.jpg"),
        (3000, "news/many.jsonl"),
        (3001, "news/many.jsonl"),
        (3002, "news/many.jsonl"),
        (4000, "two.txt"),
    ]
    assert found[0].text.startswith("One")
    assert found[1].skip == "No reader for files of this kind."
    assert [bool(record.error) for record in found[2:5]] == [False, True, False]
    assert found[3].line == 2 and (found[3].error or "").startswith("Line 2: not valid JSON")


def test_more_records_than_a_thousand_push_the_next_member_on() -> None:
    lines = "\n".join('{"body": "Text."}' for _ in range(2500))
    found = records(packed({"many.jsonl": lines, "one.txt": TEXT}))
    assert [found[0].index, found[2499].index, found[2500].index] == [0, 2499, 3000]


def test_more_records_than_a_text_has_room_for_are_refused_with_those_before_kept() -> None:
    array = "[" + ",".join('{"body": "Text."}' for _ in range(1200)) + "]"
    found = records(packed({"array.txt": array, "one.txt": TEXT}))
    assert len(found) == 1001
    assert "more than 999 records" in (found[999].error or "") and found[999].index == 999
    assert found[1000].index == 1000 and found[1000].text == TEXT


def test_an_unreadable_member_leaves_the_others_alone() -> None:
    bad, good = records(packed({"a.txt": b"binary \x00", "b.txt": TEXT}))
    assert "NUL" in (bad.error or "") and bad.part == "a.txt"
    assert good.text == TEXT


def test_a_mapping_of_columns_reaches_the_tables_in_archives_and_packed_files() -> None:
    rows = "kopf,korpus\nRegeln,Ein Text.\n"
    for name, data in ("a.zip", packed({"a.csv": rows})), ("a.csv.gz", gzip.compress(rows.encode())):
        reader = replace(reader_for(name), mapping={"kopf": "title", "korpus": "body"})  # type: ignore[type-var]
        (record,) = (one for piece in pieces_of(io.BytesIO(data), reader) for one in records_of(piece, reader))
        assert (record.title, record.body) == ("Regeln", "Ein Text.")


@pytest.mark.parametrize(
    ("name", "media_type", "reader"),
    [
        ("a.warc.gz", "application/gzip", "warc"),
        ("a.wacz", "application/zip", "wacz"),
        ("a.jsonl", "application/json", "json-lines"),
        ("a.csv", "text/plain", "csv"),
        ("", "application/zip", "zip"),
        ("news.php", "text/html; charset=gbk", "html"),
        ("a.csv.gz", "", "gzip"),
        ("a.gz", "", "gzip"),
        ("notes", "", "text"),
    ],
)
def test_the_reader_is_told_by_the_surest_sign(name: str, media_type: str, reader: str) -> None:
    assert reader_for(name, media_type).name == reader


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../etc/passwd.txt", "leads out of the archive"),
        ("news/../../x.txt", "leads out of the archive"),
        ("..\\x.txt", "leads out of the archive"),
        ("/etc/passwd.txt", "absolute path"),
        ("C:\\news\\x.txt", "absolute path"),
        ("a\x07b.txt", "control characters"),
        ("a" * 2000 + ".txt", "over-long"),
        ("inner.zip", "archive within an archive"),
        ("inner.tar.gz", "archive within an archive"),
    ],
)
def test_names_that_want_something_are_refused(name: str, words: str) -> None:
    assert words in reason(packed({name: TEXT}))


def test_what_systems_leave_behind_is_left_out() -> None:
    names = ("__MACOSX/._one.txt", ".DS_Store", ".hidden/one.txt", "news/Thumbs.db", "one.txt")
    (record,) = records(packed(dict.fromkeys(names, TEXT)))
    assert record.part == "one.txt"


def test_the_frames_of_a_saved_page_belong_to_it() -> None:
    found = records(packed({"page.html": f"<p>{TEXT}</p>", "page_files/ad.html": "<p>Buy</p>", "b_files/c.txt": TEXT}))
    assert [record.skip for record in found if record.part == "page_files/ad.html"] == [
        "Belongs to the saved page page.html."
    ]
    assert all(record.skip is None for record in found if record.part == "b_files/c.txt")


def test_links_and_encrypted_files_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "a link or a device" in reason(data.getvalue())
    encrypted = bytearray(packed({"secret.txt": TEXT}, zipfile.ZIP_STORED))
    encrypted[encrypted.index(b"PK\x01\x02") + 8] |= 1
    assert "Is encrypted" in reason(bytes(encrypted))


def test_a_name_twice_is_read_once() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.txt", "Another text.")
    good, bad = records(data.getvalue())
    assert good.text == TEXT
    assert "several files of this name" in (bad.error or "")


@pytest.mark.parametrize(("method", "words"), [(zipfile.ZIP_BZIP2, "method"), (zipfile.ZIP_LZMA, "method")])
def test_methods_that_cannot_be_bounded_are_refused(method: int, words: str) -> None:
    assert words in reason(packed({"a.txt": TEXT}, method))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "cp437"])
def test_names_without_a_mark_are_read_in_the_encoding_that_fits(encoding: str) -> None:
    name = "café.txt" if encoding == "cp437" else "网络安全法.txt"
    raw = name.encode(encoding)
    data = packed({"x" * len(raw): TEXT}).replace(b"x" * len(raw), raw)
    (record,) = records(data)
    assert record.part == name


def test_a_wrong_checksum_is_told() -> None:
    data = packed({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED).replace(TEXT.encode(), TEXT.upper().encode(), 1)
    bad, good = records(data)
    assert "CRC" in (bad.error or "") and "Pack it again" in (bad.error or "")
    assert good.text == TEXT


def test_a_bomb_is_told_by_what_comes_out_of_it() -> None:
    assert "200 times" in reason(packed({"zeros.txt": b"0" * 30_000_000}))
    small = Limits(record_bytes=50_000)
    assert "unpacks to more than 49 KB" in reason(packed({"a.txt": bytes(range(32, 127)) * 1000}), small)


def test_many_members_that_are_a_bomb_together_end_the_whole() -> None:
    with pytest.raises(ReadingError, match=r"The archive unpacks to more than 5\.0 MB"):
        records(packed({f"{n}.txt": TEXT * 12_000 for n in range(10)}), Limits(file_bytes=2**19, ratio=10_000))


def test_a_lie_about_the_size_does_not_help() -> None:
    data = bytearray(packed({"zeros.txt": b"0" * 30_000_000}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)
    assert reason(bytes(data))


def overlapping(number: int = 50) -> bytes:
    """A directory whose entries all name the same packed file, as the densest bombs do."""
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = content.compress(b"0" * 900_000) + content.flush()
    crc = zlib.crc32(b"0" * 900_000)
    sizes = struct.pack("<III", crc, len(body), 900_000)
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 5, 0) + b"0.txt" + body
    directory = b"".join(
        b"PK\1\2"
        + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0)
        + sizes
        + struct.pack("<HHHHHII", 5, 0, 0, 0, 0, 0, 0)
        + f"{n % 10}.txt".encode()
        for n in range(number)
    )
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, number, number, len(directory), len(local), 0)
    return local + directory + end


def test_entries_that_lie_over_each_other_are_refused_unread() -> None:
    found = records(overlapping(8))
    assert len(found) == 8
    assert all("Lies over another file" in (record.error or "") for record in found)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive", packed({"a.txt": TEXT})[:-30]])
def test_what_is_no_whole_archive_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        records(data)


def test_a_list_of_members_that_would_fill_the_memory_is_not_read() -> None:
    data = packed({"a.txt": TEXT})
    place = data.rindex(b"PK\x05\x06")
    forged = b"\0" * 6_000_000 + data[: place + 12] + struct.pack("<I", 5_000_000) + data[place + 16 :]
    with pytest.raises(ReadingError, match="more files than can be listed"):
        records(forged)


def test_an_archive_of_the_zip_program_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "网络安全法.txt").write_text(TEXT)
    (folder / "b.jsonl").write_text('{"body": "One."}')
    try:
        subprocess.run(["zip", "-qr", "news.zip", "材料"], cwd=tmp_path, check=True)
    except FileNotFoundError:
        pytest.skip("the zip program is not installed")
    found = list(read((tmp_path / "news.zip").read_bytes(), name="news.zip"))
    assert {record.part for record in found} == {"材料/网络安全法.txt", "材料/b.jsonl"}
