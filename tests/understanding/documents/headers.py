"""Header lines, bylines and notes of the desk around wire copy. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "hdr by",
        """\
 date 2015-12-16 By Jane Roe | WUZHEN, China
WUZHEN, China Dec 16 China's president called on Wednesday
for each country's right to run its own internet, at the start of
the second World Internet Conference.
Alibaba's founder was to speak later (Additional text).
(Additional reporting by John Doe; Editing by Some
Body)
""",
        published_on="2015-12-16",
        place="WUZHEN, China",
        byline=["Jane Roe"],
        edition=2015,
        organizations={"Alibaba Group"},
        ends="(Additional text).",
    ),
    Document(
        "hdr bar title",
        """\
 date 2016-11-07 | China adopts cyber security law in face of overseas opposition
China adopted a contentious cyber security law on Monday to counter what Beijing says are growing threats.
The European Union Chamber of Commerce in China said the law was vague.
""",
        published_on="2016-11-07",
        place=None,
        title="China adopts cyber security law in face of overseas opposition",
        organizations={"European Union Chamber of Commerce in China"},
    ),
    Document(
        "adds2",
        """\
(Adds quotes, background)

By Jane Roe

BEIJING, Aug 11 (Reuters) - China's cyber watchdog said on Friday it had opened probes
into Tencent and Baidu for failing to police banned content.

Neither firm commented.
""",
        place="BEIJING",
        agency="Reuters",
        byline=["Jane Roe"],
        organizations={"Baidu", "Tencent"},
        begins="China's cyber watchdog",
        title_origin="inferred",
    ),
    Document(
        "indent",
        """\
                    Port of Example shuts down after attack

   ROTTERDAM, June 27 (Reuters) - A global cyber attack hit shipping firm
Maersk on Tuesday, and its terminals in Rotterdam stopped.
   Russia's Rosneft and WPP, the advertising firm, were hit too. The FBI is
looking into it.
   "All IT systems are down," Maersk said.
""",
        title="Port of Example shuts down after attack",
        place="ROTTERDAM",
        agency="Reuters",
        organizations={"Federal Bureau of Investigation", "Maersk"},
    ),
    Document(
        "date two lines",
        """\
2016
11-17
乌镇峰会上的中国方案
第三届世界互联网大会17日进入第二天议程。国家互联网信息办公室和中国网络空间研究院发布报告。
""",
        published_on="2016-11-17",
        title="乌镇峰会上的中国方案",
        edition=2016,
        organizations={"Chinese Academy of Cyberspace Studies", "Cyberspace Administration of China"},
    ),
    Document(
        "min many",
        """\
NEW DELHI, June 30 (PTI) - India's Ministry of Electronics and Information Technology on Tuesday banned TikTok, WeChat and 57 other Chinese apps. The Ministry of Commerce in Beijing objected.
""",
        place="NEW DELHI",
        agency="Press Trust of India",
        published_on=None,
    ),
    Document(
        "cisa",
        """\
The White House said on Friday that the CISA bill, which lets firms share data, should become law. The Senate passed CISA in October.
""",
        organizations={"White House"},
    ),
    Document(
        "header with title in capitals and report",
        """\
 date 2017-06-01 CHINA'S CYBER LAW TAKES EFFECT China's new cyber security law took effect on Thursday, and foreign firms such as IBM asked for details of it.
The Cyberspace Administration of China said that it would answer.
""",
        published_on="2017-06-01",
        title="CHINA'S CYBER LAW TAKES EFFECT",
        organizations={"IBM", "Cyberspace Administration of China"},
        begins="China's new cyber",
    ),
    Document(
        "header with title and dateline",
        """\
 date 2017-06-01 China's cyber law takes effect despite calls for delay BEIJING, June 1 (Reuters) - China's new cyber security law took effect on Thursday, and foreign firms such as IBM asked for details.
""",
        published_on="2017-06-01",
        title="China's cyber law takes effect despite calls for delay",
        place="BEIJING",
        agency="Reuters",
        organizations={"IBM"},
        begins="China's new cyber",
    ),
]
