"""Traps: crawl dates, editions in passing, names that are words, products and shared names. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "front matter scraped only",
        """\
---
title: Who owns the root zone
scrapedAt: 2025-03-01
---
The Internet Corporation for Assigned Names and Numbers (ICANN) runs the root zone. Its critics want the International Telecommunication Union to do so.
""",
        title="Who owns the root zone",
        published_on=None,
        organizations={"ICANN", "International Telecommunication Union"},
    ),
    Document(
        "sidebar",
        """\
Example Tech News
Home > Security > News
Bank pays hackers to get its data back
By Sam Brook
March 3, 2022
A regional bank in Ohio said on Thursday that it paid hackers who had encrypted its files. The FBI is looking into the attack, and Microsoft helped restore the systems.
The bank did not say how much it paid.
Related articles
World Internet Conference 2021 opens in Wuzhen
Tencent fined again
""",
        title="Bank pays hackers to get its data back",
        published_on="2022-03-03",
        edition=None,
        organizations={"Federal Bureau of Investigation", "Microsoft"},
        ends="how much it paid.",
        byline=["Sam Brook"],
    ),
    Document(
        "passing",
        """\
WASHINGTON, March 3 (Reuters) - The United States and China will restart talks on cyber crime, the State Department said on Friday.

The talks stopped after a quarrel over the indictment of officers of the People's Liberation Army. In 2015, at the second World Internet Conference, President Xi Jinping had called for mutual respect.

The Department of Homeland Security will lead the American side, and the Ministry of Public Security the Chinese.
""",
        title_origin="inferred",
        place="WASHINGTON",
        agency="Reuters",
        edition=None,
        published_on=None,
        related_editions=[2015],
        organizations={
            "Ministry of Public Security of China",
            "People's Liberation Army",
            "U.S. Department of Homeland Security",
            "U.S. Department of State",
        },
    ),
    Document(
        "wechat product",
        """\
BEIJING, June 2 (Reuters) - Users of WeChat and Weibo found on Friday that some posts about the law had vanished. The messages had been shared on WeChat groups since Thursday.

Tencent, which owns WeChat, declined to comment. "We read it on Twitter," one user said.
""",
        organizations={"Tencent"},
        place="BEIJING",
        agency="Reuters",
        published_on=None,
    ),
    Document(
        "common words",
        """\
Time to sign off: what a visa line taught one traveller

Target dates slipped and the line grew. Oracle bones are on show next door; a rising tide of orange flags marked the signal to start. Visa rules are a matter for each country, and the paper that officials want is hard to get. First, apply early. Most do not. In the end the home office sent a letter. Apple trees bloom there. Fortune favours the bold, and the meta question remains. Momo, my cat, slept. We met John Ford and Henry Norton by the Bank of China Tower.
""",
        organizations=set(),
        edition=None,
    ),
    Document(
        "ncsc",
        """\
LONDON, Oct 3 (Reuters) - Britain's National Cyber Security Centre said on Tuesday that it had dealt with 590 attacks in a year. The NCSC, part of GCHQ, said Huawei equipment needed watching.
""",
        organizations={"GCHQ", "Huawei", "National Cyber Security Centre"},
        place="LONDON",
    ),
    Document(
        "ncsc none",
        """\
Officials at the NCSC said nothing on Monday, and the FSB did not answer calls. The ICC was silent too, and nobody could say which of them would speak first about the matter.
""",
        organizations=set(),
    ),
    Document(
        "wic host",
        """\
XI'AN, July 21 (Xinhua) -- The 2026 Digital Silk Road Development Forum, hosted by the World Internet Conference, opened here on Tuesday. Members of the World Internet Conference include China Unicom and SenseTime.
""",
        edition=None,
        organizations={"China Unicom", "SenseTime", "World Internet Conference"},
        place="XI'AN",
    ),
    Document(
        "anniv",
        """\
Ten years of Wuzhen: how a summit changed

2023-11-10 | Beijing Review

Ten years ago few people had heard of Wuzhen. The first World Internet Conference in 2014 drew about a thousand guests; this year's summit drew nearly two.

The 2023 World Internet Conference Wuzhen Summit closed on Friday. Alibaba and Lenovo were among the sponsors.
""",
        title="Ten years of Wuzhen: how a summit changed",
        published_on="2023-11-10",
        edition=2023,
        related_editions=[2014],
        outlet="Beijing Review",
    ),
    Document(
        "old in passing",
        """\
Five takeaways from the Lianghui - SupChina
March 13, 2018
Delegates to the National People's Congress talked more about data than ever. Pony Ma, head of Tencent, had raised the matter at the World Internet Conference in December.
""",
        published_on="2018-03-13",
        edition=None,
        organizations={"National People's Congress", "Tencent"},
    ),
    Document(
        "twitter org",
        """\
WASHINGTON (AP) — Twitter said Friday it would label the accounts of state media, as Facebook and YouTube do.

Some of them had posted on Twitter about the change.
""",
        place="WASHINGTON",
        agency="Associated Press",
        organizations={"Meta Platforms", "X (Twitter)", "YouTube"},
    ),
    Document(
        "line org",
        """\
Messaging app operator Line Corp. said on Wednesday that it would keep the data of its users in Japan. Line has 86 million users. The Personal Information Protection Commission asked it for a report.
""",
        organizations={"Line", "Personal Information Protection Commission (Japan)"},
    ),
    Document(
        "mfa en",
        """\
China urges U.S. to stop cyber theft claims

BEIJING, July 20 (Xinhua) -- China on Tuesday denied that it hired hackers against Microsoft Exchange servers. Foreign Ministry spokesperson Zhao made the remarks after NATO, the European Union and Britain's National Cyber Security Centre blamed China.
""",
        organizations={
            "European Union",
            "Microsoft",
            "Ministry of Foreign Affairs of China",
            "NATO",
            "National Cyber Security Centre",
        },
        published_on=None,
        agency="Xinhua News Agency",
    ),
    Document(
        "multiline list",
        """\
Weekly links on cyber policy

Here are five links.

* The Cyberspace Administration of China published rules for Didi and others.
* Ireland's Data Protection Commission wrote to Instagram.
* Nvidia and Tsinghua University signed an agreement.
* Kaspersky answered the Federal Communications Commission.
""",
        title="Weekly links on cyber policy",
        organizations={
            "Cyberspace Administration of China",
            "Data Protection Commission (Ireland)",
            "Didi",
            "Federal Communications Commission",
            "Instagram",
            "Kaspersky",
            "Nvidia",
            "Tsinghua University",
        },
        edition=None,
    ),
]
