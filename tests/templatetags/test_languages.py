import pytest

from articles.templatetags.languages import language_name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "English"),
        ("zh-Hans", "Simplified Chinese"),
        ("en-GB", "British English"),
        ("fr-CA", "French"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_called_by_its_name(tag: str, expected: str) -> None:
    assert language_name(tag) == expected
