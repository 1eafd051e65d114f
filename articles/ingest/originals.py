"""The bytes of inputs, kept before anything else is done with them."""

import mimetypes

from articles import readers
from articles.ingest.files import Item
from articles.models import Blob
from articles.models.blob import SealedError, StoreError

TYPES = mimetypes.MimeTypes(filenames=())
"""By suffix, the same on every machine."""


def keep(item: Item) -> Blob | str:
    """The unsaved blob of an input, its file in place; or why the input cannot be read.

    Raises StoreError where the archive's own folder takes no more: then the input is none the worse; and SealedError
    for bytes that were sealed, which are not kept again.
    """
    if item.error or item.skip:
        return item.error
    try:
        if item.path is None:
            return Blob.of(item.data or b"", media_type=media_type(item))
        return Blob.of_file(item.path, media_type=media_type(item))
    except (StoreError, SealedError):
        raise
    except OSError as problem:
        return problem.strerror or str(problem)


def media_type(item: Item) -> str:
    """What an input is said to be, or what its name says that it is."""
    if item.media_type:
        return item.media_type[:100]
    guessed, _ = TYPES.guess_type(item.name)
    if guessed:
        return guessed
    kinds = readers.reader_for(item.name).media_types
    return "text/plain" if "text/plain" in kinds else min(kinds, default="")
