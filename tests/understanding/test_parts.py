"""Titles, languages, layout and given values, each on its own."""

import json

import pytest

from articles.readers import read
from articles.understanding import Knowledge, understand
from articles.understanding.languages import language_of
from articles.understanding.layout import blocks_of
from articles.understanding.titles import from_lead, without_site


@pytest.mark.parametrize(
    ("title", "bare", "site"),
    [
        ("Rules for ports - Reuters", "Rules for ports", "Reuters"),
        ("Rules for ports | ZDNet", "Rules for ports", "ZDNet"),
        ("Rules for ports - Business - Chinadaily.com.cn", "Rules for ports", "Chinadaily.com.cn"),
        ("港口新规今起施行-新华网", "港口新规今起施行", "新华网"),
        ("港口新规今起施行_新浪科技_新浪网", "港口新规今起施行", "新浪科技"),
        ("港口の規則を発表：北海道新聞 どうしん電子版", "港口の規則を発表", "北海道新聞 どうしん電子版"),
        ("Rules for ports of the north - Example Gazette", "Rules for ports of the north", "Example Gazette"),
        ("Rules for ports - what to know", "Rules for ports - what to know", None),
        ("网络安全法：港口怎么办", "网络安全法：港口怎么办", None),
        ("State-owned firms: a list", "State-owned firms: a list", None),
    ],
)
def test_the_name_of_a_site_is_no_part_of_the_title(
    title: str, bare: str, site: str | None, knowledge: Knowledge
) -> None:
    assert without_site(title, knowledge) == (bare, site)


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("The port opened on Monday. It is new.", "The port opened on Monday"),
        (
            "The ministry in charge of ports and ships said that it would publish the long awaited rules on data "
            "in the second half of the year, after talks with firms.",
            "The ministry in charge of ports and ships said that it would publish the long awaited rules on data",
        ),
        ("港口今天开放。这是新的。", "港口今天开放"),
        ("", None),
    ],
)
def test_a_title_made_of_the_lead_ends_at_a_clause(lead: str, title: str | None) -> None:
    assert from_lead(lead) == title


def test_no_title_made_of_a_lead_is_longer_than_titles_are() -> None:
    for lead in ("word " * 400, "wordwithoutanend" * 50, "中" * 500, "Aaa, bbb " * 90):
        made = from_lead(lead)
        assert made is not None and len(made) <= 126


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The law is in force and the firms are ready for it.", "en"),
        ("Das Gesetz ist in Kraft, und die Firmen sind bereit.", "de"),
        ("La loi est en vigueur et les entreprises sont prêtes.", "fr"),
        ("La ley está en vigor y las empresas que la aplican son muchas.", "es"),
        ("网络安全法今天起施行，企业应当遵守。", "zh-Hans"),
        ("網絡安全法今天起施行，企業應當遵守。", "zh-Hant"),
        ("サイバー法が施行され、企業は対応を進めている。", "ja"),
        ("사이버 보안법이 오늘 시행된다.", "ko"),
        ("Закон вступил в силу сегодня.", "ru"),
        ("华为和Alibaba Cloud签署协议。", "zh-Hans"),
        ("12345", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_hard_wraps_are_undone_and_capitals_are_heads() -> None:
    lines = [
        "The ports of the north have opened their gates to ships from",
        "all seas.",
        "Officials said the rules would help the owners of ships and",
        "the towns.",
        "WHAT COMES NEXT",
        "The rules for the south are expected in the spring of the",
        "coming year.",
    ]
    assert blocks_of(lines) == [
        "The ports of the north have opened their gates to ships from all seas.",
        "Officials said the rules would help the owners of ships and the towns.",
        "## WHAT COMES NEXT",
        "The rules for the south are expected in the spring of the coming year.",
    ]


def test_one_sentence_a_line_is_one_block_a_line() -> None:
    assert blocks_of(["港口今天开放。", "规则明天施行。"]) == ["港口今天开放。", "规则明天施行。"]


def test_chinese_lines_are_joined_without_a_space() -> None:
    wrapped = ["世界各地的港口都在准备迎接新的一年，它们的船", "只将会更多，航线也会更长，管理人员表示这是好", "事。"]
    assert blocks_of(wrapped) == ["".join(wrapped)]


def test_values_given_in_json_are_facts_and_the_rest_is_read_from_the_body(knowledge: Knowledge) -> None:
    given = {
        "title": "Ports | Example",
        "edition": 2019,
        "body": "GENEVA, Nov 3 (Reuters) - Huawei spoke.",
        "language": "en",
    }
    (record,) = read(json.dumps(given).encode(), name="one.jsonl")
    found = understand(record, knowledge)
    assert (found.edition, found.edition_origin) == (2019, "extracted")
    assert (found.place, found.agency, found.body) == ("GENEVA", "Reuters", "Huawei spoke.")
    assert found.published is None
    assert [seen.name for seen in found.organizations] == ["Huawei"]


def test_a_label_far_from_the_dateline_is_reported(knowledge: Knowledge) -> None:
    (record,) = read(b" date 2016-03-02 | GENEVA\nGENEVA, Nov 3 (Reuters) - The port opened today.", name="a.txt")
    found = understand(record, knowledge)
    assert found.published is not None and found.published.isoformat() == "2016-03-02"
    assert any("far from the dateline" in warning for warning in found.warnings)


def test_the_preview_has_its_keys_in_their_order(knowledge: Knowledge) -> None:
    (record,) = read(b"The port opened on Monday, the ministry said.", name="a.txt")
    assert list(understand(record, knowledge).preview("a.txt", 0)) == [
        *("path", "record", "title", "title_origin", "published_on", "date_precision", "date_origin", "date_evidence"),
        *("place", "agency", "agency_origin", "outlet", "outlet_origin", "byline", "language"),
        *("edition", "edition_origin", "edition_evidence", "related_editions", "organizations", "topics", "body"),
        *("warnings", "error", "published_time", "published_zone", "candidates", "stories", "canonical_address"),
    ]


def test_brackets_that_nothing_opens_are_no_trouble(knowledge: Knowledge) -> None:
    assert knowledge.source_of("Reuters (London)") == "Reuters"
    assert knowledge.source_of("no such source)") is None
    assert knowledge.source_of("(no such source)") is None
