import pytest

from articles.languages import language_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("zh-Hans", "Simplified Chinese"),
        ("zh-Hant", "Traditional Chinese"),
        ("zh", "Chinese"),
        ("zh-SG", "Simplified Chinese"),
        ("ja", "Japanese"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_has_its_name_or_its_tag(tag: str, name: str) -> None:
    assert language_name(tag) == name
