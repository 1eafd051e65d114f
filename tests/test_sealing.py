"""Originals under a key: what is sealed comes back whole with the key alone, and is never read or kept open again."""

from pathlib import Path
from typing import Any

import pytest

from articles import sealing
from articles.models import Blob
from articles.models.blob import SealedError
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = b"A sample text of three million characters. " * 70_000


@pytest.fixture
def key(settings: Any, tmp_path: Path) -> sealing.Key:
    settings.BLOB_ROOT = tmp_path / "blobs"
    key = sealing.new_key()
    settings.SEAL_RECIPIENT = key.recipient
    return key


def sealed(data: bytes = TEXT) -> Blob:
    blob: Blob = factories.CaptureFactory(data=data).blob
    sealing.seal(blob, sealing.recipient())
    blob.save()
    sealing.forget([blob])
    return blob


def test_what_was_sealed_comes_back_with_its_key(key: sealing.Key, tmp_path: Path) -> None:
    blob = sealed()
    assert not blob.path.exists()
    sealing.unseal(blob, key.as_file(), tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == TEXT
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


def test_another_key_opens_nothing_and_leaves_no_file(key: sealing.Key, tmp_path: Path) -> None:
    blob = sealed()
    with pytest.raises(sealing.SealError, match="does not open"):
        sealing.unseal(blob, sealing.new_key().identity, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_sealed_file_shows_nothing_of_what_is_in_it(key: sealing.Key) -> None:
    blob = sealed()
    assert b"sample text" not in blob.sealed_path.read_bytes()
    assert not [path for path in Path(blob.path.parent).rglob("*") if path.name == blob.sha256]


def test_a_sealed_original_is_not_read(key: sealing.Key) -> None:
    blob = sealed()
    for ask in (blob.open, blob.read):
        with pytest.raises(SealedError, match="sealed on"):
            ask()


def test_the_same_bytes_are_not_kept_open_again(key: sealing.Key, tmp_path: Path) -> None:
    blob = sealed()
    (tmp_path / "again.txt").write_bytes(TEXT)
    with pytest.raises(SealedError):
        Blob.of(TEXT)
    with pytest.raises(SealedError):
        Blob.of_file(tmp_path / "again.txt")
    assert not blob.path.exists()


def test_the_open_file_stays_until_the_row_says_that_it_is_sealed(key: sealing.Key) -> None:
    blob: Blob = factories.CaptureFactory().blob
    sealing.seal(blob, sealing.recipient())
    unsaved = Blob.objects.get(pk=blob.pk)
    assert sealing.forget([unsaved]) == 0
    assert unsaved.read() == blob.path.read_bytes()
    sealing.take_back([unsaved])
    assert not blob.sealed_path.exists()
    assert blob.path.exists()


def test_an_open_file_beside_a_sealed_one_is_found(key: sealing.Key) -> None:
    blob: Blob = factories.CaptureFactory().blob
    sealing.seal(blob, sealing.recipient())
    blob.save()
    assert list(sealing.left_open()) == [blob]
    sealing.forget([blob])
    assert not list(sealing.left_open())


def test_nothing_is_sealed_without_a_recipient(settings: Any) -> None:
    settings.SEAL_RECIPIENT, settings.SEAL_KEY_FILE = "", None
    with pytest.raises(sealing.SealError, match="ARCHIVE_SEAL_RECIPIENT"):
        sealing.recipient()
    settings.SEAL_RECIPIENT = "age1nonsense"
    with pytest.raises(sealing.SealError, match="age1"):
        sealing.recipient()


def test_development_has_a_key_of_its_own_from_the_first_time_on(settings: Any, tmp_path: Path) -> None:
    settings.SEAL_RECIPIENT, settings.SEAL_KEY_FILE = "", tmp_path / "var" / "seal-key.txt"
    first = sealing.recipient()
    assert first.startswith("age1")
    assert sealing.recipient() == first
    assert settings.SEAL_KEY_FILE.stat().st_mode & 0o777 == 0o600


def test_no_key_shows_itself(key: sealing.Key) -> None:
    assert key.identity not in repr(key)
