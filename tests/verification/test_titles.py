"""Titles as they are, and titles that no search can take as they are."""

import pytest

from articles.verification import CHECKS, Report, verify
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def titles(sample: int | None = None) -> Report:
    (report,) = verify({"titles": CHECKS["titles"]}, sample=sample)
    return report


@pytest.mark.parametrize(
    "title",
    [
        "第三届世界互联网大会在乌镇开幕",
        'The "Wuzhen spirit": what it is, and isn’t',
        "Société civile & cyber-security — AT&T’s view of 5G (part 2)",
        "WHO will govern IT?",
        "A title of many words " + "about the rules of cyberspace " * 15,
        "A title that is cut within a word, " + "internationally " * 14 + "cybersovereignty and the rest",
        "一个很长的标题" * 60,
        "CVE-2021-44228, and what came of it",
        "乌镇 OR Wuzhen",
        "Net neutrality *is* over",
        "100 % of U.S. traffic",
    ],
)
def test_an_article_is_found_by_a_title_such_as(title: str) -> None:
    ArticleFactory(title=title[:500])
    report = titles()
    assert (report.problems, report.notes, report.seen) == ([], [], 1)


@pytest.mark.parametrize("title", ["To be or not to be", "…", "?!"])
def test_a_title_without_a_word_to_ask_for_is_counted_apart(title: str) -> None:
    ArticleFactory(title=title)
    report = titles()
    assert report.problems == []
    assert "1 titles hold no word" in report.notes[0]


@pytest.mark.parametrize("title", ["Trade -security and privacy", "Rules before:2001 and later"])
def test_a_title_that_reads_as_a_command_is_found_by_its_words(title: str) -> None:
    ArticleFactory(title=title)
    report = titles()
    assert report.problems == []
    assert "1 titles hold what a search reads as a command" in report.notes[0]


def test_drafts_are_found_too_and_a_sample_is_spread_over_all() -> None:
    ArticleFactory(draft=True)
    ArticleFactory.create_batch(19)
    assert titles().seen == 20
    assert titles(sample=5).seen == 5
