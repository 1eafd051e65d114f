"""Whether what tells copies apart is there: sketches of texts, canonical addresses, stories of two or more."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles import addresses, sketches
from articles.models import Article, Story, TextSketch
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 500
HINT = "python manage.py rebuild_derived mends it."


def check(report: Report) -> None:
    """Articles of before there were sketches and canonical addresses lack them: copies of theirs are not found."""
    sketchless = addressless = 0
    for portion in portions(unsketched().only("pk", "title", "body"), PORTION, sample=report.sample):
        sketchless += sum(bool(sketches.bands(article.title, article.body)) for article in portion)
        report.looked(len(portion))
    for portion in portions(unaddressed().only("pk", "source_url"), PORTION, sample=report.sample):
        addressless += sum(bool(addresses.canonical(article.source_url)) for article in portion)
        report.looked(len(portion))
    if sketchless:
        report.problem(f"{sketchless:,} articles have no sketch of their text: near copies are not found. {HINT}")
    if addressless:
        report.problem(f"{addressless:,} articles have no canonical address: their pages are not known again. {HINT}")
    for story in stories_of_few():
        report.problem(f"Story {story.pk} has {story.number} articles: it is none. {HINT}")


def unsketched() -> QuerySet[Article]:
    """Articles without a sketch: short ones, and those taken in before there were any."""
    return Article.objects.filter(~Exists(TextSketch.objects.filter(article=OuterRef("pk"))))


def unaddressed() -> QuerySet[Article]:
    return Article.objects.filter(canonical_address="").exclude(source_url="")


def stories_of_few() -> QuerySet[Any]:
    return Story.objects.annotate(number=Count("articles")).filter(Q(number__lt=2)).order_by("pk")


def sketched() -> Iterator[tuple[int, int]]:
    """Give articles the sketches that they lack: for each portion, how many were looked at and how many lacked one."""
    for portion in portions(unsketched().only("pk", "title", "body"), PORTION):
        found = [(article.pk, sketches.bands(article.title, article.body)) for article in portion]
        rows = [TextSketch(article_id=pk, bands=list(bands)) for pk, bands in found if bands]
        with transaction.atomic():
            still = Article.objects.filter(pk__in=[row.article_id for row in rows]).select_for_update()
            there = set(still.order_by("pk").values_list("pk", flat=True))
            TextSketch.objects.bulk_create([row for row in rows if row.article_id in there], ignore_conflicts=True)
        yield len(portion), len(rows)


def addressed() -> Iterator[tuple[int, int]]:
    """The same for canonical addresses."""
    for portion in portions(unaddressed().only("pk", "source_url"), PORTION):
        changed = list(with_addresses(portion))
        Article.objects.bulk_update(changed, ["canonical_address"])
        yield len(portion), len(changed)


def with_addresses(articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        article.canonical_address = addresses.canonical(article.source_url)
        if article.canonical_address:
            yield article


def dissolved() -> int:
    """Remove stories of which one article is left, or none: triggers do so, unless they were switched off."""
    few = [story.pk for story in stories_of_few()]
    with transaction.atomic():
        Article.objects.filter(story__in=few).update(story=None)
        Story.objects.filter(pk__in=few, articles=None).delete()
    return len(few)
