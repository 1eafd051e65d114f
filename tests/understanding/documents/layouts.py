"""Odd layouts: summaries before datelines, bare labels, lists, capitals, other languages. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "summary",
        """\
Explainer: what the data law says
By Jane Roe
3 September 2021
China's new data law sets out how data may be used, and it is strict. It follows a string of probes.
BEIJING — The Data Security Law took effect on Wednesday and covers all data handled in China, from Didi's maps to the records of Ping An.
""",
        title="Explainer: what the data law says",
        published_on="2021-09-03",
        byline=["Jane Roe"],
        organizations={"Didi", "Ping An"},
    ),
    Document(
        "qanda",
        """\
title: Data law Q&A
date: 2021-09-01
author: Jane Roe
source: Caixin Global

What does the law say? It says that "important data" must be protected. The Ministry of Industry and Information Technology keeps a list.
""",
        title="Data law Q&A",
        published_on="2021-09-01",
        byline=["Jane Roe"],
        outlet="Caixin",
        organizations={"Ministry of Industry and Information Technology"},
    ),
    Document(
        "crawl line",
        """\
Crawled: 2024-05-01 12:00:00
URL: https://www.scmp.com/tech/policy/article/1234567/some-title
Chinese tech giants face reviews
Published: 14 Nov, 2021
Alibaba and Tencent face reviews if they list shares in Hong Kong, the Cyberspace Administration of China said on Sunday.
""",
        title="Chinese tech giants face reviews",
        published_on="2021-11-14",
        outlet="South China Morning Post",
        organizations={"Alibaba Group", "Cyberspace Administration of China", "Tencent"},
    ),
    Document(
        "ko",
        """\
중국, 사이버보안법 시행
2017년 6월 1일
(베이징=연합뉴스) 중국이 1일부터 사이버보안법을 시행한다.
""",
        language="ko",
    ),
    Document(
        "upper title",
        """\
CHINA PASSES CYBER LAW
Nov 7 2016
BEIJING - Lawmakers voted for rules on networks this Monday, China's official Xinhua news agency reported.
""",
        title="CHINA PASSES CYBER LAW",
        published_on="2016-11-07",
        place="BEIJING",
        organizations={"Xinhua News Agency"},
    ),
    Document(
        "zh paren src",
        """\
（法新社北京7日电）中国周一通过网络安全法，国际人权组织人权观察表示担忧。
""",
        agency="Agence France-Presse",
        place="北京",
        organizations={"Human Rights Watch"},
        published_on=None,
    ),
    Document(
        "zh lianhe",
        """\
（北京综合讯）中国工信部昨天约谈阿里云。
""",
        organizations={"Alibaba Cloud", "Ministry of Industry and Information Technology"},
    ),
    Document(
        "wic 2017 en",
        """\
The Fourth World Internet Conference Opens in Wuzhen
2017-12-03 17:05:12 CRIENGLISH.com Web Editor: Some One
The Fourth World Internet Conference opened Sunday in Wuzhen, east China. Apple CEO Tim Cook addressed the meeting.
""",
        title="The Fourth World Internet Conference Opens in Wuzhen",
        published_on="2017-12-03",
        edition=2017,
        organizations={"Apple"},
    ),
    Document(
        "numbers",
        """\
3 things to know about the 5G ban
1. Britain bans Huawei from 5G.
2. BT must remove kit by 2027.
3. GCHQ's cyber centre did the review.
""",
        organizations={"BT Group", "GCHQ", "Huawei"},
        title="3 things to know about the 5G ban",
        edition=None,
    ),
    Document(
        "only title",
        """\
China's cyber law takes effect
""",
        organizations=set(),
    ),
    Document(
        "press release gov",
        """\
Press Release
European Commission - Press release
Brussels, 16 December 2020
New EU cybersecurity strategy
Today, the European Commission presents a new cybersecurity strategy. ENISA and Europol will help.
""",
        published_on="2020-12-16",
    ),
]
