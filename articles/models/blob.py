import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CHUNK = 2**20
"""Bytes that are read at a time."""


class Blob(models.Model):
    """Bytes exactly as they were received: kept once, under the name of their hash, and never changed.

    The file lies at `BLOB_ROOT/ab/cd/abcd…`, so that it can be found and checked without the database.
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("In bytes."))
    media_type = models.CharField(_("media type"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("kept since"), auto_now_add=True)

    class Meta:
        verbose_name = _("blob")
        verbose_name_plural = _("blobs")
        constraints = [models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_sha256_form")]

    def __str__(self) -> str:
        return self.sha256

    @classmethod
    def of(cls, data: bytes, *, media_type: str = "") -> Self:
        """An unsaved blob of these bytes, whose file is kept already: no row ever lacks its file."""
        blob = cls(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type)
        return blob if blob.path.exists() else cls._kept([data], media_type)

    @classmethod
    def of_file(cls, path: Path, *, media_type: str = "") -> Self:
        """The same of a file of any size, a chunk at a time. Raises OSError where it cannot be read or kept."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            blob = cls(sha256=digest, size=file.tell(), media_type=media_type)
            if blob.path.exists():
                return blob
            file.seek(0)
            return cls._kept(_chunks(file), media_type)

    @classmethod
    def store(cls, data: bytes, *, media_type: str = "") -> Self:
        """The blob of these bytes, made if the archive does not hold them yet."""
        blob = cls.of(data, media_type=media_type)
        return cls.objects.get_or_create(
            sha256=blob.sha256, defaults={"size": blob.size, "media_type": blob.media_type}
        )[0]

    @property
    def path(self) -> Path:
        return Path(settings.BLOB_ROOT, self.sha256[:2], self.sha256[2:4], self.sha256)

    def open(self) -> BinaryIO:
        """The bytes as a binary stream. Raises `FileNotFoundError` where the file has been lost."""
        return self.path.open("rb")

    def read(self) -> bytes:
        """All the bytes. Raises `FileNotFoundError` where the file has been lost."""
        return self.path.read_bytes()

    @classmethod
    def _kept(cls, chunks: Iterable[bytes], media_type: str) -> Self:
        """Write the bytes under a temporary name, then under that of their hash: a crash leaves no half blob."""
        digest, size = hashlib.sha256(), 0
        root = Path(settings.BLOB_ROOT)
        root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=root, prefix=".part-")
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += file.write(chunk)
            partial.chmod(0o440)
            blob = cls(sha256=digest.hexdigest(), size=size, media_type=media_type)
            blob.path.parent.mkdir(parents=True, exist_ok=True)
            partial.replace(blob.path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        return blob


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
