"""What was withdrawn does not come back to the public by being taken in again, from wherever."""

from typing import Any

import pytest

from articles import workflow
from articles.ingest import Item, Options, ingest
from articles.models import Article, ArticleCapture
from articles.registry import knowledge

pytestmark = pytest.mark.django_db

TEXT = """Sample ministers discuss network rules

WUZHEN, Nov. 17, 2016 (Sample Wire) -- Delegates from forty made-up towns spoke about security and trade on Thursday.
They agreed to meet again within a year, and to publish what they had agreed upon before that. A second day of talks
was planned, at which towns by rivers were to report on their bridges, and towns by the sea on their harbours.
"""
ADDRESS = "https://news.example.org/one"
ELSEWHERE = "https://daily.example.com/copied"


def take(text: str = TEXT, address: str = ADDRESS, **options: Any) -> Any:
    item = Item(given_name="one.txt", data=text.encode(), address=address)
    return ingest([item], knowledge(), options=Options(publish=True, **options))


def withdrawn() -> Article:
    take()
    workflow.withdraw(articles=Article.objects.all(), kind="legal", reason="An order.", by=None)
    return Article.objects.get()


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("within a year", "within two years"), f"{TEXT}\nOne more line."])
def test_its_page_fetched_again_leaves_the_tombstone(text: str) -> None:
    article = withdrawn()
    take(text)
    take(text, address=f"{ADDRESS}?utm_source=feed")
    again = Article.objects.get()
    assert (again.pk, again.status, again.withdrawn_reason) == (article.pk, "withdrawn", "An order.")
    assert not Article.objects.public().exists()
    assert ArticleCapture.objects.filter(article=article).count() >= 2


def test_a_copy_from_another_outlet_waits_for_an_editor_and_says_why() -> None:
    article = withdrawn()
    take(f"Source: Sample Daily\n\n{TEXT}", address=ELSEWHERE)
    copy = Article.objects.exclude(pk=article.pk).get()
    assert copy.story_id is not None
    assert (copy.status, copy.published_at) == ("draft", None)
    assert any(f"article {article.pk}" in warning for warning in copy.warnings)


def test_a_copy_of_what_is_public_is_published_as_ever() -> None:
    take()
    take(f"Source: Sample Daily\n\n{TEXT}", address=ELSEWHERE)
    assert Article.objects.public().count() == 2
