from articles.templatetags.numbers import grouped
from articles.templatetags.typography import dashes


def test_digits_come_in_groups() -> None:
    assert [grouped(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]


def test_a_hyphen_between_spaces_becomes_a_dash_and_others_stay() -> None:
    assert dashes("Shared by all - a people-centred future") == "Shared by all – a people-centred future"
