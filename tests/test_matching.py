import pytest

from articles.matching import LOOKALIKE, Matcher, Name, fold

NAMES = [
    Name("Huawei", "Huawei"),
    Name("Huawei", "华为"),
    Name("Huawei Cloud", "华为云"),
    Name("Yahoo", "Yahoo!"),
    Name("CIA", "CIA", case_sensitive=True),
    Name("Alibaba Group", "Alibaba"),
    Name("Alibaba Group", "Alibaba Group Holding Ltd"),
    Name("Alibaba Cloud", "Alibaba Cloud"),
    Name("Time", "Time", case_sensitive=True, ambiguous=True),
    Name("Police (A)", "National Police Agency", ambiguous=True),
    Name("Police (B)", "National Police Agency", ambiguous=True),
    Name("Renmin", "People's University"),
    Name("Telefónica", "Telefónica"),
    Name("Marriott", "Marriott"),
    Name("noyb", "noyb"),
    Name("Hitachi", "日立"),
    Name("Hitachi", "今日立", LOOKALIKE),
    Name("AT&T", "AT&T", case_sensitive=True),
]
MATCHER = Matcher(NAMES)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.names[0].key, match.surface) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("中国华为公司发布", ["华为"]),
        ("中国Huawei公司", ["Huawei"]),
        ("使用华为云的企业", ["华为云"]),
        ("We saw Yahoo! today", ["Yahoo!"]),
        ("Huawei's phones, Huawei-made", ["Huawei", "Huawei"]),
        ("a special officer", []),
        ("the CIA and the cia", ["CIA"]),
        ("Huaweis", []),
        ("PreHuawei", []),
        ("in no time, Time said", ["Time"]),
        ("Ｈｕａｗｅｉ phones", ["Ｈｕａｗｅｉ"]),
        ("People’s University", ["People’s University"]),
        ("Alibaba\nGroup Holding Ltd", ["Alibaba\nGroup Holding Ltd"]),
        ("Alibaba  Group   Holding Ltd.", ["Alibaba  Group   Holding Ltd"]),
        ("Telefo\u0301nica", ["Telefo\u0301nica"]),
        ("telefónica in small letters", []),
        ("noyb complained", ["noyb"]),
        ("酒店集团marriott被罚", ["marriott"]),
        ("see https://www.huawei.com/Huawei and huawei.com", []),
        ("write to press@Huawei.com", []),
        ("今日立法", []),
        ("日立制作所", ["日立"]),
        ("AT&T bought it", ["AT&T"]),
        ("", []),
    ],
)
def test_names_are_found_with_the_boundaries_of_their_script(text: str, surfaces: list[str]) -> None:
    assert [surface for _, surface in found(text)] == surfaces


def test_the_longest_name_wins_and_matches_never_overlap() -> None:
    assert found("Alibaba Cloud of Alibaba Group Holding Ltd") == [
        ("Alibaba Cloud", "Alibaba Cloud"),
        ("Alibaba Group", "Alibaba Group Holding Ltd"),
    ]


def test_a_longer_name_that_is_no_whole_word_does_not_hide_a_shorter_one() -> None:
    assert found("Alibaba Cloudburst") == [("Alibaba Group", "Alibaba")]


def test_a_shared_spelling_gives_all_its_owners() -> None:
    (match,) = MATCHER.find("the National Police Agency said")
    assert {name.key for name in match.names} == {"Police (A)", "Police (B)"}


@pytest.mark.parametrize(
    "text",
    [
        "plain Huawei text",
        "\u3000\u3000华为，Ｈｕａｗｅｉ  and  Huawei",
        "ﬁrst Huawei, then ㈱ Huawei … and ½ Huawei",
        "e\u0301e\u0301 Huawei e\u0301  Huawei",
        "ﬁ  ﬁ  Huawei   ﬁ Huawei",
        "“Huawei’s” — Huawei™",
    ],
)
def test_positions_are_code_points_of_the_text_as_it_came(text: str) -> None:
    matches = MATCHER.find(text)
    assert len(matches) == fold(text).text.count("Huawei") + text.count("华为")
    for match in matches:
        assert text[match.start : match.end] == match.surface
        assert match.surface in ("Huawei", "华为", "Ｈｕａｗｅｉ")
