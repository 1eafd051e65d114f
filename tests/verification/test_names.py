"""The counts of names in no registry, found wrong and mended."""

import pytest

from articles.ingest import newcomers
from articles.models import NameCandidate
from articles.understanding import Newcomer
from articles.verification import CHECKS, rebuild, verify
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def problems() -> list[str]:
    (report,) = verify({"names": CHECKS["names"]})
    return report.problems


def test_wrong_counts_are_found_and_mended() -> None:
    for number in range(2):
        found = [Newcomer(f"sample {n}", f"Sample {n}", "", "A sentence.", ((0, 1), (2, 3))) for n in range(2)]
        newcomers.write({ArticleFactory(title=f"Article {number}").pk: found})
    NameCandidate.objects.create(key="without", name="Without")
    assert problems() == []
    NameCandidate.objects.filter(key="sample 0").update(article_count=7)
    NameCandidate.objects.filter(key="without").update(mention_count=1)
    assert len(problems()) == 2
    assert rebuild().names == 2
    assert problems() == []
    counts = set(NameCandidate.objects.values_list("key", "article_count", "mention_count"))
    assert counts == {("sample 0", 2, 4), ("sample 1", 2, 4), ("without", 0, 0)}
    assert rebuild().names == 0
