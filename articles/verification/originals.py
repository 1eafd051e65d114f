"""Fixity: the bytes that were received are still those bytes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles.models import Blob
from articles.models.blob import PARTIAL, SEALED
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 500


def check(report: Report) -> None:
    """Every blob's file against its row; then files without a row, which are no fault: an intake was broken off."""
    for portion in portions(Blob.objects.all(), PORTION, sample=report.sample):
        for blob in portion:
            if problem := fault(blob):
                report.problem(problem)
        report.looked(len(portion))
    if report.sample is None:
        strays = stray_files()
        if first := next(strays, None):
            number = 1 + sum(1 for _ in strays)
            report.note(f"{number:,} files have no row, as an intake that was broken off leaves them: {first} …")
        if half := sum(1 for _ in Path(settings.BLOB_ROOT).glob(f"{PARTIAL}*")):
            report.note(
                f"{half:,} files are half written: by intakes under way or killed; the next one sweeps the latter."
            )


def fault(blob: Blob) -> str:
    """What is wrong with a blob's file; "" for nothing. Of a sealed one the encrypted file is what can be checked."""
    if blob.sealed_at:
        return sealed_fault(blob)
    try:
        with blob.path.open("rb") as file:
            size, digest = os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{blob.path}: cannot be read ({error.strerror}). Bring it back from a backup."
    if (size, digest) != (blob.size, blob.sha256):
        return (
            f"{blob.path}: holds {size:,} bytes with the hash {digest}, and not the {blob.size:,} bytes of its name."
            " Bring it back from a backup."
        )
    return ""


def sealed_fault(blob: Blob) -> str:
    """The same for one that is sealed."""
    if blob.path.exists():
        return f"{blob.path}: is sealed, and lies there open as well. manage.py housekeeping deletes the open file."
    try:
        with blob.sealed_path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{blob.sealed_path}: cannot be read ({error.strerror}). Bring it back from a backup."
    if digest != blob.sealed_hash:
        return f"{blob.sealed_path}: has the hash {digest}, not {blob.sealed_hash}. Bring it back from a backup."
    return ""


def stray_files() -> Iterator[Path]:
    """Files under `BLOB_ROOT` that no row names, folder by folder."""
    for folder in sorted(path for path in Path(settings.BLOB_ROOT).glob("*/*") if path.is_dir()):
        names = sorted(path.name for path in folder.iterdir())
        rows = Blob.objects.filter(pk__in=[name.removesuffix(SEALED) for name in names])
        known = {f"{key}{SEALED if since else ''}" for key, since in rows.values_list("pk", "sealed_at")}
        yield from (folder / name for name in names if name not in known)
