"""The counts of names in no registry, which triggers keep, against their sightings."""

from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from articles.models import NameCandidate, NameSighting
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 1000
HINT = "python manage.py rebuild_derived mends it."


def right() -> dict[str, Any]:
    """The right value of each count."""
    mine = NameSighting.objects.filter(candidate=OuterRef("pk")).order_by().values("candidate")
    articles, mentions = mine.annotate(n=Count("pk")).values("n"), mine.annotate(n=Sum("count")).values("n")
    return {
        "article_count": Coalesce(Subquery(articles), 0),
        "mention_count": Coalesce(Subquery(mentions), 0),
    }


def wrong(names: QuerySet[NameCandidate]) -> QuerySet[NameCandidate]:
    """Those of some names whose counts are not those of their sightings."""
    counted = names.annotate(articles=right()["article_count"], mentions=right()["mention_count"])
    return counted.exclude(Q(article_count=F("articles"), mention_count=F("mentions")))


def check(report: Report) -> None:
    for portion in portions(NameCandidate.objects.only("pk"), PORTION, sample=report.sample):
        chosen = NameCandidate.objects.filter(pk__in=[name.pk for name in portion])
        for name in wrong(chosen).order_by("pk"):
            report.problem(f"The name “{name}” has wrong counts of articles or mentions. {HINT}")
        report.looked(len(portion))


def counted() -> int:
    """Count the sightings of names anew; how many names had wrong counts."""
    mended = 0
    for portion in portions(NameCandidate.objects.only("pk"), PORTION):
        chosen = NameCandidate.objects.filter(pk__in=[name.pk for name in portion])
        if not wrong(chosen).exists():
            continue
        with transaction.atomic():
            locked = list(chosen.order_by("key").select_for_update().values_list("pk", flat=True))
            bad = list(wrong(NameCandidate.objects.filter(pk__in=locked)).values_list("pk", flat=True))
            mended += NameCandidate.objects.filter(pk__in=bad).update(**right())
    return mended
