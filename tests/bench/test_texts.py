"""The measurements rest on texts that are the same at every run, and whose marks are where they say."""

from bench.texts import Named, texts

PLACES = [Named(1, "Wuzhen", "乌镇")]
ORGANIZATIONS = [Named(n, f"Organization {chr(65 + n)}", f"机构{chr(0x7532 + n)}") for n in range(20)]


def test_the_same_seed_makes_the_same_texts_and_another_seed_others() -> None:
    first, again = (list(texts(20, ORGANIZATIONS, PLACES)) for _ in range(2))
    assert first == again
    assert first != list(texts(20, ORGANIZATIONS, PLACES, seed=2))


def test_titles_are_all_different_and_one_text_in_five_is_chinese() -> None:
    made = list(texts(100, ORGANIZATIONS, PLACES))
    assert len({text.title for text in made}) == 100
    assert sum(text.language == "zh-Hans" for text in made) == 20


def test_marks_lie_on_the_names() -> None:
    names = {row.key: {row.name, row.name_zh} for row in ORGANIZATIONS}
    for text in texts(50, ORGANIZATIONS, PLACES):
        assert text.named
        for key, spans in text.named.items():
            assert {text.body[start:end] for start, end in spans} <= names[key]
