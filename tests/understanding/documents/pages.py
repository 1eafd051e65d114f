"""Pages saved as text: site names, breadcrumbs, date lines of every kind, menus, markup, e-mails. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "peoples daily paren",
        """\
Home>>
Data bureau publishes plan for public data
(Xinhua) 09:01, November 08, 2023
BEIJING, Nov. 7 (Xinhua) -- The National Data Administration on Tuesday published a plan on public data.
(Web editor: Some Body, Other Body)
Photos
In pics: autumn leaves
Related Stories
Wuzhen gears up for 2023 World Internet Conference
""",
        title="Data bureau publishes plan for public data",
        published_on="2023-11-08",
        place="BEIJING",
        agency="Xinhua News Agency",
        edition=None,
        organizations={"National Data Administration"},
        ends="on public data.",
    ),
    Document(
        "paren lost",
        """\
Full text: rules on apps for children
Xinhua) 09:01, November 08, 2023
The Ministry of Education and three other Chinese departments issued rules on Monday for apps that children use at school.
China has 180 million pupils.
""",
        title="Full text: rules on apps for children",
        published_on="2023-11-08",
        agency="Xinhua News Agency",
        organizations={"Ministry of Education of China"},
    ),
    Document(
        "glued source",
        """\
Tech giants show new wares at light expo
2016-11-18Source: Xinhua
HANGZHOU, Nov. 18 (Xinhua) -- The Light of the Internet Expo closed on Friday along with the third World Internet Conference. Kaspersky Lab, IBM and Huawei had stands.
""",
        title="Tech giants show new wares at light expo",
        published_on="2016-11-18",
        place="HANGZHOU",
        agency="Xinhua News Agency",
        edition=2016,
        organizations={"Huawei", "IBM", "Kaspersky"},
    ),
    Document(
        "chinadaily bar",
        """\
China Daily
Water town goes online
By Ann Example | chinadaily.com.cn | Updated: November 9, 2023 09:12
Share - WeChat
Residents of Wuzhen say the World Internet Conference has changed their lives. [Photo by Some One/chinadaily.com.cn]
For a decade the town has hosted the World Internet Conference, and most shops take payment by phone, residents said on Wednesday.
""",
        title="Water town goes online",
        published_on="2023-11-09",
        outlet="China Daily",
        byline=["Ann Example"],
        edition=2023,
        agency=None,
        organizations=set(),
        begins="For a decade",
    ),
    Document(
        "cgtn",
        """\
CGTN
Tech
Updated 19:04, 21-Oct-2019
Six years of Wuzhen: what the summit showed
The sixth World Internet Conference in Wuzhen puts 5G on stage. Huawei, Tesla and Qualcomm showed products on Monday.
""",
        title="Six years of Wuzhen: what the summit showed",
        published_on="2019-10-21",
        outlet="CGTN",
        edition=2019,
        organizations={"Huawei", "Qualcomm", "Tesla"},
    ),
    Document(
        "update colon",
        """\
Wuzhen sums up first summit
Update:24 Nov 2014
Source: China Daily
The first World Internet Conference ended on Friday with a draft declaration that was slipped under delegates' doors at night.
Several delegates said that they never saw it.
""",
        title="Wuzhen sums up first summit",
        published_on="2014-11-24",
        outlet="China Daily",
        agency=None,
        edition=2014,
        organizations=set(),
    ),
    Document(
        "zdnet gmt",
        """\
Regulator sets out what apps may collect
By Ellen Brook | August 26, 2021 -- 10:36 GMT (11:36 BST) | Topic: Security
The Cyberspace Administration of China has released draft rules on recommendation algorithms. ByteDance and Meituan said they would study the draft.
""",
        title="Regulator sets out what apps may collect",
        published_on="2021-08-26",
        byline=["Ellen Brook"],
        organizations={"ByteDance", "Cyberspace Administration of China", "Meituan"},
    ),
    Document(
        "iso time",
        """\
Log4j flaw: regulator suspends deal with cloud firm
2021-12-15T18:41:14+00:00
China's Ministry of Industry and Information Technology has suspended an information-sharing deal with Alibaba Cloud after it reported a flaw to the Apache Software Foundation first.
""",
        title="Log4j flaw: regulator suspends deal with cloud firm",
        published_on="2021-12-15",
        organizations={
            "Alibaba Cloud",
            "Apache Software Foundation",
            "Ministry of Industry and Information Technology",
        },
    ),
    Document(
        "date three lines",
        """\
18
Nov
2016
Experts urge rules for data trade
Experts at a forum in Wuzhen said on Friday that China needs clear rules for the trade in data. The forum was part of the World Internet Conference.
""",
        title="Experts urge rules for data trade",
        published_on="2016-11-18",
        edition=2016,
        organizations=set(),
    ),
    Document(
        "front matter scraped",
        """\
---
title: "Regulators warn on smart toys | Example Times"
author: Jo Sample
scrapedAt: 2025-03-01T10:00:00Z
date: 2017-07-18
source: The Guardian
---
The Federal Trade Commission and the FBI have warned parents about toys that listen. Mozilla and the Electronic Frontier Foundation asked Target and Walmart to stop selling some of them.
""",
        title="Regulators warn on smart toys",
        published_on="2017-07-18",
        outlet="The Guardian",
        byline=["Jo Sample"],
        organizations={
            "Electronic Frontier Foundation",
            "Federal Bureau of Investigation",
            "Federal Trade Commission",
            "Mozilla",
            "Target Corporation",
            "Walmart",
        },
    ),
    Document(
        "title twice",
        """\
Example Herald - Standards body publishes draft on cars

Standards body publishes draft on cars

Published: 4 May 2021

