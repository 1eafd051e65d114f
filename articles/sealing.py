"""Originals under a key: encrypted by age (age-encryption.org/v1), which any age program opens with the identity.

The archive knows the recipient alone. It can seal and never open: whoever keeps the identity, elsewhere, can.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from pyrage.x25519 import Identity, Recipient

from articles.models import Blob
from articles.models.blob import temporary_file

PUBLIC = "# public key: "
"""The line of a key file that tells its recipient, as age-keygen writes it."""


class SealError(Exception):
    """What cannot be sealed or opened. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """A pair: `identity` opens what was sealed for `recipient`. It is in no `repr`."""

    recipient: str
    identity: str

    def __repr__(self) -> str:
        return f"<Key of {self.recipient}>"

    def as_file(self) -> str:
        """The pair as age-keygen writes it."""
        return f"# created: {timezone.now():%Y-%m-%dT%H:%M:%SZ}\n{PUBLIC}{self.recipient}\n{self.identity}\n"


def new_key() -> Key:
    identity = Identity.generate()
    return Key(str(identity.to_public()), str(identity))


def write_key(path: Path) -> Key:
    """A new pair in a new file that its owner alone may read. Raises FileExistsError, and OSError."""
    key = new_key()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.as_file())
        file.flush()
        os.fsync(file.fileno())
    return key


def recipient() -> str:
    """For whom originals are sealed. Raises `SealError` where nobody is named.

    In development a pair is made when it is first needed, beside the originals.
    """
    named = str(settings.SEAL_RECIPIENT)
    if not named and settings.SEAL_KEY_FILE:
        named = _of_development(Path(settings.SEAL_KEY_FILE))
    if not named:
        raise SealError(
            _(
                "Originals cannot be sealed, since no key is set. Make one with manage.py seal_key, keep its file in a"
                " safe place, and set ARCHIVE_SEAL_RECIPIENT to the recipient that it prints."
            )
        )
    _recipient(named)
    return named


def _of_development(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        return write_key(path).recipient
    lines = path.read_text(encoding="ascii").splitlines()
    return next((line.removeprefix(PUBLIC) for line in lines if line.startswith(PUBLIC)), "")


def _recipient(text: str) -> Recipient:
    try:
        return Recipient.from_str(text)
    except pyrage.RecipientError:
        raise SealError(
            _("“{text}” is no recipient of age: ARCHIVE_SEAL_RECIPIENT has to begin with age1.").format(text=text[:40])
        ) from None


def seal(blob: Blob, to: str) -> None:
    """Write the encrypted file of a blob, and note it on the row, which is not saved.

    The open file stays until `forget` is told that the row is. Raises `SealError` where the file is lost or not what
    its name says: what cannot be read cannot be sealed.
    """
    if not blob.path.exists():
        text = _("The bytes of {blob} are lost. Restore them from a backup: what is not there cannot be sealed.")
        raise SealError(text.format(blob=blob))
    target, partial = temporary_file(Path(settings.BLOB_ROOT))
    try:
        with target, blob.path.open("rb") as source:
            pyrage.encrypt_io(source, target, [_recipient(to)])
            target.flush()
            os.fsync(target.fileno())
            partial.chmod(0o440)
            with partial.open("rb") as file:
                blob.sealed_hash = hashlib.file_digest(file, "sha256").hexdigest()
            partial.replace(blob.sealed_path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    Blob.sync_folders([blob])
    blob.sealed_at, blob.recipient = timezone.now(), to


def forget(blobs: Iterable[Blob]) -> int:
    """Delete the open files of blobs that are sealed, once their rows say so; how many there were."""
    gone = []
    for blob in blobs:
        if blob.sealed_at and blob.sealed_path.exists():
            with suppress(FileNotFoundError):
                blob.path.unlink()
                gone.append(blob)
    Blob.sync_folders(gone)
    return len(gone)


def take_back(blobs: Iterable[Blob]) -> None:
    """Delete encrypted files whose rows were not saved; the open ones are there still."""
    for blob in blobs:
        if blob.path.exists():
            blob.sealed_path.unlink(missing_ok=True)


def left_open() -> Iterator[Blob]:
    """Sealed blobs whose open file lies there still: somebody pulled the plug between the two."""
    for blob in Blob.objects.filter(sealed_at__isnull=False).iterator():
        if blob.path.exists():
            yield blob


def unseal(blob: Blob, identity: str, output: Path) -> None:
    """Write the original to a new file that its owner alone may read. Raises `SealError`, and OSError.

    identity  the text of a key file; lines that begin with # say nothing
    """
    keys = [line.strip() for line in identity.splitlines() if line.strip() and not line.startswith("#")]
    descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as target, blob.sealed_path.open("rb") as source:
            pyrage.decrypt_io(source, target, [Identity.from_str(key) for key in keys])
        with output.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != blob.sha256:
            raise SealError(_("What came out of {blob} is not what went in. Nothing was written.").format(blob=blob))
    except (pyrage.IdentityError, pyrage.DecryptError) as problem:
        output.unlink(missing_ok=True)
        text = _("The key does not open {blob}, which was sealed for {recipient}: {problem}.")
        raise SealError(text.format(blob=blob, recipient=blob.recipient, problem=problem)) from problem
    except BaseException:
        output.unlink(missing_ok=True)
        raise
