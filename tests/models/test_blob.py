"""Bytes of any size, kept once under the name of their hash."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from articles.models import Blob, Capture, blob

DATA = bytes(range(256)) * 10_000


@pytest.fixture(autouse=True)
def root(settings, tmp_path: Path) -> Path:
    settings.BLOB_ROOT = tmp_path / "blobs"
    return settings.BLOB_ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "received.jsonl"
    path.write_bytes(DATA)
    return path


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_hash_whatever_its_chunks(file, root, monkeypatch) -> None:
    monkeypatch.setattr(blob, "CHUNK", 1000)
    kept = Blob.of_file(file, media_type="text/plain")
    assert kept.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (kept.size, kept.media_type) == (len(DATA), "text/plain")
    assert kept.read() == DATA
    assert files(root) == [kept.path]
    assert kept.path.stat().st_mode & 0o222 == 0


def test_bytes_and_a_file_of_the_same_are_one_blob(file, root) -> None:
    kept = Blob.of(DATA)
    written = kept.path.stat().st_mtime_ns
    assert Blob.of_file(file).path == kept.path
    assert kept.path.stat().st_mtime_ns == written
    assert len(files(root)) == 1


def test_a_large_file_is_kept_in_little_memory(tmp_path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as out:
        out.truncate(100 * 2**20)
    tracemalloc.start()
    try:
        assert Blob.of_file(large).size == 100 * 2**20
        assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    finally:
        tracemalloc.stop()


def test_a_file_that_cannot_be_read_to_its_end_leaves_nothing(file, root, monkeypatch) -> None:
    def failing(stream):
        yield b"the beginning"
        raise OSError("The disk is gone")

    monkeypatch.setattr(blob, "_chunks", failing)
    with pytest.raises(OSError, match="gone"):
        Blob.of_file(file)
    assert files(root) == []


def test_a_file_that_changes_while_it_is_kept_is_named_for_what_was_kept(file, monkeypatch) -> None:
    monkeypatch.setattr(blob, "_chunks", lambda stream: iter([b"something else"]))
    kept = Blob.of_file(file)
    assert (kept.sha256, kept.size) == (hashlib.sha256(b"something else").hexdigest(), 14)
    assert kept.read() == b"something else"


@pytest.mark.django_db
def test_the_bytes_of_another_receipt_are_received_once_more() -> None:
    first = Capture(blob=Blob.of(b"one text"), file_name="first.txt").get_or_save()
    second = Capture(blob=Blob.of(b"one text"), file_name="second.txt").get_or_save()
    again = Capture(blob=Blob.of(b"one text"), file_name="second.txt").get_or_save()
    assert (first.pk != second.pk, second.pk == again.pk) == (True, True)
    assert Blob.objects.get().created_at is not None
