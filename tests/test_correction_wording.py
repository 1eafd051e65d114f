"""What strangers write, and values as forms hold them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.corrections.fields import whole_date
from articles.corrections.wording import NONE, added_and_dropped, lines, plain

SIGNS = st.text(st.characters(), max_size=60)


@given(SIGNS)
def test_a_plain_text_holds_nothing_that_cannot_be_seen_and_stays_as_it_is(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    assert not {unicodedata.category(sign) for sign in found if sign not in "\n\t"} & {"Cc", "Cs", "Co", "Cn"}
    found.encode()


def test_letters_of_any_script_are_left_alone() -> None:
    assert plain(" 网络安全法\r\nअनुच्छेद 👩‍💻 e\u0301 ") == "网络安全法\nअनुच्छेद 👩‍💻 é"


@pytest.mark.parametrize("text", ["\u200b", "\u200b\u200d\n \u2060", "\u202e"])
def test_what_nobody_can_see_is_nothing(text: str) -> None:
    assert plain(text) == ""


@given(SIGNS)
def test_the_lines_of_a_list_are_each_there_once_and_none_is_blank(text: str) -> None:
    found = lines(text)
    assert len(set(found)) == len(found)
    assert all(line.strip() and line != NONE for line in found)
    assert lines("\n".join(found)) == found


def test_what_differs_between_lists_is_told_whatever_the_capitals() -> None:
    assert added_and_dropped("Baidu\nHuawei", "huawei\nSample Firm") == (["Sample Firm"], ["Baidu"])
    assert added_and_dropped("Baidu", NONE) == ([], ["Baidu"])


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2016", "2016"),
        ("2016-11", "2016-11"),
        ("2016 November 17", None),
        ("17 November 2016", "2016-11-17"),
        ("Nov. 2016", "2016-11"),
        ("2016年11月17日", "2016-11-17"),
        ("2016-13", None),
        ("2016-02-30", None),
        ("the 17th", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated_and_never_guessed(words: str, date: str | None) -> None:
    found = whole_date(words)
    assert (found.isoformat() if found else None) == date


@given(st.text(max_size=60))
def test_no_words_make_a_fault_of_a_date(words: str) -> None:
    whole_date(words)
