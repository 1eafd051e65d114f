"""The sample documents, public ones and drafts: their outlets, and taking all of it out again."""

from dataclasses import dataclass
from pathlib import Path

import pghistory
from django.db import transaction
from django.db.models import Q

from articles import reference
from articles.models import Article, Blob, Capture, DisplayPolicy, NameCandidate, Source
from articles.registry.table import Table, Tally
from articles.registry.values import source_values

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
"""The folder of the sample documents that the demo shows."""

WAITING = SAMPLES.with_name("samples_waiting")
"""The folder of those that the demo leaves as drafts, so that something waits on the tagging desk."""

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
    names: int

    def __bool__(self) -> bool:
        return any((self.articles, self.captures, self.blobs, self.outlets, self.names))


def remove_samples() -> Removed:
    """Take out the samples: articles, captures with their readings, blobs with their files, outlets, open names that
    the registry lacks; nothing else.

    A capture, an outlet or a name that another article has stays, and so do bytes that were received in another way
    too, and names that an editor decided on.
    """
    with transaction.atomic(), pghistory.context(command="remove_samples"):
        articles = Article.objects.filter(sample=True)
        captures = Capture.objects.filter(Q(channel=INTAKE) | Q(article_captures__article__sample=True))
        ids = set(captures.values_list("pk", flat=True))
        seen = set(NameCandidate.objects.filter(sightings__article__sample=True).values_list("pk", flat=True))
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
        unseen = NameCandidate.objects.filter(pk__in=seen, state=NameCandidate.State.OPEN, sightings=None)
        removed_names = unseen.delete()[0]
        transaction.on_commit(lambda: forget_files(blobs))
    return Removed(removed_articles, removed_captures, len(blobs), len(outlets), removed_names)


def unused_outlets() -> list[int]:
    """The samples' outlets that no article names any more."""
    slugs = [values["slug"] for values in source_values(reference.sources(OUTLETS))]
    return list(Source.objects.filter(slug__in=slugs, articles=None, agency_articles=None).values_list("pk", flat=True))


def forget_files(blobs: list[Blob]) -> None:
    """Delete the blobs' files, once the database has let go of them."""
    for blob in blobs:
        blob.path.unlink(missing_ok=True)
        blob.sealed_path.unlink(missing_ok=True)
