import pytest

from articles.numbers import about, articles, grouped, nearly, rounded


def test_digits_come_in_groups() -> None:
    assert [grouped(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]


@pytest.mark.parametrize(
    ("number", "shown"), [(0, 0), (7, 7), (99, 99), (104, 100), (12_345, 12_000), (996_000, 1_000_000)]
)
def test_an_estimate_has_two_digits(number: int, shown: int) -> None:
    assert rounded(number) == shown


def test_an_estimate_is_said_to_be_one() -> None:
    assert about(12_345, False) == "about 12,000"
    assert nearly(12_345, False) == "≈\u00a012,000"
    assert articles(12_345, False) == "about 12,000 articles"


def test_an_exact_number_is_given_as_it_is() -> None:
    assert about(12_345) == nearly(12_345) == about(12_345, True) == "12,345"
    assert [articles(number) for number in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]


def test_what_was_not_counted_has_no_number() -> None:
    assert about(None) == nearly(None) == ""
    assert articles(None) == "articles"
