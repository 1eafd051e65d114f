import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.matching import LOOKALIKE, Condition, Matcher, Name, fold
from articles.matching.folding import PARTED, _fold_by_clusters

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
    Name("Yandex", "Яндекс"),
    Name("NBTC", "กสทช"),
    Name("Samsung", "삼성전자"),
    Name("Etisalat", "اتصالات"),
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
        ("la société «Huawei», »Huawei«, ¿Huawei?", ["Huawei"] * 3),
        ("компания «Яндекс», Яндексом", ["Яндекс"]),
        ("สำนักงานกสทชประกาศ", ["กสทช"]),
        ("삼성전자는", ["삼성전자"]),
        ("شركة اتصالات، الإمارات", ["اتصالات"]),
        ("Huaweié, éHuawei", []),
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


def test_a_name_does_not_go_on_over_a_blank_line() -> None:
    assert found("a report by Alibaba\n\nCloud of dust") == [("Alibaba Group", "Alibaba")]


def test_a_blank_line_moves_no_place() -> None:
    text = "One.\n\n“Two”.\n\nHuawei…\n\n\nHuawei"
    assert [text[match.start : match.end] for match in MATCHER.find(text)] == ["Huawei", "Huawei"]


def test_a_case_sensitive_name_and_one_in_any_case_may_share_a_spelling() -> None:
    matcher = Matcher([Name("Time", "Time", case_sensitive=True), Name("TIME Inc", "TIME")])
    keys = [[name.key for name in match.names] for match in matcher.find("Time and TIME")]
    assert keys == [["Time", "TIME Inc"], ["TIME Inc"]]


def test_the_mark_of_a_plural_belongs_to_what_is_found() -> None:
    matcher = Matcher([Name("standards", "technical standard", plural=True), Name("data", "data", plural=True)])
    text = "ﬁve Technical  Standards, two technical standards’ texts, one technical standard; datas, database"
    assert [match.surface for match in matcher.find(text)] == [
        "Technical  Standards",
        "technical standards",
        "technical standard",
        "datas",
    ]


@given(st.text("aA é“ｅ\u0301…\n\t 　ﬁHuawei华为", max_size=60))
def test_places_are_those_of_the_text_as_it_came(text: str) -> None:
    for match in MATCHER.find(text):
        assert text[match.start : match.end] == match.surface
        assert " ".join(fold(match.surface).text.split()).lower() in {
            " ".join(fold(name.text).text.split()).lower() for name in match.names
        }


@given(st.text(max_size=80))
def test_folding_is_what_compatible_forms_are_character_by_character(text: str) -> None:
    """What is quick for most texts comes to the same as going through them."""
    quick = fold(text)
    slow = _fold_by_clusters(text.replace("\n\n", PARTED).replace("\n", " ").replace("\t", " "))
    assert quick.text == slow.text
    assert [quick.origin(place) for place in range(len(quick.text))] == [
        slow.origin(place) for place in range(len(slow.text))
    ]


JUNE = (datetime.date(2020, 6, 1), datetime.date(2020, 6, 30))


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (None, None, True),
        (None, "2020-05-31", False),
        (None, "2020-06-01", True),
        ("2020-06-30", None, True),
        ("2020-07-01", None, False),
        ("2020-06-10", "2020-06-12", True),
    ],
)
def test_a_name_is_of_its_days(valid_from: str | None, valid_to: str | None, holds: bool) -> None:
    first, last = (datetime.date.fromisoformat(day) if day else None for day in (valid_from, valid_to))
    condition = Condition(valid_from=first, valid_to=last)
    assert condition.is_of(JUNE) is holds
    assert condition.is_of(None)


TEXT = "Apple ripened in the Orchard.\nApple sells phones.\nApples and ORCHARDS."


@pytest.mark.parametrize(
    ("required", "forbidden", "lines"),
    [
        ((), ("orchard",), [1]),
        (("phones",), (), [1]),
        (("phone",), (), [1]),
        (("hone",), (), []),
        (("phones", "orchard"), ("ripened",), [1, 2]),
        (("“",), (), []),
        (("sells  phones",), (), [1]),
    ],
)
def test_words_around_a_name_are_looked_for_in_its_paragraph(
    required: tuple[str, ...], forbidden: tuple[str, ...], lines: list[int]
) -> None:
    condition = Condition(required, forbidden)
    places = [TEXT.index(line) for line in TEXT.split("\n")]
    assert [number for number, place in enumerate(places) if condition.suits(TEXT, place, place + 5)] == lines


def test_chinese_words_around_a_name_have_no_ends() -> None:
    assert Condition(("手机",)).suits("苹果手机上市。", 0, 2)
    assert not Condition(forbidden=("果园",)).suits("今年苹果园丰收。", 2, 4)
