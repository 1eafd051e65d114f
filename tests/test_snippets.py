import pytest

from articles import search
from articles.search import Known, KnownName, Vocabulary
from articles.snippets import START, STOP, marked, snippet

LONG = "Delegates met in the morning. " * 30
HUAWEI = Known("organization", 1, "huawei", (KnownName("Huawei"), KnownName("华为")))
AGENCY = Known(
    "organization", 2, "cac", (KnownName("Cyberspace Administration of China"), KnownName("CAC", case_sensitive=True))
)
VOCABULARY = Vocabulary((HUAWEI, AGENCY))


def shown(text: str, query: str) -> str:
    return snippet(text, search.parse(query, VOCABULARY).marks).replace(START, "[").replace(STOP, "]")


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Firms review the rules.", "rules", "Firms review the [rules]."),
        ("Regulation of networks", "regulating network", "[Regulation] of [networks]"),
        ("Policy and policies", "policies", "[Policy] and [policies]"),
        ("The law, a LAW, lawyers and flaws", "law", "The [law], a [LAW], lawyers and flaws"),
        (
            "Cyber-security, cyber security, CYBERSECURITY",
            "cybersecurity",
            "[Cyber-security], [cyber security], [CYBERSECURITY]",
        ),
        ("cybersecurity law, law of security", '"cyber security law"', "[cybersecurity law], law of security"),
        ("multistakeholder", "multi-stakeholder", "[multistakeholder]"),
        ("La Société générale", "societe", "La [Société] générale"),
        ("La Societe", "Société", "La [Societe]"),
        ("ＡＩ policies", "AI", "[ＡＩ] policies"),
        ("今天网络安全法施行", "网络安全", "今天[网络安全]法施行"),
        ("中国Huawei公司", "华为", "中国[Huawei]公司"),
        ("华为 is Huawei", "Huawei", "[华为] is [Huawei]"),
        ("The Cyberspace Administration of China", "CAC", "The [Cyberspace Administration of China]"),
        ("WHO is who", "WHO", "[WHO] is who"),
        ("Data and trade", '"data and" -trade', "[Data and] trade"),
        ("AT&T and U.S. rules for us", "AT&T U.S.", "[AT&T] and [U.S]. rules for us"),
        ("regulations, a regulator", "regulat*", "[regulations], a [regulator]"),
        ("deregulation", "regulat*", ""),
        ("CVE-2021-44228, CVE-2021-442281", "CVE-2021-44228", "[CVE-2021-44228], CVE-2021-442281"),
        ("C++ (and rules)", "c++ (rules", "[C++] (and [rules])"),
        ("Web 2.0, 5G, .NET", ".net 5G 2.0", "Web [2.0], [5G], [.NET]"),
        ("special", "cia", ""),
        ("Nothing of the kind", "data", ""),
        ("Something", "", ""),
        ("year and month", "year:2016", ""),
    ],
)
def test_what_the_index_matched_is_marked(text: str, query: str, expected: str) -> None:
    assert shown(text, query) == expected


def test_the_surroundings_of_the_first_match_are_shown() -> None:
    text = shown(f"{LONG}The law was passed. {LONG}", "law")
    assert "The [law] was passed." in text
    assert text.startswith("… ")
    assert text.endswith("…")
    assert len(text) < 330


def test_a_title_is_shown_whole() -> None:
    marks = search.parse("law").marks
    assert marked(f"{LONG}A law", marks) == f"{LONG}A {START}law{STOP}"
    assert marked("No match <b>", marks) == "No match <b>"
    assert marked("No query", ()) == "No query"


def test_bounds_that_a_text_brings_along_are_dropped() -> None:
    marks = search.parse("law").marks
    assert snippet(f"a {START}b{STOP} law", marks) == marked(f"a {START}b{STOP} law", marks) == f"a b {START}law{STOP}"


@pytest.mark.parametrize("unit", ["cyber ", "a-", "law.", "网络", "é", "security\n", "U.S."])
def test_long_and_hostile_texts_end(unit: str) -> None:
    """Each of these would take minutes if a pattern went back over what it had read."""
    marks = search.parse('cyber security "a b c" law* 网络安全 multi-stakeholder US').marks
    assert len(snippet(unit * 40_000, marks)) < 1000
