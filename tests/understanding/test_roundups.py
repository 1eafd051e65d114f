"""Round-ups are recognized and taken apart; what only looks like one is left whole. All texts are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

import pytest

from articles.readers import read
from articles.understanding import Knowledge, Understood, parts_of, understand

PORT = (
    "The port office said that ships must report their cargo a day before they arrive, and that the rule begins in May."
)
MILL = (
    "The mill council said that it would keep the records of its gates for six months and show them to anyone who asks."
)
LAKE = "The lake board said that the ferries would run every hour, and that the fares would stay what they have been."


def read_out(text: str, knowledge: Knowledge, name: str = "document.txt") -> Understood:
    (record,) = read(text.encode(), name=name)
    return understand(record, knowledge)


def texts(found: Understood) -> list[str]:
    return [found.body[part.start : part.end] for part in found.stories]


def test_items_with_datelines_are_stories_with_their_own_places_and_days(knowledge: Knowledge) -> None:
    text = f"""\
Example Times briefs
2016-11-18

BEIJING, Nov. 16 (Xinhua) -- {PORT}

Gates to be recorded
GENEVA, Nov. 17 (Reuters) - {MILL} Huawei did not comment.

PARIS (AFP) - {LAKE}
"""
    found = read_out(text, knowledge)
    assert texts(found) == [PORT, f"{MILL} Huawei did not comment.", LAKE]
    first, second, third = parts_of(found, knowledge)
    assert (first.place, first.published and first.published.isoformat()) == (None, "2016-11-18") or first.place
    assert second.title == "Gates to be recorded"
    assert (second.place, second.agency) == ("GENEVA", "Reuters")
    assert second.published is not None and second.published.isoformat() == "2016-11-17"
    assert [seen.name for seen in second.organizations] == ["Huawei"]
    assert (third.place, third.agency) == ("PARIS", "Agence France-Presse")
    assert third.published is not None and third.published.isoformat() == "2016-11-18"
    assert all(not one.stories for one in (first, second, third))
    assert any("3 stories" in warning for warning in found.warnings)


def test_numbered_items_under_a_title_that_says_so_are_stories(knowledge: Knowledge) -> None:
    text = f"Weekly cyber news round-up\n\n1. Ports\n\n{PORT}\n\n2. Mills\n\n{MILL}\n\n3. Lakes\n\n{LAKE}\n"
    found = read_out(text, knowledge)
    assert [part.title for part in found.stories] == ["Ports", "Mills", "Lakes"]
    assert texts(found) == [PORT, MILL, LAKE]


def test_a_chinese_weekly_of_numbered_items_is_a_round_up(knowledge: Knowledge) -> None:
    items = ("港口规则五月起施行", "磨坊保存六个月记录", "湖上渡船每小时一班")
    text = "网络安全一周要闻\n\n" + "\n".join(
        f"{numeral}、{title}\n港务部门表示，相关规则将在征求意见后施行，企业须保存记录并接受检查，具体办法另行公布。"
        for numeral, title in zip("一二三", items, strict=True)
    )
    found = read_out(text, knowledge)
    assert tuple(part.title for part in found.stories) == items


def test_headlines_in_brackets_make_stories_without_a_telling_title(knowledge: Knowledge) -> None:
    sentence = "有关部门表示，相关规则将在征求意见后施行，企业须保存记录。"
    text = f"十一月十七日\n\n【港口规则五月起施行】{sentence}\n\n【磨坊须保存记录】{sentence}\n\n【渡船每小时一班开行】{sentence}"
    found = read_out(text, knowledge)
    assert [part.title for part in found.stories] == ["港口规则五月起施行", "磨坊须保存记录", "渡船每小时一班开行"]
    assert texts(found) == [sentence] * 3


def test_headed_items_of_a_newsletter_are_stories(knowledge: Knowledge) -> None:
    text = f"# Example Weekly newsletter\n\nWhat the harbour read this week, told in short for those who were away.\n\n## Ports first\n\n{PORT}\n\n## Mills follow\n\n{MILL}\n\n## Lakes last\n\n{LAKE}\n"
    found = read_out(text, knowledge)
    assert [part.title for part in found.stories] == ["Ports first", "Mills follow", "Lakes last"]


def test_what_follows_in_other_news_is_a_story_of_its_own(knowledge: Knowledge) -> None:
    found = read_out(f"Harbour passes rule\n\n{PORT}\n\n{PORT}\n\nIn other news, {LAKE}\n\n{MILL}\n", knowledge)
    assert [part.title for part in found.stories] == [None, None]
    assert texts(found)[1].startswith("In other news")
    assert "".join(texts(found)[0].split()) == "".join(f"{PORT}{PORT}".split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"Harbour passes rule\n\n## Background\n\n{PORT}\n\n## Reaction\n\n{MILL}\n\n## Outlook\n\n{LAKE}\n",
            id="an article with subheadings",
        ),
        pytest.param(
            f"Ten rules for ports\n\n1. Report\n\n{PORT}\n\n2. Record\n\n{MILL}\n\n3. Sail\n\n{LAKE}\n",
            id="a list of ten",
        ),
        pytest.param(
            f"News round-up: live updates\n\n10:15 {PORT}\n\n11:20 {MILL}\n\n12:40 {LAKE}\n", id="a live report"
        ),
        pytest.param(
            f"GENEVA, Nov 3 (Reuters) - {PORT}\n\n{MILL}\n\nThe Xinhua News Agency said earlier: {LAKE}\n",
            id="one report with one dateline",
        ),
        pytest.param(
            "关于推进网络安全工作的意见\n\n一、总体要求\n\n坚持安全与发展并重，企业须保存记录并接受检查，具体办法另行公布。\n\n"
            "二、主要任务\n\n有关部门要建立协作机制，定期通报情况，依法处置违法行为，维护用户权益。\n\n"
            "三、保障措施\n\n各地要加强组织领导，落实经费，开展培训，确保各项任务落到实处，取得实效。",
            id="the sections of a document",
        ),
        pytest.param(
            f"Minister's weekly briefing\n\nQ: {PORT}\n\nA: {MILL}\n\nQ: {LAKE}\n\nA: {MILL}\n",
            id="questions and answers",
        ),
    ],
)
def test_what_only_looks_like_a_round_up_stays_whole(text: str, knowledge: Knowledge) -> None:
    assert read_out(text, knowledge).stories == ()


def test_the_parts_of_an_ordinary_article_are_none(knowledge: Knowledge) -> None:
    assert parts_of(read_out(f"GENEVA, Nov 3 (Reuters) - {PORT}", knowledge), knowledge) == ()
