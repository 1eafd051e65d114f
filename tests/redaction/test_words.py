"""Words are found however they are written, and nothing else is."""

import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.redaction import MARK, Words, WordsError
from tests.redaction.planting import DISGUISES, SPELLINGS

LETTERS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzàéîõüšж"), min_size=4, max_size=9)
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
CHINESE = st.text(st.sampled_from("桑普尔顿张伟明王李赵钱孙周吴郑冯陈褚卫蒋沈韩杨"), min_size=2, max_size=5)
AROUND = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


DISGUISE = st.sampled_from(
    [
        str,
        str.upper,
        str.title,
        full_width,
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", " \u00a0 "),
        lambda text: text.replace(" ", "-"),
        lambda text: "\u200b".join(text),
        lambda text: text[:2] + "\u00ad" + text[2:],
        quote,
        lambda text: json.dumps(text)[1:-1],
        lambda text: "".join(f"&#{ord(one)};" for one in text),
        html.escape,
    ]
)


@settings(deadline=None)  # the first time, the forms of all characters are worked out
@given(st.one_of(NAMES, CHINESE), DISGUISE, AROUND, AROUND)
def test_a_name_is_found_in_every_writing_and_gone_afterwards(name, disguise, before, behind) -> None:  # type: ignore[no-untyped-def]
    words = Words((name,))
    text = f"{before} “{disguise(name)}” {behind}"
    assert words.may_be_in(text)
    assert words.are_in(text)
    assert not words.are_in(words.taken_out(text))


@settings(deadline=None)  # the first time, the forms of all characters are worked out
@given(st.one_of(NAMES, CHINESE), AROUND)
def test_the_quick_look_never_misses_what_the_thorough_one_finds(name: str, text: str) -> None:
    words = Words((name,), anywhere=True)
    assert words.may_be_in(text + name) and (words.may_be_in(text) or not words.are_in(text))


@given(AROUND, AROUND)
def test_only_the_words_are_taken_out(before: str, behind: str) -> None:
    text = f"{before} . 桑普尔顿 . {behind}"
    assert Words(("桑普尔顿",)).taken_out(text).replace(MARK, "桑普尔顿").replace("redacted", "桑普尔顿") == text


@pytest.mark.parametrize("text", DISGUISES)
def test_each_disguise_is_seen_through(text: str) -> None:
    assert Words(SPELLINGS).are_in(text)


@pytest.mark.parametrize(
    "text",
    ["Sampletonian", "Jonah Sampleton", "Jón, who met a Sampleton", "Jon said that Sampleton", "桑普尔", "普尔顿桑"],
)
def test_what_is_another_word_stays(text: str) -> None:
    assert Words(("Jón Sampleton", "桑普尔顿")).taken_out(text) == text


def test_however_much_white_space_stands_between_them() -> None:
    assert Words(SPELLINGS).taken_out(f"Jon{' ' * 5000}\n\nSampleton spoke") == "[redacted] spoke"


def test_within_longer_words_only_where_that_is_asked_for() -> None:
    assert not Words(("Sampleton",)).are_in("xX_Sampletonian_Xx")
    assert Words(("Sampleton",), anywhere=True).taken_out("xX_Sampletonian_Xx") == "xX_[redacted]ian_Xx"


def test_a_number_is_no_part_of_a_longer_number() -> None:
    words = Words(("138 0013 8000",))
    assert words.taken_out("Tel. 13800138000, not 138001380001") == "Tel. [redacted], not 138001380001"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Said Jón Sampleton’s aide.", "Said [redacted]’s aide."),
        ("The Jon Sampletons met.", "The [redacted]s met."),
        ("See https://example.org/jon-sampleton/, please.", "See https://example.org/redacted/, please."),
        ("Write to jon.sampleton@example.org.", "Write to redacted@example.org."),
        ("他说，桑普尔顿已到。", "他说，[redacted]已到。"),
    ],
)
def test_the_mark_suits_its_place(text: str, left: str) -> None:
    assert Words(SPELLINGS).taken_out(text) == left


@pytest.mark.parametrize("long", ["a" * 200_000, "-" * 200_000, "%41" * 70_000, "a.b" * 70_000])
def test_a_word_without_end_beside_them_is_looked_through_once(long: str) -> None:
    words = Words(("Jon Sampleton",))
    assert words.taken_out(f"Jon Sampleton {long}") == f"{MARK} {long}"


def test_each_of_many_places_has_its_own_mark() -> None:
    words = Words(("Jon Sampleton",))
    text = "Jon Sampleton, https://example.org/jon-sampleton, jon-sampleton@example.org; Jon Sampleton "
    left = f"{MARK}, https://example.org/redacted, redacted@example.org; {MARK} "
    assert words.taken_out(text * 5_000) == left * 5_000


@pytest.mark.parametrize("spelling", ["", "  \n", "Li", "王", "…", "[redacted]", "x" * 6000])
def test_words_that_would_be_found_everywhere_or_nowhere_are_refused(spelling: str) -> None:
    with pytest.raises(WordsError) as refused:
        Words((spelling,))
    assert len(spelling.strip()) < 3 or spelling not in str(refused.value)


def test_nothing_that_is_logged_shows_the_words() -> None:
    assert "Sampleton" not in repr(Words(SPELLINGS))
