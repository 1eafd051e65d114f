import pytest

from articles import bitmaps, retrieval, search
from articles.models import vocabulary
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def articles():
    ArticleFactory(title="Security of the treaty", body="Cyber.")
    ArticleFactory(title="Security of networks", body="Nothing.")


def looser(text: str, **options) -> list[tuple[str, int]]:
    found = retrieval.looser(search.parse(text, vocabulary.current()), bitmaps.current(), **options)
    return [(one.text, one.count) for one in found]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("security zzzz", [("security", 2)]),
        ('"treaty security"', [("treaty security", 1)]),
        ("treaty networks", [("networks", 1), ("treaty", 1), ("treaty OR networks", 2)]),
        ("security year:1999", [("security", 2)]),
        ("title:cyber treaty", [("treaty", 1)]),
        ("security -security", [("security", 2)]),
        ("zzzz qqqq", []),
        ("zzzz", []),
        ("", []),
        ("-treaty zzzz", [("-treaty", 1)]),
    ],
)
def test_looser_queries_have_results(text, ways):
    assert looser(text) == ways


def test_at_most_five_and_none_that_finds_nothing_within_the_other_choices():
    words = ["security", "treaty", "cyber", "networks", "nothing", "zzzz"]
    assert len(looser(" ".join(words))) <= 5
    assert looser("security zzzz", within=bitmaps.current().everything - bitmaps.current().everything) == []


@pytest.mark.parametrize("text", ["((", '"', "-", "OR OR", "title:", "org:", "a OR " * 60, "\x00", "((a) OR -b*) \\ '"])
def test_no_query_is_an_error(text):
    looser(text)
