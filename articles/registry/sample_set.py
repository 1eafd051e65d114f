"""The sample documents of articles/samples: their outlets, and taking all of it out again."""

from dataclasses import dataclass
from pathlib import Path

import pghistory
from django.db import transaction
from django.db.models import Q

from articles import reference
from articles.models import Article, Blob, Capture, DisplayPolicy, Source
from articles.registry.table import Table, Tally
from articles.registry.values import source_values

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
"""The folder of the sample documents."""

OUTLETS = reference.FOLDER / "samples"
"""The folder of their sources.csv, apart from the documents, which are taken in whole."""

INTAKE = "sample"
"""What the captures of samples say of their intake."""

RIGHTS = "Written for this project, under its licence. No real report."


def load_sample_outlets() -> Tally:
    """Make the outlets that the samples name. They may be shown in full: this project wrote their texts."""
    with transaction.atomic(), pghistory.context(command="load_samples"):
        table = Table("sample outlets", Source, (("slug",), ("name",)), deletions_stay=False)
        table.load(
            values | {"display_policy": DisplayPolicy.FULL, "rights_statement": RIGHTS}
            for values in source_values(reference.sources(OUTLETS))
        )
    return table.tally


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows `remove_samples` took out."""

    articles: int
    captures: int
    blobs: int
    outlets: int

    def __bool__(self) -> bool:
        return any((self.articles, self.captures, self.blobs, self.outlets))


def remove_samples() -> Removed:
    """Take out the samples: articles, captures with their readings, blobs with their files, outlets; nothing else.

    A capture or an outlet that another article rests on stays, and so do bytes that were received in another way too.
    """
    with transaction.atomic(), pghistory.context(command="remove_samples"):
        articles = Article.objects.filter(sample=True)
        captures = Capture.objects.filter(Q(channel=INTAKE) | Q(article_captures__article__sample=True))
        ids = set(captures.values_list("pk", flat=True))
        removed_articles = articles.count()
        articles.delete()
        free = Capture.objects.filter(pk__in=ids, article_captures=None)
        digests = set(free.values_list("blob_id", flat=True))
        removed_captures = free.count()
        free.delete()
        blobs = list(Blob.objects.filter(pk__in=digests, captures=None))
        Blob.objects.filter(pk__in=[blob.pk for blob in blobs]).delete()
        outlets = unused_outlets()
        Source.objects.filter(pk__in=outlets).delete()
        transaction.on_commit(lambda: forget_files(blobs))
    return Removed(removed_articles, removed_captures, len(blobs), len(outlets))


def unused_outlets() -> list[int]:
    """The samples' outlets that no article names any more."""
    slugs = [values["slug"] for values in source_values(reference.sources(OUTLETS))]
    return list(Source.objects.filter(slug__in=slugs, articles=None, agency_articles=None).values_list("pk", flat=True))


def forget_files(blobs: list[Blob]) -> None:
    """Delete the blobs' files, once the database has let go of them."""
    for blob in blobs:
        blob.path.unlink(missing_ok=True)
