from hypothesis import given
from hypothesis import strategies as st

from articles.places import Places

OLD = "Example Net builds it.\n\nThe city is calm. Example Net said so.\n\nSample Bank paid Example Net."


def at(text: str, words: str) -> list[list[int]]:
    """All places of some words."""
    found, place = [], text.find(words)
    while place >= 0:
        found.append([place, place + len(words)])
        place = text.find(words, place + 1)
    return found


def test_marks_move_with_their_words_when_something_is_put_in_before() -> None:
    new = f"A first line.\n\n{OLD}"
    assert Places(OLD, new).moved(at(OLD, "Example Net")) == at(new, "Example Net")


def test_words_that_had_no_mark_get_none() -> None:
    new = f"Example Net is a name of several firms.\n\n{OLD}"
    assert Places(OLD, new).moved(at(OLD, "Example Net")) == at(new, "Example Net")[1:]


def test_a_mark_goes_with_its_words() -> None:
    new = OLD.replace("Example Net said so", "They said so")
    assert Places(OLD, new).moved(at(OLD, "Example Net")) == at(new, "Example Net")
    assert len(at(new, "Example Net")) == 2


def test_the_first_of_several_can_go() -> None:
    new = OLD.replace("Example Net builds it.", "It is built.")
    assert Places(OLD, new).moved(at(OLD, "Example Net")) == at(new, "Example Net")


def test_a_paragraph_that_was_put_elsewhere_keeps_its_marks() -> None:
    first, *rest = OLD.split("\n\n")
    new = "\n\n".join([*rest, first])
    assert Places(OLD, new).moved(at(OLD, "Example Net")) == at(new, "Example Net")
    assert Places(OLD, new).moved(at(OLD, "Sample Bank")) == at(new, "Sample Bank")


def test_a_name_with_a_full_stop_in_it_moves_as_one() -> None:
    old, new = "It grew. Sample.com rose.", "It grew. Sample.com fell."
    assert Places(old, new).moved(at(old, "Sample.com")) == at(new, "Sample.com")


def test_a_longer_word_is_not_the_word() -> None:
    assert Places("The Net grew.", "All of Networks shrank.").moved([[4, 7]]) == []


def test_chinese_words_move_too() -> None:
    old, new = "样本公司表示满意。", "昨天，样本公司表示不满意。"
    assert Places(old, new).moved([[0, 4]]) == [[3, 7]]


def test_offsets_that_never_fitted_go() -> None:
    assert Places("short", "short!").moved([[2, 99], [-1, 2], [3, 3]]) == []


@given(st.text("ab 样\n", max_size=40), st.text("ab 样\n", max_size=40), st.data())
def test_a_moved_mark_covers_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    size = len(old)
    offsets = data.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size)), max_size=4))
    words = {old[start:end] for start, end in offsets}
    for start, end in Places(old, new).moved([list(one) for one in offsets]):
        assert old == new or new[start:end] in words


@given(st.text(max_size=30), st.text(max_size=60), st.text(max_size=30))
def test_what_is_put_around_a_text_moves_all_of_it(before: str, text: str, after: str) -> None:
    found = Places(text, text).moved([[0, len(text)]])
    assert found == [[0, len(text)]]


def test_thousands_of_marks_and_rewritten_sentences_take_little_time() -> None:
    old = "".join(f"Example Net {n}. " for n in range(8000))
    new = "".join(f"Example Net is {n}. " if n % 2 else f"{n} it is! " for n in range(8000))
    marks = at(old, "Example Net")
    assert len(Places(old, new).moved(marks)) >= 1000
