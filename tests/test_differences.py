"""What differs between two texts: whatever the texts, both can be put together again from the parts."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.differences import Difference, compare, paragraphs

TEXTS = st.text(alphabet="ab ,\n网络é", max_size=200)


def shown(old: str, new: str) -> list[str]:
    signs = {"same": "{}", "old": "[-{}-]", "new": "[+{}+]"}
    return ["".join(signs[part.kind].format(part.text) for part in one.parts) for one in compare(old, new).paragraphs]


def version(difference: Difference, kind: str) -> list[str]:
    """The paragraphs of one of the two texts, put together from the parts."""
    found = ["".join(part.text for part in one.parts if part.kind in ("same", kind)) for one in difference.paragraphs]
    return [
        text for text, one in zip(found, difference.paragraphs, strict=True) if one.kind in ("same", "changed", kind)
    ]


def test_words_are_told_apart_in_spaced_scripts() -> None:
    assert shown("The law takes effect on June 1, 2017.", "The law took effect on June 1, 2017, officials said.") == [
        "The law [-takes-][+took+] effect on June 1, 2017[+, officials said+]."
    ]


def test_characters_are_told_apart_in_unspaced_ones() -> None:
    assert shown("本法自六月一日起施行。", "本法将自七月一日起施行。") == ["本法[+将+]自[-六-][+七+]月一日起施行。"]


def test_changes_with_nothing_but_signs_between_them_are_one() -> None:
    assert shown("a one, two b", "a three, four b") == ["a [-one, two-][+three, four+] b"]


def test_paragraphs_that_were_left_out_added_or_changed() -> None:
    old = "A first paragraph of words.\nIt was said on Monday that talks go on.\nThe last one stays."
    new = "A new lead.\nA first paragraph of words.\nIt was said on Tuesday that talks go on.\nThe last one stays."
    assert shown(old, new) == [
        "[+A new lead.+]",
        "A first paragraph of words.",
        "It was said on [-Monday-][+Tuesday+] that talks go on.",
        "The last one stays.",
    ]
    assert compare(old, new).changed == 2


def test_two_versions_of_a_paragraph_find_each_other_past_one_that_is_new() -> None:
    old = "Delegates met in Wuzhen to talk about rules for networks."
    new = "Rain fell on the canals all day.\nDelegates met in Wuzhen to talk about new rules for networks."
    assert shown(old, new) == [
        "[+Rain fell on the canals all day.+]",
        "Delegates met in Wuzhen to talk about [+new +]rules for networks.",
    ]


def test_the_same_text_has_no_difference() -> None:
    assert not compare("One.\n\nTwo.", "One.\n\n\nTwo.  ")
    assert not compare("", "")
    assert shown("", "A text.") == ["[+A text.+]"]


@given(TEXTS, TEXTS)
def test_both_texts_come_back_out_of_their_difference(old: str, new: str) -> None:
    difference = compare(old, new)
    assert version(difference, "old") == paragraphs(old)
    assert version(difference, "new") == paragraphs(new)
    assert bool(difference) == (paragraphs(old) != paragraphs(new))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not compare(text, text)


CHANCE = random.Random(7)
WORDS = [f"w{number}" for number in range(2000)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 100_000, "a " * 50_000 + "b " * 50_000),
        ("\n".join(CHANCE.choices("ab", k=100_000)), "\n".join(CHANCE.choices("abc", k=100_000))),
        ("".join(CHANCE.choices("的一是在", k=200_000)), "".join(CHANCE.choices("的一是在", k=200_000))),
        (" ".join(CHANCE.choices(WORDS, k=40_000)), " ".join(CHANCE.choices(WORDS, k=40_000))),
        (",." * 100_000, ".," * 100_000),
        ("<del>" * 40_000, "</ins>\n" * 30_000),
        ("(" * 200_000, "((" * 100_000 + ")"),
    ],
)
def test_hostile_texts_are_compared_in_bounded_steps(old: str, new: str) -> None:
    """Nothing of this returns in the lifetime of a test where each token is compared with each."""
    difference = compare(old, new)
    assert version(difference, "old") == paragraphs(old[:200_000])
    assert version(difference, "new") == paragraphs(new[:200_000])


def test_a_text_that_is_too_long_is_said_not_to_be_compared_whole() -> None:
    assert compare("a " * 10, "a " * 10).whole
    assert not compare("a " * 150_000, "a ").whole
