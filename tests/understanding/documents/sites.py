"""Heads and feet of sites: credits, buttons, comments, several names of outlets. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "people cn",
        """\
人民网>>传媒
乌镇峰会聚焦媒体责任
2015年12月16日17:08  来源：人民网-传媒频道
原标题：乌镇峰会聚焦媒体责任
人民网乌镇12月16日电 （记者 甲乙）第二届世界互联网大会16日在浙江乌镇开幕，中国日报、新浪等媒体的负责人参加论坛。
(责编：丙丁、戊己)
""",
        title="乌镇峰会聚焦媒体责任",
        published_on="2015-12-16",
        place="乌镇",
        outlet="People's Daily Online",
        edition=2015,
        byline=["甲乙"],
        organizations={"China Daily", "Sina"},
        ends="参加论坛。",
    ),
    Document(
        "163",
        """\
网易科技讯 12月16日消息，第二届世界互联网大会今日在乌镇开幕，小米创始人和联想集团董事长出席。
""",
        published_on="2015-12-16",
        edition=2015,
        organizations={"Lenovo", "Xiaomi"},
        begins="第二届世界互联网大会今日",
    ),
    Document(
        "cac",
        """\
国家互联网信息办公室发布新规
中国网信网  2021年07月16日 10:00 来源： 中国网信网【打印】【纠错】
近日，国家互联网信息办公室、公安部、国家市场监管总局等部门联合发布通知，对滴滴出行开展审查。
""",
        title="国家互联网信息办公室发布新规",
        published_on="2021-07-16",
        outlet="CAC website",
        organizations={
            "Cyberspace Administration of China",
            "Didi",
            "Ministry of Public Security of China",
            "State Administration for Market Regulation",
        },
    ),
    Document(
        "ti",
        """\
新华社北京12月16日电 题：网络空间的新声音——写在第二届世界互联网大会开幕之际
新华社记者甲乙
千年古镇再迎八方来客。第二届世界互联网大会16日开幕。
""",
        place="北京",
        agency="Xinhua News Agency",
        published_on="2015-12-16",
        edition=2015,
    ),
    Document(
        "udn",
        """\
網路安全新法上路
2016-11-17 03:10 聯合報 記者王小明／台北報導
行政院昨日通過資安管理法草案，台積電、中華電信等業者將納管。
""",
        title="網路安全新法上路",
        published_on="2016-11-17",
        language="zh-Hant",
        byline=["王小明"],
        organizations={"Chunghwa Telecom", "Taiwan Semiconductor Manufacturing Company"},
    ),
    Document(
        "ap by",
        """\
China opens meeting on its view of the internet
By JANE ROE, Associated Press
Nov. 19, 2014
BEIJING (AP) — China opened a meeting of technology leaders on Wednesday. LinkedIn's founder was a guest.
""",
        title="China opens meeting on its view of the internet",
        byline=["Jane Roe"],
        published_on="2014-11-19",
        agency="Associated Press",
        organizations={"LinkedIn"},
    ),
    Document(
        "voa",
        """\
China Hosts Internet Meeting
VOA News
November 19, 2014 4:13 AM
China is hosting a meeting on internet policy in the town of Wuzhen. Rights groups including Amnesty International have criticized it.
""",
        title="China Hosts Internet Meeting",
        published_on="2014-11-19",
        outlet="Voice of America",
        organizations={"Amnesty International"},
    ),
    Document(
        "pti",
        """\
Panel asks for data law
PTI | Updated: Nov 21, 2014, 09:02 IST
NEW DELHI: A panel asked the Department of Telecommunications on Friday to publish a data law for India.
""",
        title="Panel asks for data law",
        published_on="2014-11-21",
        place="NEW DELHI",
        agency="Press Trust of India",
        organizations={"Department of Telecommunications"},
    ),
    Document(
        "gt pub",
        """\
Internet giants meet in old town
Source:Xinhua Published: 2015-12-16 10:38:40
Chairman Jack Ma of Alibaba and Baidu's founder met in Wuzhen on Wednesday for the second World Internet Conference.
""",
        title="Internet giants meet in old town",
        published_on="2015-12-16",
        agency="Xinhua News Agency",
        edition=2015,
        organizations={"Alibaba Group", "Baidu"},
    ),
    Document(
        "comments",
        """\
Law on data takes effect

June 1, 2017

The law took effect on Thursday. The Cyberspace Administration of China published answers to questions about it, and Microsoft said it would comply with the rules.

2 Comments

Jim
June 3, 2017 at 10:00
I think Facebook and Google should leave.

Ann
2019-01-02
Buy pills at World Internet Conference 2018!
""",
        title="Law on data takes effect",
        published_on="2017-06-01",
        organizations={"Cyberspace Administration of China", "Microsoft"},
        edition=None,
        ends="with the rules.",
    ),
    Document(
        "posted by",
        """\
The Port Blog

Why ports need rules

Posted by Jane Roe on March 3, 2018

Ports need rules because ships carry data. The International Maritime Organization (IMO) has written some, and Maersk follows them.
""",
        title="Why ports need rules",
        published_on="2018-03-03",
        byline=["Jane Roe"],
        organizations={"International Maritime Organization", "Maersk"},
    ),
    Document(
        "quoted title",
        """\
"We want the same rules for all," says port chief

BRUSSELS, May 3 (Reuters) - Ports want the same rules for all, the head of a lobby said, and the European Parliament agrees.
""",
        title='"We want the same rules for all," says port chief',
        organizations={"European Parliament"},
    ),
    Document(
        "wic ordinal words",
        """\
CHINA DAILY | 2019-10-21
Sixth World Internet Conference opens
The sixth World Internet Conference, or WIC, opened on Sunday in Wuzhen. The WIC was first held in 2014. China Unicom took part.
""",
        edition=2019,
        outlet="China Daily",
        published_on="2019-10-21",
        organizations={"China Unicom"},
    ),
    Document(
        "long site head",
        """\
Skip to main content
Example Post
Sections
Home
World
Tech
Sign in
Subscribe
Court rules on keys
Judges say police need a warrant
Jane Roe
May 4, 2016 | 5:30 p.m. EDT
Share
A federal court ruled on Wednesday that police need a warrant to ask Apple for the keys to a phone, in a case that the FBI and the Justice Department had brought.
Apple said it welcomed the ruling.
Read more
Sign up for our newsletter
© 2016 Example Post
""",
        title="Court rules on keys",
        published_on="2016-05-04",
        organizations={"Apple", "Federal Bureau of Investigation", "U.S. Department of Justice"},
        ends="welcomed the ruling.",
    ),
]
