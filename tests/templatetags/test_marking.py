from articles.templatetags.marking import START, STOP, highlighted


def test_a_match_is_marked_and_everything_is_escaped() -> None:
    assert highlighted(f"<b>{START}cyber & law{STOP}</b>") == "&lt;b&gt;<mark>cyber &amp; law</mark>&lt;/b&gt;"


def test_lone_bounds_are_dropped_so_that_elements_are_balanced() -> None:
    assert highlighted(f"a{STOP}b{START}c{START}d{STOP}e{STOP}f") == "abc<mark>d</mark>ef"
