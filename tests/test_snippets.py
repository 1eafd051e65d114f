import pytest

from articles.snippets import START, STOP, snippet

LONG = "Delegates met in the morning. " * 30


def marked(text: str, query: str) -> str:
    return snippet(text, query).replace(START, "[").replace(STOP, "]")


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Firms review the rules.", "rules", "Firms review the [rules]."),
        ("Regulation of networks", "regulating network", "[Regulation] of [networks]"),
        ("The law, a LAW, lawyers and flaws", "law", "The [law], a [LAW], [lawyers] and flaws"),
        ("今天网络安全法施行", "网络安全", "今天[网络安全]法施行"),
        ("Data and trade", '"data and" -trade', "[Data] [and] trade"),
        ("AT&T and U.S. rules", "AT&T U.S.", "[AT&T] and [U.S]. rules"),
        ("Nothing of the kind", "data", ""),
        ("Something", "", ""),
        ("C++ (and more)", "c++ (and", "[C]++ ([and] more)"),
    ],
)
def test_words_are_marked_where_they_begin_alike(text: str, query: str, shown: str) -> None:
    assert marked(text, query) == shown


def test_the_surroundings_of_the_first_match_are_shown() -> None:
    shown = marked(f"{LONG}The law was passed. {LONG}", "law")
    assert "The [law] was passed." in shown
    assert shown.startswith("… ")
    assert shown.endswith("…")
    assert len(shown) < 330


def test_bounds_that_a_text_brings_along_are_dropped() -> None:
    assert snippet(f"a {START}b{STOP} law", "law") == f"a b {START}law{STOP}"
