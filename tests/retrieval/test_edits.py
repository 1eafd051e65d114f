import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.retrieval.edits import distance, far_apart, letters, one_away

words = st.text("abcdeé", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("goverment", "government", 1),
        ("sceurity", "security", 1),
        ("ransomwear", "ransomware", 2),
        ("wuzhen", "wuzhen", 0),
        ("abcdef", "uvwxyz", 3),
        ("a", "abcdef", 3),
    ],
)
def test_a_distance_counts_what_went_wrong_in_typing(one, other, steps):
    assert distance(one, other) == steps


@given(words, words)
def test_a_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)


@given(words, words)
def test_words_of_other_letters_are_never_near(one, other):
    if far_apart(letters(one), letters(other)):
        assert distance(one, other) > 2


@given(st.text("abcz", min_size=1, max_size=6))
def test_all_words_one_step_away_are_found(word):
    assert {distance(word, other) for other in one_away(word)} <= {0, 1}
    assert {word[1:], word + "q", "x" + word[1:], word[::-1] if len(word) == 2 else word} <= set(one_away(word))