The National Information Security Standardization Technical Committee, known as TC260, published a draft standard on data from connected cars. Tesla and BYD took part.
""",
        title="Standards body publishes draft on cars",
        published_on="2021-05-04",
        organizations={"BYD", "TC260", "Tesla"},
    ),
    Document(
        "html fragment",
        """\
<h1>Ministry names apps that take too much</h1><p class="meta">2020-07-03 来源: 工信部</p><p>The Ministry of Industry &amp; Information Technology has named fifteen apps.</p><p>Among them are apps by <b>Tencent</b> and <a href="https://example.com">Ele.me</a>.<br>Both said they would change them&nbsp;soon.</p><div class="share-links">Share on Facebook Share on Twitter</div>
""",
        title="Ministry names apps that take too much",
        published_on="2020-07-03",
        organizations={"Ele.me", "Ministry of Industry and Information Technology", "Tencent"},
        ends="change them soon.",
    ),
    Document(
        "nikkei like",
        """\
Chinese chip group wins state funds
PAT EXAMPLE, Nikkei staff writer
November 2, 2021 14:05 JST
SHANGHAI -- Semiconductor Manufacturing International Corp. and Yangtze Memory will share in a fund run by the Ministry of Finance, people briefed on the plan said. Huawei, blacklisted by the U.S. Department of Commerce, stands to gain.
""",
        title="Chinese chip group wins state funds",
        published_on="2021-11-02",
        place="SHANGHAI",
        outlet="Nikkei",
        organizations={
            "Huawei",
            "Semiconductor Manufacturing International Corporation",
            "U.S. Department of Commerce",
            "Yangtze Memory Technologies",
        },
    ),
    Document(
        "wic site",
        """\
World Internet Conference

Wuzhen Summit

Home > News > Latest

Wuzhen readies itself for the sixth gathering


WUZHEN, Zhejiang, Oct. 18 (Xinhua) -- Volunteers practised greetings on Friday, two days before the sixth World Internet Conference opens.

JD.com and Didi will run robots in the old streets.
""",
        title="Wuzhen readies itself for the sixth gathering",
        published_on="2019-10-18",
        edition=2019,
        agency="Xinhua News Agency",
        outlet="World Internet Conference site",
        place="WUZHEN, Zhejiang",
        organizations={"Didi", "JD.com"},
    ),
    Document(
        "guardian",
        """\
Apple pulls news app from Chinese store | The Guardian

Technology

Ann Example in Hong Kong
@annexample
Thu 5 Jan 2017 06.07 GMT

Apple has removed the apps of the New York Times from its store in China after a request from Beijing.

The company said the apps broke local rules. The Committee to Protect Journalists asked it to think again.

Topics: China, Apple, censorship
""",
        title="Apple pulls news app from Chinese store",
        published_on="2017-01-05",
        outlet="The Guardian",
        organizations={"Apple", "Committee to Protect Journalists", "New York Times"},
        edition=None,
        ends="think again.",
    ),
    Document(
        "standard md",
        """\
# Beijing court hears first facial recognition case

*By Ann Example, 2 March 2021*

A Beijing court on Tuesday heard the first case on **facial recognition** at a zoo. [SenseTime](https://www.sensetime.com) was not a party.

## Background

The Supreme People's Court issued guidance in July.

---

*Related: [World Internet Conference 2020](https://example.org/wic)*
""",
        title="Beijing court hears first facial recognition case",
        published_on="2021-03-02",
        byline=["Ann Example"],
        organizations={"SenseTime", "Supreme People's Court"},
        edition=None,
        begins="A Beijing court on Tuesday",
    ),
    Document(
        "author email",
        """\
Subject: [cyber-list] EU agrees on cyber diplomacy toolbox
Date: Mon, 19 Jun 2017 16:02:11 +0200
From: someone@example.org

The Council of the European Union agreed on Monday on a toolbox against malicious cyber activities.

ENISA will help.

--
list@example.org
http://example.org/mailman/listinfo/cyber-list
""",
        published_on="2017-06-19",
        organizations={"Council of the European Union", "European Union", "European Union Agency for Cybersecurity"},
        title="EU agrees on cyber diplomacy toolbox",
    ),
    Document(
        "no title dates",
        """\
Source: Global Times
Published: 2017/12/4 22:38:39

The fourth World Internet Conference in Wuzhen, East China's Zhejiang Province, heard Apple CEO Tim Cook and Google CEO Sundar Pichai speak on Sunday.

Both praised the host.
""",
        published_on="2017-12-04",
        outlet="Global Times",
        edition=2017,
        organizations={"Apple", "Google"},
        title_origin="inferred",
    ),
    Document(
        "interview",
        """\
Q&A: The man who mapped the Great Firewall

By Ann Example
11/20/2014 - 12:13

Q: What does the filter block?
A: Thousands of sites, Facebook and Twitter among them, and Google's services since June.

Q: Does it slow down banks?
A: Yes. The American Chamber of Commerce in China has complained.
""",
        title="Q&A: The man who mapped the Great Firewall",
        published_on="2014-11-20",
        byline=["Ann Example"],
        organizations={"AmCham China", "Google", "Meta Platforms", "X (Twitter)"},
        edition=None,
    ),
    Document(
        "email footer",
        """\
Subject matters: what the new law says about encryption

The Ministry of State Security may ask firms for keys under the draft, lawyers in Beijing said on Tuesday. Apple and Cisco had lobbied against the clause, which was first published by the National People's Congress in November.

You are receiving this because you subscribed to the list.
To unsubscribe, write to list@example.org
""",
        title="Subject matters: what the new law says about encryption",
        ends="in November.",
        organizations={"Apple", "Cisco", "Ministry of State Security", "National People's Congress"},
    ),
]
