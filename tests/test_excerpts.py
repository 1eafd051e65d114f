import pytest

from articles.excerpts import excerpt, lead


def test_an_excerpt_has_at_most_so_many_words_and_says_that_it_was_cut():
    assert excerpt("one two three, four five", 3) == "one two three…"


def test_a_text_that_is_short_enough_stays_whole():
    assert excerpt("one two\n\nthree", 3) == "one two\n\nthree"


def test_two_chinese_characters_count_as_one_word():
    assert excerpt("网络安全法今天起施行", 2) == "网络安全…"


def test_a_cut_leaves_no_empty_heading_behind():
    assert excerpt("one two\n\n## Three four", 2) == "one two…"


@pytest.mark.parametrize("text", ["", "\n\n", "word"])
def test_an_excerpt_is_a_beginning_of_its_text(text):
    assert excerpt(text, 80) == text


def test_a_lead_is_one_line_without_headings():
    assert lead("## Head\n\nOne\ntwo.\n\nThree.", 45) == "One two. Three."
