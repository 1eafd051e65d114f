import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

CHUNK = 2**20
"""Bytes that are read at a time."""
PARTIAL = ".part-"
"""How the name of a file begins that is being written."""
SEALED = ".age"
"""How the name of a file ends that is encrypted."""
DAY = 86_400


class Blob(models.Model):
    """Bytes exactly as they were received: kept once, under the name of their hash, and never changed.

    The file lies at `BLOB_ROOT/ab/cd/abcd…`, so that it can be found and checked without the database. Under that name
    it is whole: it was written and synced under another. Whoever saves a row of one calls `sync_folders` before.

    One that was sealed (`articles.sealing`) lies beside that place, encrypted, and is not read any more:
    recipient    the key that opens it
    sealed_hash  SHA-256 of the encrypted file, by which that is checked
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("In bytes."))
    media_type = models.CharField(_("media type"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("kept since"), auto_now_add=True)
    sealed_at = models.DateTimeField(
        _("sealed at"), null=True, blank=True, editable=False, help_text=_("Since then only a key opens the file.")
    )
    recipient = models.CharField(
        _("sealed for"), max_length=200, blank=True, editable=False, help_text=_("The age key that opens it.")
    )
    sealed_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("blob")
        verbose_name_plural = _("blobs")
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_sha256_form"),
            models.CheckConstraint(
                condition=Q(sealed_at=None, recipient="") | (Q(sealed_at__isnull=False) & ~Q(recipient="")),
                name="blob_sealed_for_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(sealed_at=None) & Q(sealed_hash=""))
                | (Q(sealed_at__isnull=False) & Q(sealed_hash__regex=r"^[0-9a-f]{64}$")),
                name="blob_sealed_hash_form",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256

    @classmethod
    def of(cls, data: bytes, *, media_type: str = "") -> Self:
        """An unsaved blob of these bytes, whose file is kept already: no row ever lacks its file.

        Raises StoreError where they cannot be kept, and SealedError where they were sealed: they are not kept again.
        """
        blob = cls(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type)
        return blob if blob._is_kept() else cls._kept([data], media_type)

    @classmethod
    def of_file(cls, path: Path, *, media_type: str = "") -> Self:
        """The same of a file of any size, a chunk at a time. Raises OSError where it cannot be read."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            blob = cls(sha256=digest, size=file.tell(), media_type=media_type)
            if blob._is_kept():
                return blob
            file.seek(0)
            return cls._kept(_chunks(file), media_type)

    @staticmethod
    def sync_folders(blobs: Iterable["Blob"]) -> None:
        """Make sure that the names of files are on the disk, each folder once. Raises StoreError."""
        folders = {folder for blob in blobs for folder in list(blob.path.parents)[:3]}
        for folder in sorted(folders, reverse=True):  # those within before those around them
            with _storing():
                handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    @classmethod
    def store(cls, data: bytes, *, media_type: str = "") -> Self:
        """The blob of these bytes, made if the archive does not hold them yet."""
        blob = cls.of(data, media_type=media_type)
        cls.sync_folders([blob])
        return cls.objects.get_or_create(
            sha256=blob.sha256, defaults={"size": blob.size, "media_type": blob.media_type}
        )[0]

    @property
    def path(self) -> Path:
        return Path(settings.BLOB_ROOT, self.sha256[:2], self.sha256[2:4], self.sha256)

    @property
    def sealed_path(self) -> Path:
        """Where the file lies once it is sealed."""
        return self.path.with_suffix(SEALED)

    def open(self) -> BinaryIO:
        """The bytes as a binary stream. Raises `SealedError`, and `FileNotFoundError` where the file has been lost."""
        if self.sealed_at:
            raise SealedError(self.sealed_at)
        return self.path.open("rb")

    def read(self) -> bytes:
        """All the bytes. Raises as `open` does."""
        with self.open() as file:
            return file.read()

    def _is_kept(self) -> bool:
        """Whether the file is there. Raises SealedError where it is there under a key alone."""
        if self.path.exists():
            return True
        if self.sealed_path.exists():
            raise SealedError
        return False

    @classmethod
    def _kept(cls, chunks: Iterable[bytes], media_type: str) -> Self:
        """Write the bytes under a temporary name, and rename them when they are on the disk: no blob is ever half."""
        digest, size = hashlib.sha256(), 0
        with _storing():
            file, partial = temporary_file(Path(settings.BLOB_ROOT))
        with file:
            try:
                for chunk in chunks:
                    digest.update(chunk)
                    with _storing():
                        size += file.write(chunk)
                blob = cls(sha256=digest.hexdigest(), size=size, media_type=media_type)
                with _storing():
                    file.flush()
                    os.fsync(file.fileno())
                    partial.chmod(0o440)
                    blob.path.parent.mkdir(parents=True, exist_ok=True)
                    partial.replace(blob.path)
            except BaseException:
                partial.unlink(missing_ok=True)
                with suppress(OSError):
                    file.close()  # what is still to be written has no room
                raise
        return blob


class StoreError(OSError):
    """The folder of the originals takes no more, or is out of reach: not a fault of the bytes that were to be kept."""


class SealedError(OSError):
    """Bytes that were sealed since they hold what was redacted: they are neither read nor kept a second time."""

    def __init__(self, since: datetime | None = None) -> None:
        self.since = since

    def __str__(self) -> str:
        if self.since is None:
            return _text("This original was sealed, since it holds what was redacted: it is not taken in again.")
        text = _text("This original was sealed on {day}, since it holds what was redacted: only a key opens it.")
        return text.format(day=date_format(self.since, "DATE_FORMAT"))


@contextmanager
def _storing() -> Iterator[None]:
    """What goes wrong here goes wrong where the originals are kept."""
    try:
        yield
    except OSError as problem:
        raise StoreError(problem.errno, problem.strerror, str(settings.BLOB_ROOT)) from problem


def sweep_partial_files(folder: Path) -> int:
    """Remove what intakes that were killed have left half written; how many files. A live one holds a lock on its."""
    swept = 0
    for partial in folder.glob(f"{PARTIAL}*"):
        with suppress(OSError), partial.open("rb") as file:
            if time.time() - partial.stat().st_mtime < DAY:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            partial.unlink()
            swept += 1
    return swept


def temporary_file(folder: Path) -> tuple[BinaryIO, Path]:
    """A new file that is locked as long as it is open, and its path."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=PARTIAL)
        file = os.fdopen(handle, "wb")
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return file, Path(name)
        file.close()  # it was swept between the two


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
