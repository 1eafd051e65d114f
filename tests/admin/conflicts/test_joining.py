from hypothesis import given
from hypothesis import strategies as st

from articles.admin.conflicts.joining import joined

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d"]), max_size=8)


def test_edits_of_different_paragraphs_are_joined() -> None:
    base = "First.\n\nSecond.\n\nThird."
    assert joined(base, "First!\n\nSecond.\n\nThird.", "First.\n\nSecond.\n\nThird!") == "First!\n\nSecond.\n\nThird!"
    assert joined(base, "First.\n\nThird.", "Before.\n\nFirst.\n\nSecond.\n\nThird.") == "Before.\n\nFirst.\n\nThird."


def test_edits_of_one_paragraph_or_of_neighbours_are_not() -> None:
    base = "First.\n\nSecond."
    assert joined(base, "First!\n\nSecond.", "First?\n\nSecond.") is None
    assert joined("a\nb", "A\nb", "a\nB") is None
    assert joined("a", "a\nb", "a\nc") is None


def test_what_both_did_is_done_once() -> None:
    assert joined("a\n\nb", "A\n\nb", "A\n\nb") == "A\n\nb"


@given(LINES, LINES)
def test_where_one_changed_nothing_the_other_ones_text_is_what_it_becomes(base: list[str], other: list[str]) -> None:
    was, now = "\n".join(base), "\n".join(other)
    assert joined(was, was, now) == now
    assert joined(was, now, was) == now


@given(LINES, LINES, LINES)
def test_no_line_of_either_edit_is_lost(base: list[str], one: list[str], other: list[str]) -> None:
    found = joined("\n".join(base), "\n".join(one), "\n".join(other))
    if found is not None:
        left = found.split("\n")
        for line in {*one, *other} - {*base, ""}:
            assert line in left
