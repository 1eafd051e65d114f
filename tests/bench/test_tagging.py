from bench import tagging


def test_the_registry_is_grown_to_as_many_names_some_with_words_that_rule_them_out() -> None:
    knowledge = tagging.grown(8000)
    names = [name for row in knowledge.organizations for name in row.names]
    assert 8000 <= len({name.text for name in names}) <= 8010
    assert any(name.forbidden for name in names) and not all(name.forbidden for name in names)


def test_texts_are_of_one_size_in_two_languages() -> None:
    given = list(tagging.texts(8))
    assert {text.language for text in given} == {"en", "zh-Hans"}
    assert all(tagging.SIZE - 4 < len(text.body.encode()) <= tagging.SIZE for text in given)


def test_all_ways_are_measured_on_each_text() -> None:
    told: list[tagging.Rates] = []
    rates = tagging.compare(4, rounds=1, tell=told.append)
    assert told == [rates]
    assert rates.texts == 4 and rates.mentions > 1
    assert 0 < rates.tagged < rates.alone and rates.ratio == rates.named / rates.alone
    assert "organizations each" in str(rates) and rates.figures()["names"] == rates.names
