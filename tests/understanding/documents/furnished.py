"""Pages whose menus, rows of dates, captions and standfirsts look like a title or like text. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

TITLE = "Lake town adopts rules on data"
DAY = "May 6, 2020"
LEAD = "The town at the lake adopted rules on data on Wednesday, a clerk said at the town hall."
LAST = "Boats must carry a licence from August on, and the clerk keeps the list of them."
ABOVE = {
    "sections": "News World Politics Tech Markets Sports",
    "sections in German": "Politik Wirtschaft Kultur Sport",
    "networks": "Lake Portal Facebook Twitter YouTube Friday, Jan 3, 2025",
    "credited picture": "The lake seen from the tower of the town hall. Photo: Example",
    "change of the page in French": "Dernière mise à jour à 10h20 le 6/5",
    "label of a date": "Published: 10:20 GMT, 6 May 2020 | Changed: 11:00 GMT, 6 May 2020",
}
BELOW = {
    "row of a date and sections": "May 6, 2020 | Lakes & Boats, Town & Country | 3 Comments",
    "date with time": "May 6, 2020 10:20 | Lakes, boats and all that floats on water",
}
BEHIND = {
    "share buttons": f"{LAST} Share this article Facebook Twitter Email",
    "follow us": f"{LAST}\n\n(For the latest lake news, Please follow Lake Daily on Twitter)",
    "day of a change": f"{LAST}\n\nUpdated 21:27, 06-May-2020",
    "name and year of the owner": f"{LAST}\n\n(Lake Press 2020:IT)",
    "reprint notice": f"{LAST}\n\n声明:本站转载此文是为了让更多人读到它,如有侵权请来信。\n\n湖泊,船只",
    "translator": f"{LAST}\n\nTranslator: Lake Team — Ann\n\nLeave a Reply",
    "newsletter": f"{LAST}\n\nNewsletter | Click to get the day’s lake news in your inbox",
    "page numbers": f"{LAST} 【1】 【2】 【3】 (For the latest lake news, Please follow Lake Daily on Twitter)",
    "must watch": f"{LAST}\n\nMust Watch",
    "read more in German": f"{LAST}\n\nMehr lesen: Boote warten auf Papiere",
    "link to the source": f"{LAST}\n\nSource link\n\nLeave a Reply",
}
CHINESE_LEAD = "湖镇星期三通过关于数据的规定，镇办公室人员说，规定将于八月施行，船只须领取执照。"

DOCUMENTS = [
    *(
        Document(
            f"{name} above the title",
            f"{line}\n\n{TITLE}\n\n{DAY}\n\n{LEAD}\n\n{LAST}\n",
            title=TITLE,
            published_on="2020-05-06",
            begins=LEAD,
            ends=LAST,
        )
        for name, line in ABOVE.items()
    ),
    *(
        Document(
            f"{name} below the title",
            f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{LAST}\n",
            title=TITLE,
            published_on="2020-05-06",
            begins=LEAD,
            ends=LAST,
        )
        for name, line in BELOW.items()
    ),
    *(
        Document(f"{name} below the text", f"{TITLE}\n\n{DAY}\n\n{LEAD}\n\n{text}\n", begins=LEAD, ends=LAST)
        for name, text in BEHIND.items()
    ),
    Document(
        "day of a change below a text without one",
        f"{LEAD}\n\n{LAST}\n\nUpdated 21:27, 06-May-2020\n",
        published_on="2020-05-06",
        begins=LEAD,
        ends=LAST,
    ),
    Document(
        "bodies of China by their names in French",
        "Le maire a reçu vendredi un envoyé de l'Administration du cyberespace de Chine et deux membres du Comité central du PCC.\n\n"
        "Ils ont parlé des bateaux du lac et des règles sur les données.\n",
        language="fr",
        organizations={"Cyberspace Administration of China", "Central Committee of the Communist Party of China"},
    ),
    Document(
        "name and motto of a meeting above the breadcrumbs",
        f"Lake Data Conference\n\nA Lake Shared and Governed by All\n\nHome > News\n\nOpening of the Lake Data Conference\n\n{LEAD}\n\n{LAST}\n",
        title="Opening of the Lake Data Conference",
        begins=LEAD,
        ends=LAST,
    ),
    Document(
        "captions above a name and a day",
        f"{TITLE}\n\nThe tower of the town hall stands at the lake.\n\nAnn Muster · 06.05.2020\n\n{LEAD}\n\n{LAST}\n",
        title=TITLE,
        published_on="2020-05-06",
        begins=LEAD,
        ends=LAST,
    ),
    Document(
        "reporters on two lines",
        f"本报记者 王甲一 李乙二\n张丙三\n{CHINESE_LEAD}\n{CHINESE_LEAD}\n",
        byline=["王甲一", "李乙二", "张丙三"],
        begins=CHINESE_LEAD,
    ),
    Document(
        "day in brackets before the text",
        f"(May 6): {LEAD} {LAST} (May 9) was named, too.\n",
        begins=LEAD,
    ),
    Document(
        "items below a credit that stands alone",
        f"### 湖镇快讯\n\n<p><strong>央视网消息</strong>（新闻联播）：</p><p><strong>船只领照</strong></p><p>{CHINESE_LEAD}</p>"
        f"<p><strong>塔楼重开</strong></p><p>{CHINESE_LEAD}</p>\n",
        title="湖镇快讯",
        begins="船只领照",
    ),
    Document(
        "headline of another story within the text",
        f"{LEAD} More on this topic: Boats wait for papers. {LAST}\n\n{LAST}\n",
        begins=f"{LEAD} {LAST}",
    ),
    Document(
        "title that names networks",
        f"Facebook and Twitter face rules at the lake\n\n{DAY}\n\n{LEAD}\n",
        title="Facebook and Twitter face rules at the lake",
        begins=LEAD,
    ),
    Document(
        "blank line within a sentence",
        f"{TITLE}\n\n{DAY}\n\n{LEAD}\n\nMore than ten owners of boats\n\nhad asked for more time, the clerk said in the hall.\n",
        ends=f"{LEAD}\n\nMore than ten owners of boats had asked for more time, the clerk said in the hall.",
    ),
    Document(
        "Chinese caption above a dateline",
        f"5月6日，湖镇的规定通过。图为镇办公室外景。本报记者 王甲 摄\n新华社北京5月6日电（记者李乙）{CHINESE_LEAD}\n",
        title=None,
        byline=["李乙"],
        begins=CHINESE_LEAD,
    ),
    Document(
        "Chinese portal's slogan above the title",
        f"湖镇 新闻门户\n\n湖镇通过关于数据的规定\n\n2020年05月06日 09:53\n\n{CHINESE_LEAD}\n",
        title="湖镇通过关于数据的规定",
        published_on="2020-05-06",
        begins=CHINESE_LEAD,
    ),
    Document(
        "Chinese standfirst, and the title again",
        f"湖镇通过关于数据的规定\n\n作者:王甲乙\n\n发布时间:2020-05-06 16:48:21\n\n摘要:镇里开会。规定将于八月施行，船只须领取执照。\n\n湖镇通过关于数据的规定\n\n{CHINESE_LEAD}\n",
        title="湖镇通过关于数据的规定",
        published_on="2020-05-06",
        byline=["王甲乙"],
        begins=CHINESE_LEAD,
    ),
    Document(
        "Japanese edition below the text",
        "湖の町がデータの規則を採択した。町の役人によると、規則は八月に施行され、船は免許を持たなければならない。(編集AB)\n\n「湖畔網日本語版」2020年5月6日\n",
        published_on="2020-05-06",
        ends="持たなければならない。",
    ),
]

FLAT = f"{LEAD} {LAST} The fair goes on until Sunday, and the town expects many guests from all around the lake."
RUN_ON = {
    "date and time": (f"{TITLE} May 6, 2020 10:20 {FLAT}", "2020-05-06", None),
    "time and date": (f"{TITLE} Xinhua 09:04, May 06, 2020 {FLAT}", "2020-05-06", None),
    "date, time and dateline": (
        f"{TITLE} Xinhua 09:04, May 07, 2020 BEIJING, May 6 (Xinhua) -- {FLAT}",
        "2020-05-07",
        "Xinhua News Agency",
    ),
}
CHINESE_FLAT = f"{CHINESE_LEAD}镇里还说，集市将开到星期日，预计有许多客人从湖边各地前来，船只也要排队。"
DOCUMENTS += [
    *(
        Document(
            f"page on one line: {name}",
            text,
            title=TITLE,
            published_on=day,
            begins="The town at the lake",
            ends="all around the lake.",
            **({"agency": agency} if agency else {}),
        )
        for name, (text, day, agency) in RUN_ON.items()
    ),
    Document(
        "page on one line: dateline only",
        f"{TITLE} BEIJING, May 6 (Xinhua) -- {FLAT}",
        title=TITLE,
        agency="Xinhua News Agency",
        begins="The town at the lake",
    ),
    Document(
        "page on one line in Chinese",
        f"湖镇通过关于数据的规定 2020-05-06 10:00 来源：新华社 {CHINESE_FLAT}",
        title="湖镇通过关于数据的规定",
        published_on="2020-05-06",
        begins=CHINESE_LEAD,
    ),
    Document(
        "one paragraph with a date and a time within its sentences",
        f"The council met on May 6, 2020 at 10:20 and adopted rules. {FLAT}",
        title=None,
        begins="The council met on May 6",
    ),
    Document(
        "caption printed twice",
        f"湖镇集市的船只停在岸边湖镇集市的船只停在岸边\n\n{CHINESE_FLAT}\n\n集市上的灯在水里集市上的灯在水里\n\n{CHINESE_LEAD}\n",
        title=None,
        begins=f"{CHINESE_FLAT}\n\n{CHINESE_LEAD}",
    ),
    Document(
        "date behind the first paragraph",
        f"{TITLE}\n\n{LEAD} May 6, 2020\n\n{LAST}\n",
        title=TITLE,
        published_on="2020-05-06",
        begins=f"{LEAD}\n\n{LAST}",
    ),
]

WRAPPED = [
    "Der Rat der Stadt am See hat am Mittwoch neue Regeln für",
    "Daten beschlossen. Die Boote brauchen vom August an eine",
    "Erlaubnis, wie ein Sprecher des Rates sagte. Das Markttreiben",
    "Sonntags geht weiter, und die Stadt erwartet viele Gäste.",
]
DOCUMENTS += [
    Document(
        "German paragraph broken into lines that begin with capitals",
        "Stadt am See beschließt Regeln für Daten\n\n6. Mai 2020\n\n" + "\n".join(WRAPPED) + "\n",
        title="Stadt am See beschließt Regeln für Daten",
        begins="Der Rat der Stadt am See hat am Mittwoch neue Regeln für Daten beschlossen.",
    ),
    Document(
        "page on one line: day alone",
        f"{TITLE} May 6, 2020 {FLAT}",
        title=TITLE,
        published_on="2020-05-06",
        begins="The town at the lake",
    ),
    Document(
        "page on one line: bracketed dateline",
        f"湖鎮通過關於數據的規定 【新華社北京五月六日電】{CHINESE_FLAT}",
        title="湖鎮通過關於數據的規定",
        place="北京",
        begins=CHINESE_LEAD,
    ),
    Document(
        "one paragraph with a day within its sentence",
        f"The council that met on May 6, 2020 The Hague time adopted rules. {FLAT}",
        title=None,
        begins="The council that met",
    ),
]
