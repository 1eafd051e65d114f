"""Keeping what an editor hands over, at once and before anything is read: bytes, receipts, the open intake."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import readers
from articles.actions import Actor
from articles.admin.intake.columns_form import header_key, remembered, table_of
from articles.admin.intake.sitting import Document, Sitting, key_of, now, opened
from articles.ingest import Item
from articles.ingest import journal as journals
from articles.ingest.fetched import Fetching
from articles.models import Blob, Capture, Channel, Intake
from articles.models.blob import SealedError, StoreError
from articles.readers import PartialDate

LONGEST_NAME = 300
BEGINNING = 5000
SECONDS_TO_FETCH = 40
"""After which no further address is asked: nobody waits longer for a page."""
MOST_OF_ADDRESS = 10
"""Pages of one address, where that is a feed or a list of others."""


def begin(data: dict[str, Any], *, by: Actor) -> Intake:
    """An open intake of what a valid `AddForm` holds; the same form sent twice is the same intake.

    Raises StoreError where bytes cannot be kept; what was kept by then waits among the unfinished intakes, and the form
    needs another token.
    """
    there = opened(data["token"])
    if there is not None:
        return there
    texts = [_name_of_paste(data["text"])] if data["text"].strip() else []
    names = [*texts, *(name_of(file) for file in data["uploads"]), *data["addresses"]]
    try:
        with transaction.atomic():
            who: Any = by
            told = [_beginning(data["text"]) if name in texts else name for name in names]
            intake = Intake.objects.create(
                by=who,
                channel=Channel.ADMIN,
                inputs=told,
                key=key_of(data["token"]),
                options={"gathering": now()},
            )
    except IntegrityError:
        intake = opened(data["token"])  # type: ignore[assignment]
        return intake
    sitting = Sitting(intake)
    try:
        _gather(sitting, _documents(data, names))
    except StoreError as problem:
        if sitting.documents:
            sitting.gather(ended=True)
        else:
            journals.give_up(intake, str(problem))
        raise
    return intake


def _gather(sitting: Sitting, documents: Iterator[Document]) -> None:
    """Add documents as they come, until all are there, or somebody has ended the intake meanwhile."""
    for document in documents:
        sitting.documents.append(document)
        if document.capture and (known := known_columns(document.capture)):
            sitting.mappings[str(document.capture)] = known
        if not sitting.gather():
            return
    sitting.gather(ended=True)


def _documents(data: dict[str, Any], names: list[str]) -> Iterator[Document]:
    if data["text"].strip():
        media_type = "text/html" if names[0].endswith(".html") else "text/plain"
        whence = {"address": data["address"], "date": data["date"]}
        yield _document(names[0], lambda: Blob.of(data["text"].encode(), media_type=media_type), **whence)
    for file in data["uploads"]:
        yield _document(name_of(file), partial(_blob_of, file))
    yield from fetched(data["addresses"])


def fetched(addresses: list[str]) -> Iterator[Document]:
    """The pages of addresses, each as one document, or why there is none."""
    fetching = Fetching(addresses)
    until = time.monotonic() + SECONDS_TO_FETCH
    for address in addresses:
        if time.monotonic() > until:
            text = _("Was not asked: the addresses before it took too long. Try it again, or use manage.py ingest.")
            yield Document(None, address, error=text)
            continue
        yield from (_of_item(item, address) for item in islice(fetching([address]), MOST_OF_ADDRESS))


def _of_item(item: Item, address: str) -> Document:
    if item.error or item.skip:
        return Document(None, item.address or address, error=item.error, skip=item.skip)
    with item.open() as stream:
        keep = partial(Blob.of, stream.read(), media_type=item.media_type)
    return _document(item.name, keep, address=item.address or address, fetched_at=item.fetched_at)


def _document(name: str, keep: Callable[[], Blob], **whence: Any) -> Document:
    """A document whose bytes are kept; or why they are not, where they were sealed."""
    try:
        return _kept(keep(), name=name, **whence)
    except SealedError as sealed:
        return Document(None, name or whence.get("address", ""), skip=str(sealed))


def _kept(
    blob: Blob, *, name: str, address: str = "", date: PartialDate | None = None, fetched_at: Any = None
) -> Document:
    Blob.sync_folders([blob])
    blob, _new = Blob.objects.get_or_create(
        sha256=blob.sha256, defaults={"size": blob.size, "media_type": blob.media_type}
    )
    capture, _new = Capture.objects.get_or_create(
        blob=blob,
        address=address,
        file_name=name,
        defaults={"channel": Channel.ADMIN, "fetched_at": fetched_at},  # its intake, when that is finished
    )
    return Document(capture.pk, name or address, date.isoformat() if date else "")


def known_columns(capture: int) -> dict[str, str] | None:
    """What was said of a table with the same header before."""
    table = table_of(Capture.objects.select_related("blob").get(pk=capture), None)
    return remembered(header_key(table)) if table else None


def _blob_of(file: UploadedFile) -> Blob:
    media_type = "text/plain"
    if isinstance(file, TemporaryUploadedFile):
        return Blob.of_file(Path(file.temporary_file_path()), media_type=media_type)
    return Blob.of(file.read(), media_type=media_type)


def name_of(file: UploadedFile) -> str:
    """The name that the browser gave, which Django has cut to its last part."""
    return str(file.name or "upload")[-LONGEST_NAME:]


def _beginning(text: str) -> str:
    """The first words of what was pasted, by which people know it again."""
    plain = " ".join(strip_tags(text[:BEGINNING]).split())
    return f"“{Truncator(plain).chars(80)}”"


def _name_of_paste(text: str) -> str:
    """A name that tells when it was pasted, and what it looks like."""
    reader = readers.reader_for("", None, text.encode()[: readers.HEAD].lstrip())
    return f"pasted-{timezone.localtime():%Y-%m-%d-%H%M%S}" + (".html" if reader.name == "html" else ".txt")
