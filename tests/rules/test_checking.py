"""What is wrong with a rule is said before it is used."""

from typing import Any

import pytest

from articles.rules import Rule, check


def fields(kind: str, *terms: str, **values: Any) -> list[str]:
    return [one.field for one in check(Rule(1, 1, "Sample rule", "Sample Works", False, kind, terms, **values))]


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        ("any", ("data law", "数据")),
        ("all", ("the", "sovereignty")),
        ("phrase", ("U.S.-China",)),
        ("regex", (r"data (law|act)s?", r"\bGDPR\b", r"网络.{0,4}主权")),
        ("fuzzy", ("Sample Laboratory", "样本网络安全学会")),
    ],
)
def test_a_sound_rule_has_no_complaints(kind: str, terms: tuple[str, ...]) -> None:
    sound = {"languages": ("en", "zh-Hant"), "required": ("court",), "forbidden": ("poem",)}
    assert fields(kind, *terms, **sound) == []


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("any", "…"),
        ("any", "a"),
        ("any", "国"),
        ("any", "The"),
        ("phrase", "的"),
        ("all", "of"),
        ("fuzzy", "Apple"),
        ("fuzzy", "网络"),
        ("regex", "(open"),
        ("regex", "a)(b"),
        ("regex", r"(a)\1"),
        ("regex", "(?<=a)b"),
        ("regex", "x*"),
        ("regex", "^"),
        ("regex", r"\w+"),
        ("regex", "."),
        ("regex", "[a-z]{2,}|[一-龥]+"),
        ("regex", "(x{30}){30}(y{40}){30}"),
        ("regex", "(x{100}){100}"),
        ("any", "x" * 301),
        ("any", ""),
    ],
)
def test_a_term_that_is_none_or_means_anything_is_complained_of(kind: str, term: str) -> None:
    assert set(fields(kind, term)) == {"terms"}


def test_too_many_lines_are_told_once() -> None:
    assert fields("any", *(f"word {number}" for number in range(201))) == ["terms"]


def test_conditions_that_rule_everything_out_are_complained_of() -> None:
    assert fields("any", "apple", required=("lamp",), forbidden=("Lamp",)) == ["forbidden"]
    assert fields("any", "apple pie", forbidden=("pie",)) == ["forbidden"]
    assert fields("any", "apple pie", "apple", forbidden=("pie",)) == []
    assert fields("all", "apple pie", "pear", forbidden=("pie",)) == ["forbidden"]
    assert fields("any", "apple", required=("—",)) == ["required"]


def test_languages_are_tags() -> None:
    assert fields("any", "apple", languages=("English", "zh_CN")) == ["languages", "languages"]
