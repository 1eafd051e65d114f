"""All that a value may have been is kept beside the one that was chosen."""

# ruff: noqa: E501 (the lines are those of the documents)

import pytest

from articles.readers import read
from articles.understanding import Candidate, Knowledge, understand
from articles.understanding.candidates import MOST
from tests.understanding.documents.document import Document
from tests.understanding.test_documents import DOCUMENTS

PAGE = """\
---
title: Port passes rule
date: 2016-11-18T08:30:00+08:00
dateModified: 2017-02-01
scrapedAt: 2024-01-05
source: China Daily
url: https://www.chinadaily.com.cn/a/201611/17/example.html
---
Updated 19:04, 17-Nov-2016
BEIJING, Nov. 16 (Xinhua) -- The port office said that ships must report their cargo a day before they arrive.
"""


def candidates(text: str, knowledge: Knowledge, field: str) -> list[Candidate]:
    (record,) = read(text.encode(), name="document.txt")
    return [one for one in understand(record, knowledge).candidates if one.field == field]


def test_the_labelled_date_is_chosen_and_the_others_are_told_with_their_evidence(knowledge: Knowledge) -> None:
    found = candidates(PAGE, knowledge, "date")
    assert [(one.value, one.rule, one.chosen) for one in found] == [
        ("2016-11-18", "label", True),
        ("2016-11-17", "date line", False),
        ("2016-11-17", "address", False),
        ("2017-02-01", "changed", False),
        ("2024-01-05", "crawled", False),
    ]
    assert "17-Nov-2016" in found[1].evidence


def test_when_a_page_was_changed_or_fetched_is_never_when_it_was_published(knowledge: Knowledge) -> None:
    text = "---\ntitle: Port passes rule\nscrapedAt: 2024-01-05\ndateModified: 2023-02-01\n---\nThe port office passed a rule.\n"
    found = candidates(text, knowledge, "date")
    assert {one.rule for one in found} == {"changed", "crawled"}
    assert not any(one.chosen for one in found)


def test_outlet_and_agency_are_told_apart_with_what_else_they_may_be(knowledge: Knowledge) -> None:
    assert [(one.value, one.chosen) for one in candidates(PAGE, knowledge, "agency")] == [("Xinhua News Agency", True)]
    outlets = candidates(PAGE, knowledge, "outlet")
    assert {one.value for one in outlets} == {"China Daily"}
    assert [one.rule for one in outlets] == ["label", "address"]


def test_a_wire_that_another_site_labels_as_its_source_is_the_agency(knowledge: Knowledge) -> None:
    text = "标题：港口规则施行\n来源：新华社\n网址：https://news.sina.com.cn/c/2016-11-17/doc-example.shtml\n\n有关部门表示，相关规则将在征求意见后施行。"
    (record,) = read(text.encode(), name="document.txt")
    found = understand(record, knowledge)
    assert (found.agency, found.outlet) == ("Xinhua News Agency", "Sina News")


def test_the_label_of_a_language_is_told_where_the_text_is_in_another(knowledge: Knowledge) -> None:
    text = (
        '{"title": "港口規則施行", "language": "en", "body": "港務部門表示，相關規則將於五月起施行，企業須保存記錄。"}'
    )
    (record,) = read(text.encode(), name="document.jsonl")
    found = [one for one in understand(record, knowledge).candidates if one.field == "language"]
    assert [(one.value, one.rule, one.chosen) for one in found] == [("zh-Hant", "script", True), ("en", "label", False)]


WEB_PAGE = """<!doctype html>
<html lang="zh-CN"><head><title>港口规则施行_新浪新闻</title><meta property="og:site_name" content="新浪网">
<meta name="source" content="新华社"><link rel="canonical" href="https://news.sina.com.cn/c/2016-11-17/doc-abc.shtml">
<meta property="article:modified_time" content="2016-12-01T08:30:00+08:00">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "港口规则施行",
"datePublished": "2016-11-17T08:30:00+08:00", "dateModified": "2017-01-02",
"author": [{"@type": "Person", "name": "张三"}, {"@type": "Person", "name": "李四"}]}</script></head>
<body><nav><a href="/">首页</a></nav><article><h1>港口规则施行</h1><p>2016年11月18日 09:30 来源：新华社</p>
<p>有关部门表示，相关规则将在征求意见后施行，企业须保存记录并接受检查，具体办法另行公布，并将在总结经验后推广。</p>
<p>专家认为，这一做法将推广到北京、广州等地，并与公安部、工信部等部门建立协作机制，共同保护个人信息和数据安全。</p>
</article></body></html>"""


def test_what_a_page_says_in_its_head_comes_before_its_date_line(knowledge: Knowledge) -> None:
    (record,) = read(WEB_PAGE.encode(), name="page.html")
    found = understand(record, knowledge)
    dates = [(one.value, one.rule, one.chosen) for one in found.candidates if one.field == "date"]
    assert dates[0] == ("2016-11-17", "label", True)
    assert ("2016-11-18", "date line", False) in dates
    assert {("2016-12-01", "changed", False), ("2017-01-02", "changed", False)} <= set(dates)
    assert (str(found.published_time), found.published_zone) == ("08:30:00", "+08:00")
    assert (found.outlet, found.agency) == ("Sina News", "Xinhua News Agency")
    assert found.byline == ("张三", "李四")
    assert found.canonical_address == "news.sina.com.cn/c/2016-11-17/doc-abc.shtml"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_is_chosen_is_what_is_understood(document: Document, knowledge: Knowledge) -> None:
    (record,) = read(document.text.encode(), name=document.file_name)
    found = understand(record, knowledge)
    chosen = {one.field: one for one in found.candidates if one.chosen}
    values = {
        "date": found.published.isoformat() if found.published else None,
        "edition": str(found.edition) if found.edition else None,
        "language": None if found.language == "und" else found.language,
        **{name: getattr(found, name) for name in ("outlet", "agency", "place", "title")},
    }
    assert {name: chosen[name].value if name in chosen else None for name in values} == values
    for field in values:
        of_field = [one for one in found.candidates if one.field == field]
        assert len(of_field) <= MOST
        assert sum(one.chosen for one in of_field) <= 1
        assert all(one.rule and len(one.evidence) <= 200 for one in of_field)


def test_candidates_are_the_same_every_time(knowledge: Knowledge) -> None:
    (record,) = read(PAGE.encode(), name="document.txt")
    assert understand(record, knowledge).candidates == understand(record, knowledge).candidates
