"""Short reports and last paragraphs that are signed: in brackets, behind a dash, by hand. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

TOP = "Lake town adopts rules on data\n\nMay 6, 2020\n\n"
LEAD = "The town at the lake adopted rules on data on Wednesday, a clerk said at the town hall."
LAST = "Boats must carry a licence from August on, and the clerk keeps the list of them."
FORMS = {
    "(Xinhua)": "Xinhua News Agency",
    "(Reuters)": "Reuters",
    "(AFP)": "Agence France-Presse",
    "(AFP/dpa)": "Agence France-Presse",
    "(dpa)": "dpa",
    "(Source: Xinhua)": "Xinhua News Agency",
    "(with Reuters)": "Reuters",
    "-Reuters": "Reuters",
    "— Reuters": "Reuters",
    "Enditem": None,
    "(By Jane Roe)": None,
    "[LTN]": None,
}
CHINESE_TOP = "湖镇通过数据规定\n2020-05-06 10:00\n来源：新华社\n"
CHINESE_LEAD = "湖镇星期三通过关于数据的规定，镇办公室人员说，规定将于八月施行，船只须领取执照。"
CHINESE_FORMS = (
    "（完）",
    "（记者 王甲）",
    "（新华社）",
    "（来源：新华社）",
    "（责任编辑：王甲）",
    "王甲 摄",
    "新华社发（王甲 摄）",
)

DOCUMENTS = [
    *(
        Document(
            f"{form} behind the only paragraph",
            f"{TOP}{LEAD} {form}\n",
            title="Lake town adopts rules on data",
            published_on="2020-05-06",
            agency=agency,
            organizations=set(),
            begins=LEAD,
            ends=LEAD,
        )
        for form, agency in FORMS.items()
    ),
    *(
        Document(
            f"{form} behind the last paragraph",
            f"{TOP}{LEAD}\n\n{LAST} {form}\n",
            agency=agency,
            organizations=set(),
            begins=LEAD,
            ends=LAST,
        )
        for form, agency in FORMS.items()
    ),
    *(
        Document(
            f"{form} behind the only paragraph in Chinese",
            f"{CHINESE_TOP}{CHINESE_LEAD}{form}\n",
            title="湖镇通过数据规定",
            published_on="2020-05-06",
            begins=CHINESE_LEAD,
            ends=CHINESE_LEAD,
        )
        for form in CHINESE_FORMS
    ),
    Document(
        "signature on its own line before other headlines",
        f"{TOP}{LEAD}\n\n{LAST}\n\n • Reuters, with additional editing by Jane Roe\n\nBoats Wait For Licences\n\nHall Closed Again\n",
        agency="Reuters",
        begins=LEAD,
        ends=LAST,
    ),
    Document(
        "initials and agencies",
        "Seestadt beschließt Regeln\n\nDer Rat der Seestadt hat am Mittwoch Regeln für Daten beschlossen, wie ein Sprecher mitteilte.\n\nab/cd (dpa, afp)\n",
        agency="dpa",
        ends="wie ein Sprecher mitteilte.",
    ),
    Document(
        "reporters below a Chinese report",
        f"{CHINESE_TOP}{CHINESE_LEAD}\n{CHINESE_LEAD}（记者王甲 李乙）\n【责任编辑：赵丙】\n",
        byline=["王甲", "李乙"],
        ends=CHINESE_LEAD,
    ),
    Document(
        "few words below a date",
        "Lake town adopts rules on data\nMay 6, 2020\nRules adopted. (Reuters)\n",
        title="Lake town adopts rules on data",
        published_on="2020-05-06",
        agency="Reuters",
        begins="Rules adopted.",
        ends="Rules adopted.",
    ),
    Document(
        "signature above a line of the page",
        f"{TOP}{LEAD}\n\n{LAST} — Reuters\n\nFollow us on Twitter\n",
        agency="Reuters",
        ends=LAST,
    ),
    Document(
        "link between the paragraphs",
        f"{TOP}{LEAD}\n\nREAD MORE: Boats wait for papers\n\n{LAST}\n",
        begins=f"{LEAD}\n\n{LAST}",
    ),
    Document(
        "caption above a report",
        f"Visitors look at a model of a boat at the fair of the lake town. (Xinhua)\n\n{LEAD}\n\n{LAST}\n",
        begins=LEAD,
        ends=LAST,
    ),
    Document(
        "caption within a report",
        f"{TOP}{LEAD}\n\nVisitors look at a model of a boat at the fair of the lake town. (Reuters)\n\nThe fair goes on until Sunday, and the town expects many guests.\n\n{LAST}\n",
        begins=f"{LEAD}\n\nThe fair",
        ends=LAST,
    ),
    Document(
        "paragraphs that are each signed",
        f"{TOP}{LEAD} (Reuters)\n\nThe hill town paved a road on Monday, its mayor told reporters there. (AFP)\n\n{LAST} (Xinhua)\n",
        begins=LEAD,
        ends=LAST,
    ),
]
