"""Who wrote and who carries a report, and when: the heads of pages, each form in a page that is otherwise the same."""

import pytest

from articles.readers import read
from articles.understanding import EXTRACTED, INFERRED, Knowledge, Understood, understand

TITLE = "Harbour city passes data law"
REPORT = "The council of the harbour city passed a data law on Friday, officials said after the vote. It is long."
TITLE_ZH = "市议会通过数据法"
REPORT_ZH = "市议会星期二通过数据法，官员表示新法将于六月生效，并会设立过渡期，各界须作准备。"


def page(knowledge: Knowledge, *head: str, report: str = REPORT) -> Understood:
    (record,) = read("\n\n".join([*head, report, ""]).encode(), name="page.txt")
    return understand(record, knowledge)


@pytest.mark.parametrize(
    ("line", "agency", "outlet"),
    [
        ("Xinhua", "Xinhua News Agency", None),
        ("• AFP", "Agence France-Presse", None),
        ("Reuters Staff", "Reuters", None),
        ("By Reuters", "Reuters", None),
        ("with AFP", "Agence France-Presse", None),
        ("Le Monde avec AFP", "Agence France-Presse", "Le Monde"),
        ("China Daily", None, "China Daily"),
        ("Source: Xinhua | 2016-11-17 20:00:00 | Editor: huaxia", "Xinhua News Agency", "Xinhua News Agency"),
        ("By Ann Muster in Wuzhen, Zhejiang (China Daily)", None, "China Daily"),
        ("By Ann Muster Source:Global Times Published: 2016/11/17 20:13:39", None, "Global Times"),
    ],
)
def test_a_wire_alone_in_the_head_is_the_agency_and_a_paper_the_outlet(
    line: str, agency: str | None, outlet: str | None, knowledge: Knowledge
) -> None:
    found = page(knowledge, TITLE, line)
    assert (found.title, found.agency, found.outlet) == (TITLE, agency, outlet)
    assert found.body == REPORT


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("《 人民日报 》（ 2016年11月17日 01 版）", "People's Daily"),
        ("2016年11月17日14:16 港口周刊", "港口周刊"),
        ("2016年11月17日 08:01 | 来源：人民网－人民日报", "People's Daily Online"),
        ("週刊港 2016年11月17日vol.12掲載", "週刊港"),
    ],
)
def test_a_paper_beside_a_date_is_the_outlet(line: str, outlet: str, knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE_ZH, line, report=REPORT_ZH)
    assert (found.outlet, found.published and found.published.isoformat()) == (outlet, "2016-11-17")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Muster in Wuzhen, Zhejiang (China Daily)", ("Ann Muster",)),
        ("By Ann Muster and Jan Beispiel in Beijing", ("Ann Muster", "Jan Beispiel")),
        ("By ANN MUSTER For Example Weekly", ("Ann Muster",)),
        ("By Ann Muster Source:Global Times Published: 2016/11/17", ("Ann Muster",)),
        ("Ann Muster, Jan Beispiel", ("Ann Muster", "Jan Beispiel")),
        ("Ann Muster in Beijing", ("Ann Muster",)),
        ("World News, Tech Business", ()),
    ],
)
def test_names_of_authors_without_where_they_are(line: str, byline: tuple[str, ...], knowledge: Knowledge) -> None:
    assert page(knowledge, TITLE, line).byline == byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("《港口周刊》记者 张甲 李乙乙 | 现场报道", ("张甲", "李乙乙")),
        ("每港记者|甲乙 每港编辑|丙丁", ("甲乙",)),
        ("作者：甲乙    来源：光明日报    发布时间：2016-11-17", ("甲乙",)),
    ],
)
def test_chinese_names_end_where_another_label_begins(line: str, byline: tuple[str, ...], knowledge: Knowledge) -> None:
    assert page(knowledge, TITLE_ZH, line, report=REPORT_ZH).byline == byline


def test_a_newsroom_is_nobody_but_who_wrote_for_it_is(knowledge: Knowledge) -> None:
    signed = f"{REPORT}\n\n(Reporting by Beijing Newsroom; Writing by Ann Muster; Editing by Jan Beispiel)"
    assert page(knowledge, TITLE, report=signed).byline == ("Ann Muster",)


