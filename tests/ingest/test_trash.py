"""What an editor deleted does not come back by itself, however it comes again."""

from pathlib import Path

import pytest

from articles import trash
from articles.ingest import Item, ingest, read_again
from articles.models import Article, Capture, Trashed
from articles.registry import knowledge
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """Sample ministers discuss network rules

WUZHEN, Nov. 17, 2016 (Sample Wire) -- Delegates from forty made-up towns spoke about security and trade on Thursday.
They agreed to meet again within a year, and to publish what they had agreed upon before that.
"""
LATER = TEXT.replace("within a year", "within two years")


def taken(name: str, text: str = TEXT, address: str = "") -> "object":
    item = Item(given_name=name, data=text.encode(), address=address)
    return ingest([item], knowledge())


def deleted(name: str = "one.txt", address: str = "") -> Capture:
    """The capture of an article that was taken in and put into the trash."""
    taken(name, address=address)
    capture = Capture.objects.get()
    trash.put(objects=Article.objects.all(), by=None)
    return capture


def test_the_same_text_is_skipped_and_the_reason_told() -> None:
    deleted()
    result = taken("another.txt", TEXT)
    assert not Article.objects.exists()
    assert result.counts["skipped"] == 1
    (reason,) = result.skipped
    assert "trash" in reason


def test_a_newer_text_of_the_same_page_is_skipped() -> None:
    deleted(address="https://example.org/news/one")
    result = taken("one.txt", LATER, address="https://example.org/news/one")
    assert (result.counts["skipped"], Article.objects.count()) == (1, 0)


def test_quite_another_text_at_the_address_is_taken_in() -> None:
    deleted(address="https://example.org/news/one")
    other = "A river rose in Sample Valley\n\nRain fell for three days, and boats were brought to the lower streets."
    assert taken("one.txt", other, address="https://example.org/news/one").counts["new"] == 1


def test_what_an_article_has_is_its_double_whatever_lies_in_the_trash() -> None:
    deleted()
    trashed = Trashed.objects.get()
    row = trashed.snapshot["rows"]["articles.article"][0]
    article = factories.ArticleFactory(title=row["title"], body=row["body"], text_hash=row["text_hash"])
    result = taken("again.txt")
    assert result.counts["duplicate"] == 1
    assert article.article_captures.count() == 1


def test_reading_its_capture_again_does_not_bring_it_back() -> None:
    capture = deleted()
    read_again(capture, knowledge())
    assert not Article.objects.exists()
    trash.empty(trashed=Trashed.objects.all())
    read_again(capture, knowledge())
    assert not Article.objects.exists()


def test_what_was_deleted_for_good_may_be_taken_in_anew() -> None:
    deleted()
    trash.empty(trashed=Trashed.objects.all())
    assert taken("another.txt").counts["new"] == 1


def test_a_feed_does_not_ask_for_it_again() -> None:
    from articles.ingest.polling import known

    article = factories.ArticleFactory(draft=True, canonical_address="example.org/news/one")
    trash.put(objects=[article], by=None)
    assert known(["https://example.org/news/one"]) == {"https://example.org/news/one"}


def test_a_text_in_the_trash_costs_the_others_of_a_batch_nothing(tmp_path: Path) -> None:
    deleted()
    items = [Item(given_name=f"{n}.txt", data=text.encode()) for n, text in enumerate([TEXT, LATER * 3, TEXT])]
    result = ingest(items, knowledge())
    assert (result.counts["skipped"], result.counts["new"]) == (2, 1)
