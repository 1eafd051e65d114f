import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


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
        blob._keep(data)
        return blob

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

    def _keep(self, data: bytes) -> None:
        """Write the file under a temporary name and then rename it: a crash leaves no half blob."""
        if self.path.exists():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".part-")
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            partial.chmod(0o440)
            partial.replace(self.path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
