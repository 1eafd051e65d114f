"""What tells copies apart, for articles of before there was such a thing."""

import pytest
from django.db import connection

from articles import addresses, bitmaps, sketches
from articles.models import Article, Story, TextSketch
from articles.verification import CHECKS, rebuild, verify
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)

LONG = " ".join(f"word{number}" for number in range(80))


def problems() -> list[str]:
    (report,) = verify({"copies": CHECKS["copies"]})
    return report.problems


def test_articles_without_sketch_or_canonical_address_get_them() -> None:
    article = ArticleFactory(body=LONG, source_url="https://www.example.org/a?utm_source=x")
    short = ArticleFactory(body="Too short.", source_url="")
    told = " ".join(problems())
    assert "1 articles have no sketch" in told
    assert "1 articles have no canonical address" in told
    rebuilt = rebuild()
    assert (rebuilt.sketches, rebuilt.addresses, rebuilt.stories) == (1, 1, 0)
    article.refresh_from_db()
    assert article.canonical_address == addresses.canonical(article.source_url) == "example.org/a"
    assert tuple(article.sketch.bands) == sketches.bands(article.title, LONG)
    assert not TextSketch.objects.filter(article=short).exists()
    assert problems() == []
    assert (rebuild().sketches, rebuild().addresses) == (0, 0)


def test_a_sketch_that_is_there_stays() -> None:
    """It is of the text as it was taken in, which an editor may have corrected since."""
    article = ArticleFactory(body=LONG)
    TextSketch.objects.create(article=article, bands=[1, 2, 3])
    assert problems() == []
    rebuild()
    assert TextSketch.objects.get().bands == [1, 2, 3]


def test_a_story_of_one_article_is_found_and_dissolved() -> None:
    article = ArticleFactory(story=Story.objects.create())
    Story.objects.create()
    assert len(problems()) == 2
    assert rebuild().stories == 2
    article.refresh_from_db()
    assert article.story is None
    assert not Story.objects.exists()


def test_stories_counted_wrongly_are_found() -> None:
    story = Story.objects.create()
    ArticleFactory(story=story)
    ArticleFactory(story=story)
    bitmaps.current()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Article.objects.update(story=None)
        cursor.execute("SET session_replication_role = DEFAULT")
    (report,) = verify({"facets": CHECKS["facets"]})
    assert "each story once" in " ".join(report.problems)