def test_a_name_closes_the_first_paragraph_in_japanese(knowledge: Knowledge) -> None:
    report = "会議が18日、浙江省で開かれた。各国の代表が参加し、港の規則について話し合った。(山田 太郎)"
    assert page(knowledge, "会議が開幕", report=report).byline == ("山田 太郎",)


@pytest.mark.parametrize(
    "lines",
    [
        ("PUBLISHED : Thursday, 17 November, 2016, 11:43pm", "UPDATED : Friday, 18 November, 2016, 1:02am"),
        ("Thu 17 Nov 2016 05.41 GMT", "Last modified on Fri 14 Jul 2017 12.00 BST"),
        ("Publié le 17 novembre 2016 - Mis à jour le 18 novembre 2016",),
        ("Updated: 2016-11-18 07:20", "Published: 2016-11-17 05:00"),
    ],
)
def test_the_first_publication_counts_before_a_change(lines: tuple[str, ...], knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE, *lines)
    assert found.published is not None and found.published.isoformat() == "2016-11-17"


def test_a_change_counts_where_nothing_else_is_said(knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE, "Updated: November 18, 2016")
    assert found.published is not None and found.published.isoformat() == "2016-11-18"


def test_a_caption_lends_its_year_to_the_dateline(knowledge: Knowledge) -> None:
    caption = (
        "A member of the council speaks at the Harbour Forum of the north in Beijing, April 14, 2023. (Xinhua/Wang Jia)"
    )
    found = page(knowledge, caption, report=f"BEIJING, April 15 (Xinhua) -- {REPORT}")
    assert (found.published and found.published.isoformat(), found.date_origin) == ("2023-04-15", EXTRACTED)


@pytest.mark.parametrize(("line", "date"), [("Updated: 09-07-2021", "2021-07-09"), ("10/12/2021", "2021-12-10")])
def test_a_weekday_decides_how_a_date_is_read(line: str, date: str, knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE, line)
    assert (found.published and found.published.isoformat(), found.date_origin) == (date, INFERRED)


@pytest.mark.parametrize(
    "opening",
    [
        "BEIJING: The harbour's new\nlaw will not touch foreign trade, the council said on Friday after talks.",
        "BEIJING -\nMedia OutReach Newswire\n- 20 April 2025 - The harbour's new\nlaw is made, the council said.",
    ],
)
def test_a_dateline_may_go_on_in_the_next_lines(opening: str, knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE, report=opening)
    assert (found.title, found.place) == (TITLE, "BEIJING")
    assert found.body.startswith("The harbour's new law")


def test_a_line_of_credits_may_give_the_place(knowledge: Knowledge) -> None:
    found = page(knowledge, TITLE, "AFP | Paris | Updated: 13-07-2021 19:55 IST")
    assert (found.place, found.agency, found.published and found.published.isoformat()) == (
        "Paris",
        "Agence France-Presse",
        "2021-07-13",
    )
    assert found.outlet is None


def test_a_signature_in_brackets_gives_agency_and_day(knowledge: Knowledge) -> None:
    report = "Der Rat der Hafenstadt hat ein Gesetz beschlossen, wie ein Sprecher am Donnerstag sagte. (APA, 3.6.2021)"
    found = page(knowledge, "Hafenstadt beschließt Datengesetz", report=report)
    assert (found.agency, found.published and found.published.isoformat()) == ("APA", "2021-06-03")


def test_a_copied_report_may_name_its_paper_before_the_title(knowledge: Knowledge) -> None:
    assert page(knowledge, f"The Guardian: {TITLE} after long talks").outlet == "The Guardian"


def test_an_edition_in_another_language_and_its_day_close_a_report(knowledge: Knowledge) -> None:
    report = "会議が18日、浙江省で開かれた。代表が港の規則について話し合った。\n\n「人民網日本語版」2016年11月18日"
    found = page(knowledge, "会議が開幕", report=report)
    assert found.published is not None and found.published.isoformat() == "2016-11-18"
    assert found.body.endswith("話し合った。")


def test_a_caption_on_the_conferences_own_site_may_name_the_edition(knowledge: Knowledge) -> None:
    caption = "A guide shows the hall of the 3rd World Internet Conference to guests. [Photo/Example]"
    report = f"{REPORT}\n\n{caption}\n\nThe hall belongs to the World Internet Conference and is open, a guide said."
    assert page(knowledge, "World Internet Conference", TITLE, report=report).edition == 2016
    assert page(knowledge, "Example Gazette", TITLE, report=report).edition is None
