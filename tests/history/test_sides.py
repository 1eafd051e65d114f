"""Two texts side by side: rows, folds, and paragraphs that stand alone."""

from articles.differences import compare
from articles.history.sides import FOLDED, rows, sides


def test_paragraphs_that_stand_alone_in_the_same_place_stand_beside_each_other() -> None:
    old = "Same beginning.\n\nOne thing was said here.\n\nSame end."
    new = "Same beginning.\n\nQuite different words.\n\nAnd some more of them.\n\nSame end."
    found = [(row.kind, row.old, row.new) for row in rows(compare(old, new))]
    assert found == [
        ("same", "", ""),
        ("apart", "One thing was said here.", "Quite different words."),
        ("apart", "", "And some more of them."),
        ("same", "", ""),
    ]


def test_much_that_is_the_same_is_folded_and_nothing_that_differs_is() -> None:
    same = [f"Paragraph {number} of the sample." for number in range(FOLDED)]
    runs = sides(compare("\n\n".join([*same, "End."]), "\n\n".join([*same, "Another end."])))
    assert [(run.same, run.folded) for run in runs] == [(True, True), (False, False)]


def test_texts_without_a_word_have_no_rows() -> None:
    assert rows(compare("", " \n ")) == []
