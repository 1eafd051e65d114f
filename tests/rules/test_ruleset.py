"""What tagging rules find, and what they leave alone."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from articles.readers import PartialDate
from articles.rules import Found, Rule, RuleSet
from articles.rules.slips import slips

APPLES = "The Apple orchard at the lake blooms.\n\nApple showed a telephone. More Apples were eaten."


def rule(kind: str, *terms: str, **values: Any) -> Rule:
    return Rule(1, 1, "Sample rule", "Sample Works", values.pop("is_topic", False), kind, terms, **values)


def found(one: Rule, body: str, title: str = "", language: str = "en", day: str = "2016-11-17") -> Found | None:
    matches = RuleSet([one]).find(title, body, language, PartialDate.parse(day) if day else None)
    assert len(matches) < 2
    return matches[0] if matches else None


def words(one: Rule, body: str, **more: Any) -> list[str]:
    match = found(one, body, **more)
    return [body[start:end] for start, end in match.offsets] if match else []


def test_any_finds_whole_words_in_any_case_and_tells_where() -> None:
    match = found(rule("any", "apple", "pear"), APPLES)
    assert match is not None
    assert (match.term, match.surface, match.count) == ("apple", "Apple", 2)
    assert match.sentence == "The Apple orchard at the lake blooms."
    assert match.offsets == ((4, 9), (39, 44))


def test_words_of_a_topic_are_found_in_the_plural_as_its_cues_are() -> None:
    assert words(rule("any", "apple", is_topic=True), APPLES) == ["Apple", "Apple", "Apples"]
    assert len(words(rule("phrase", "apple", is_topic=True), APPLES)) == 2


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("cyber", "cybersecurity and Cyber", ["Cyber"]),
        ("网络", "中国网络空间", ["网络"]),
        ("U.S.", "the U.S. and the us", ["U.S."]),
        ("data law", "the data\nlaw and data  law", ["data\nlaw", "data  law"]),
        ("Ｈuawei", "huawei", ["huawei"]),
        ("don't", "they don’t", ["don’t"]),
        ("café", "a cafe\u0301 here", ["cafe\u0301"]),
    ],
)
def test_words_end_where_their_script_ends_them_and_forms_are_compared(
    term: str, text: str, expected: list[str]
) -> None:
    assert words(rule("any", term), text) == expected


def test_a_phrase_is_found_as_it_is_printed() -> None:
    assert words(rule("phrase", "don't"), "they don’t, they don't") == ["don't"]
    assert words(rule("phrase", "Data Law"), "data law, Data\nLaw") == ["data law", "Data\nLaw"]
    assert words(rule("phrase", "Data Law", case_sensitive=True), "data law, Data\nLaw") == ["Data\nLaw"]


def test_all_wants_every_term_somewhere() -> None:
    one = rule("all", "apple", "telephone")
    match = found(one, APPLES)
    assert match is not None
    assert (match.term, match.count) == ("apple + telephone", 3)
    assert found(one, "An apple.") is None
    assert found(one, "An apple.", title="A telephone") is not None
    assert found(replace(one, scope="text"), "An apple.", title="A telephone") is None


def test_case_matters_where_the_rule_says_so() -> None:
    assert words(rule("any", "Apple", case_sensitive=True), "apple, APPLE, Apple") == ["Apple"]


def test_context_is_that_of_the_paragraph() -> None:
    assert words(rule("any", "apple", forbidden=("orchard",)), APPLES) == ["Apple"]
    match = found(rule("any", "apple", required=("Telephone", "lamp")), APPLES)
    assert match is not None
    assert match.offsets == ((39, 44),)
    assert match.sentence == "Apple showed a telephone."
    assert found(rule("any", "apple", required=("phone",)), APPLES) is None
    both = rule("all", "apple", "telephone", forbidden=("telephone",))
    assert found(both, APPLES) is None


def test_the_title_is_looked_at_unless_the_rule_says_text() -> None:
    match = found(rule("any", "apple"), "Nothing.", title="Apple grows")
    assert match is not None
    assert (match.offsets, match.count, match.sentence, match.surface) == ((), 1, "Apple grows", "Apple")
    assert found(rule("any", "apple", scope="text"), "Nothing.", title="Apple grows") is None
    assert found(rule("any", "apple", scope="title"), "Apple grows.", title="Nothing") is None


@pytest.mark.parametrize(
    ("language", "speaks"),
    [("zh", True), ("zh-Hans", True), ("ZH-hant", True), ("en", False), ("", False), ("zhx", False)],
)
def test_a_rule_for_a_language_is_for_its_scripts_too_and_for_no_unknown_one(language: str, speaks: bool) -> None:
    assert (found(rule("any", "apple", languages=("zh",)), APPLES, language=language) is not None) is speaks


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        ("2014-12-31", False),
        ("2015-01-01", True),
        ("2015-06-30", True),
        ("2015-07-01", False),
        ("2015", True),
        ("2015-07", False),
        ("2014", False),
        ("", True),
    ],
)
def test_a_rule_holds_between_its_days_and_for_what_may_lie_there(day: str, valid: bool) -> None:
    one = rule("any", "apple", valid_from=datetime.date(2015, 1, 1), valid_to=datetime.date(2015, 6, 30))
    assert (found(one, APPLES, day=day) is not None) is valid


def test_expressions_match_within_lines_and_never_nothing() -> None:
    assert words(rule("regex", r"app\w*"), APPLES) == ["Apple", "Apple", "Apples"]
    assert words(rule("regex", r"app\w*", case_sensitive=True), APPLES) == []
    assert words(rule("regex", r"^Apple\b"), APPLES) == ["Apple"]
    assert words(rule("regex", r"lake.*Apple"), APPLES) == []
    assert found(rule("regex", "x*"), "no such letter") is None
    assert words(rule("regex", r"\p{Han}{2}大会"), "世界互联网大会") == ["联网大会"]


def test_many_expressions_are_found_as_each_of_them_is() -> None:
    texts = ["data act", "Data laws", "GDPR", "网络主权"]
    terms = ["data (law|act)s?", r"\bgdpr\b", "网络.{0,2}主权", "^data", "x{3}", "(a"]
    rules = [replace(rule("regex", term), key=key, case_sensitive=key == 3) for key, term in enumerate(terms)]
    for text in texts:
        alone = [one.key for one in rules if RuleSet([one]).find("", text)]
        assert [match.rule.key for match in RuleSet(rules).find("", text)] == alone
        assert alone


def test_a_match_that_nobody_could_read_is_none() -> None:
    assert words(rule("regex", "a.*b"), f"a{'x' * 400}b\nab") == ["ab"]


@pytest.mark.parametrize("expression", ["(a", "a)(b", "(?<=a)b", r"(a)\1", "(x{100}){100}", "["])
def test_an_expression_that_is_none_matches_nothing_and_harms_no_other(expression: str) -> None:
    rules = [rule("regex", expression), replace(rule("regex", "lake"), key=2)]
    assert [match.rule.key for match in RuleSet(rules).find("", APPLES, "en", None)] == [2]


def test_catastrophic_expressions_take_time_by_the_text() -> None:
    hostile = [rule("regex", one) for one in ("(a+)+$", "(a|aa)+c", "(.*)*b", "(a|b)*a(a|b){14}c")]
    assert RuleSet(hostile).find("", "ab" * 20_000 + "!", "en", None) == ()


@pytest.mark.parametrize(
    ("term", "printed"),
    [
        ("Sample Laboratory", "Sample Labratory"),
        ("Sample Laboratory", "Sample Laboratroy"),
        ("Sample Laboratory", "Sampel Laboratroy"),
        ("Sample Laboratory", "Simple Laboratory"),
        ("Cyberspace", "Cybersapce"),
        ("Cyberspace", "Cyberspacee"),
        ("样本网络安全学会", "样本网络安全协会"),
    ],
)
def test_slips_of_the_pen_are_forgiven(term: str, printed: str) -> None:
    assert words(rule("fuzzy", term), f"As {printed}, and others said") == [printed]
    assert words(rule("fuzzy", term), f"As {term}, and others said") == [term]


@pytest.mark.parametrize(
    ("term", "printed"),
    [
        ("Apple", "Aple"),
        ("Cyberspace", "Cybrspce"),
        ("Sample Laboratory", "Example Lavatory"),
    ],
)
def test_more_slips_than_a_phrase_of_its_length_may_have_are_none(term: str, printed: str) -> None:
    assert words(rule("fuzzy", term), f"As {printed}, and others said") == []


def test_fuzzy_takes_the_nearest_of_what_overlaps() -> None:
    assert words(rule("fuzzy", "Sample Laboratory"), "a Sample Laboratory s, Sample Labratory") == [
        "Sample Laboratory",
        "Sample Labratory",
    ]


@given(st.integers(0, 16), st.sampled_from(["drop", "double", "swap", "replace"]))
def test_fuzzy_finds_a_phrase_wherever_the_slip_is(place: int, slip: str) -> None:
    term = "Sample Laboratory"
    char, after = term[place], term[place + 1 : place + 2]
    slipped = {"drop": "", "double": char * 2, "swap": after + char, "replace": "x"}[slip]
    printed = term[:place] + slipped + term[place + (2 if slip == "swap" else 1) :]
    assert found(rule("fuzzy", term), f"They of {printed} said.") is not None


SLIP = st.tuples(st.integers(0, 40), st.sampled_from(["drop", "double", "swap", "replace"]))


@given(
    st.sampled_from(["Sample Works", "Sample Laboratory", "Sample Laboratory of Submarine Cables", "样本网络安全学会"]),
    st.lists(SLIP, max_size=3),
)
def test_fuzzy_finds_whatever_has_no_more_slips_than_it_forgives(term: str, edits: list[tuple[int, str]]) -> None:
    printed = term
    for place, slip in edits:
        at = place % len(printed)
        char, after = printed[at], printed[at + 1 : at + 2]
        slipped = {"drop": "", "double": char * 2, "swap": after + char, "replace": "x"}[slip]
        printed = printed[:at] + slipped + printed[at + (2 if slip == "swap" else 1) :]
    printed = " ".join(printed.split())
    if OSA.distance(term.lower(), printed.lower()) <= slips(term):
        assert found(rule("fuzzy", term), f"“{printed}” said so.") is not None


def test_terms_of_one_rule_that_overlap_are_one_place() -> None:
    assert words(rule("any", "cyber", "cyber security", "security"), "On cyber security.") == ["cyber security"]


def test_rules_that_overlap_are_all_found_in_their_order() -> None:
    rules = [replace(rule("any", term), key=key) for key, term in enumerate(("security", "cyber security", "cyber"))]
    assert [match.rule.key for match in RuleSet(rules).find("", "On cyber security.", "en", None)] == [0, 1, 2]


HOSTILE = st.text(st.characters(codec="utf-8") | st.sampled_from("aA.*()[]\\ \n網络é\u0301ﬁ"), max_size=60)


@given(
    st.sampled_from(["any", "all", "phrase", "regex", "fuzzy"]),
    st.lists(HOSTILE, min_size=1, max_size=3),
    HOSTILE,
    HOSTILE,
)
def test_whatever_is_written_the_places_are_those_of_the_text(
    kind: str, terms: list[str], title: str, body: str
) -> None:
    one = rule(kind, *terms, required=tuple(terms[:1]))
    for match in RuleSet([one]).find(title, f"{body} {terms[0]}", "en", None):
        assert match.surface.strip()
        assert match.count == max(1, len(match.offsets))
        assert all(0 <= start < end <= len(body) + 1 + len(terms[0]) for start, end in match.offsets)
