"""Every form of dateline, taken apart; and lines that only look like one."""

import pytest

from articles.understanding import Knowledge, datelines


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        (
            "WUZHEN, Zhejiang, Dec. 17 (Xinhua) -- Text goes on.",
            "WUZHEN, Zhejiang",
            (None, 12, 17),
            "Xinhua News Agency",
        ),
        ("BEIJING, Nov 20 (Reuters) - Text goes on.", "BEIJING", (None, 11, 20), "Reuters"),
        ("BEIJING (Reuters) - Text goes on.", "BEIJING", None, "Reuters"),
        ("WUZHEN, China (AP) — Text goes on.", "WUZHEN, China", None, "Associated Press"),
        ("NEW YORK/WASHINGTON, Nov 3 (Reuters) - Text goes on.", "NEW YORK/WASHINGTON", (None, 11, 3), "Reuters"),
        ("HONG KONG — Text goes on for a while, as the text of a report does.", "HONG KONG", None, None),
        ("HANGZHOU: Text goes on for a while, as the text of a report does.", "HANGZHOU", None, None),
        ("(Bloomberg) -- Text goes on.", None, None, "Bloomberg News"),
        ("WUZHEN, China, Nov. 9, 2023 /PRNewswire/ -- Text.", "WUZHEN, China", (2023, 11, 9), "PR Newswire"),
        ("WUZHEN, China Nov 17 Text goes on.", "WUZHEN, China", (None, 11, 17), None),
        ("BEIJING May 31 The ministry said", "BEIJING", (None, 5, 31), None),
        ("New Delhi, Nov 17 (PTI) Text goes on.", "New Delhi", (None, 11, 17), "Press Trust of India"),
        ("PARIS (AFP) - Texte.", "PARIS", None, "Agence France-Presse"),
        ("Berlin (dpa) - Der Text.", "Berlin", None, "dpa"),
        ("Nov 8, 2018 (CNN) -- The text of a report goes on for a while here.", None, (2018, 11, 8), "CNN"),
        ("GENEVA, Nov 3 (Sample Wire) -- Text goes on.", "GENEVA", (None, 11, 3), "Sample Wire"),
        ("新华社北京7月25日电（记者甲乙、丙丁）记者获悉，正文。", "北京", (None, 7, 25), "Xinhua News Agency"),
        ("新華社杭州11月22日電 正文。", "杭州", (None, 11, 22), "Xinhua News Agency"),
        ("新华社日内瓦2019年11月22日电 正文。", "日内瓦", (2019, 11, 22), "Xinhua News Agency"),
        ("本报乌镇11月8日讯（记者 甲 乙）正文。", "乌镇", (None, 11, 8), None),
        ("中新网乌镇11月9日电 正文。", "乌镇", (None, 11, 9), "China News Service"),
        ("央视网消息（新闻联播）：正文。", None, None, "CCTV"),
        ("【ワシントン共同】米国は２４日、", "ワシントン", None, "Kyodo News"),
        ("［北京 20日 ロイター］ - 中国は", "北京", None, "Reuters"),
        ("（中央社記者王小明台北12日電）正文。", "台北", None, "Central News Agency"),
        ("BEIJING- Text goes on for a while, as text does.", "BEIJING", None, None),
        ("BEIJING • Text goes on for a while, as text does.", "BEIJING", None, None),
        ("Berlin. Zur Sitzung kamen viele.", "Berlin", None, None),
        ("Berlin In der Sitzung sprachen viele.", "Berlin", None, None),
        (
            "HONG KONG SAR - Media OutReach Newswire - 17 April 2025 - Text.",
            "HONG KONG SAR",
            (2025, 4, 17),
            "Media OutReach Newswire",
        ),
        ("【香港中通社四月十四日電】正文。", None, (None, 4, 14), "Hong Kong China News Agency"),
        ("【新華社北京七月二日電】(記者 甲乙)正文。", "北京", (None, 7, 2), "Xinhua News Agency"),
        ("新华社北京二〇一六年十一月二十一日电 正文。", "北京", (2016, 11, 21), "Xinhua News Agency"),
        ("【烏鎮発】本文。", "烏鎮", None, None),
        ("【1月18日 AFP】本文。", None, (None, 1, 18), "Agence France-Presse"),
        ("【新華社烏鎮11月18日】本文。", "烏鎮", (None, 11, 18), "Xinhua News Agency"),
        ("（北京 20日 ロイター） - 中国は", "北京", None, "Reuters"),
        ("【大公報記者甲乙丙烏鎮十六日電】正文。", "烏鎮", None, "Ta Kung Pao"),
        ("12月9日消息，正文。", None, (None, 12, 9), None),
        ("3月20日讯,正文。", None, (None, 3, 20), None),
    ],
)
def test_a_dateline_gives_place_day_and_agency(
    line: str, place: str | None, date: tuple[int | None, int, int] | None, agency: str | None, knowledge: Knowledge
) -> None:
    found = datelines.parse(line, knowledge)
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)
    assert found.rest and line.endswith(found.rest)
    assert line.startswith(found.words)


@pytest.mark.parametrize(
    "line",
    [
        "CYBER LAW - WHAT IT MEANS",
        "Paris. In May the town will open its port to ships.",
        "12月9日，市议会通过新法。",
        "三月八日消息传来，众人欢呼。",
        "U.S. firms - and others - want more time for the rules, they say.",
        "China: the law takes effect",
        "IT: a short history of a word that everybody uses and nobody likes",
        "Beijing is preparing rules for data, officials said on Monday.",
        "Nov. 17, 2016",
        "中国电信今天宣布，将扩建网络。",
        "国网电力公司表示，系统正常。",
        "世界互联网大会消息人士表示，会议将延期。",
        "新华网电商频道上线。",
        "【重要】今天的会议改期。",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str, knowledge: Knowledge) -> None:
    assert datelines.parse(line, knowledge) is None


def test_reporters_of_a_dateline_are_its_byline(knowledge: Knowledge) -> None:
    found = datelines.parse("新华社北京7月25日电（记者甲乙、丙丁 通讯员戊己）正文。", knowledge)
    assert found is not None
    assert found.byline == ("甲乙", "丙丁", "戊己")


def test_the_paper_of_a_reporter_is_nobody(knowledge: Knowledge) -> None:
    found = datelines.parse("浙江在线12月17日讯（浙江日报记者 李乙乙 王丙）正文。", knowledge)
    assert found is not None and found.byline == ("李乙乙", "王丙")


@pytest.mark.parametrize(("inside", "byline"), [("张甲乙、李丙", ("张甲乙", "李丙")), ("综合报道", ()), ("完", ())])
def test_a_bracket_behind_a_dateline_may_hold_nothing_but_names(
    inside: str, byline: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = datelines.parse(f"中新网乌镇11月9日电（{inside}）正文。", knowledge)
    assert found is not None and found.byline == byline
