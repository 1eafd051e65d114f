"""Wire copy: header lines, datelines with and without agency, dash or year, sign-offs. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "header no title",
        """\
 date 2017-05-31 BEIJING May 31 The Cyberspace Administration of China said on Wednesday that
firms would have nineteen months to adjust to rules on moving data
abroad, after complaints from business groups.
The rules take effect on June 1, the regulator said in a
statement on its website.
Foreign companies such as Apple and Microsoft have voiced concern
about the cost of the measures.
(Reporting by Jane Roe; Editing by John Doe)
""",
        published_on="2017-05-31",
        place="BEIJING",
        agency=None,
        title_origin="inferred",
        organizations={"Apple", "Cyberspace Administration of China", "Microsoft"},
        begins="The Cyberspace Administration of China said",
        ends="cost of the measures.",
    ),
    Document(
        "header title",
        """\
 date 2024-11-20 WORLD INTERNET CONFERENCE OPENS IN WUZHEN WITH FOCUS ON AI
WUZHEN, Zhejiang, Nov. 20 (Xinhua) -- The 2024 World Internet Conference Wuzhen Summit opened on Wednesday.
Guests from more than 130 countries and regions take part.
""",
        published_on="2024-11-20",
        title="WORLD INTERNET CONFERENCE OPENS IN WUZHEN WITH FOCUS ON AI",
        place="WUZHEN, Zhejiang",
        agency="Xinhua News Agency",
        edition=2024,
        begins="The 2024 World Internet",
        organizations=set(),
    ),
    Document(
        "header title oneline",
        """\
 date 2018-11-07 China's Wuzhen summit draws fewer foreign tech bosses
The annual World Internet Conference opened on Wednesday in the eastern town of Wuzhen with fewer foreign executives than in previous years. Executives of Qualcomm and of Alibaba spoke at the opening.

A senior official of the Communist Party read a letter.
""",
        published_on="2018-11-07",
        title="China's Wuzhen summit draws fewer foreign tech bosses",
        edition=2018,
        begins="The annual World",
        organizations={"Alibaba Group", "Communist Party of China", "Qualcomm"},
    ),
    Document(
        "header month",
        """\
 date 2021-09 | WUZHEN, China
Chinese officials promised on Sunday to keep the internet open for business while warning platforms against monopoly.
The 2021 World Internet Conference Wuzhen Summit runs until Tuesday.
""",
        published_on="2021-09",
        place="WUZHEN, China",
        edition=2021,
        title_origin="inferred",
        organizations=set(),
    ),
    Document(
        "ap",
        """\
China tells web bosses to share power over the internet

WUZHEN, China (AP) — Chinese leaders told executives on Wednesday that every country should govern its own part of the internet.

President Xi Jinping opened the second World Internet Conference, a gathering organized by the Cyberspace Administration of China.

Microsoft, LinkedIn and Reddit sent representatives. Amnesty International urged them to refuse.
""",
        title="China tells web bosses to share power over the internet",
        place="WUZHEN, China",
        agency="Associated Press",
        edition=2015,
        published_on=None,
        begins="Chinese leaders told",
        organizations={
            "Amnesty International",
            "Cyberspace Administration of China",
            "LinkedIn",
            "Microsoft",
            "Reddit",
        },
    ),
    Document(
        "bloomberg",
        """\
(Bloomberg) -- Tencent Holdings Ltd. and Baidu Inc. are joining a state-led plan to label content made by machines, according to people familiar with the matter.

The companies declined to comment. Shares of Tencent rose 2 percent in Hong Kong.

--With assistance from Some Body.

To contact the reporter on this story: Some One in Beijing at someone@example.net
©2023 Bloomberg L.P.
""",
        agency="Bloomberg News",
        published_on=None,
        title_origin="inferred",
        organizations={"Baidu", "Tencent"},
        begins="Tencent Holdings Ltd. and",
        ends="in Hong Kong.",
    ),
    Document(
        "prnewswire",
        """\
Smart Town Shows What 5G Can Do

WUZHEN, China, Nov. 9, 2023 /PRNewswire/ -- The 2023 World Internet Conference Wuzhen Summit opened in the water town on November 8. China Mobile showed a robot waiter, and ZTE a small base station.

View original content: https://www.prnewswire.com/news-releases/smart-town-301.html
SOURCE Some Organizer
""",
        title="Smart Town Shows What 5G Can Do",
        published_on="2023-11-09",
        place="WUZHEN, China",
        agency="PR Newswire",
        edition=2023,
        organizations={"China Mobile", "ZTE"},
        ends="a small base station.",
    ),
    Document(
        "colon",
        """\
Court fines shop for leaking faces
HANGZHOU: A court in the eastern Chinese city fined a chain of shops on Friday for selling the facial data of its customers to advertisers.
The Hangzhou Internet Court said the shops had not asked for consent.
""",
        place="HANGZHOU",
        title="Court fines shop for leaking faces",
        published_on=None,
        organizations={"Hangzhou Internet Court"},
        begins="A court in the",
    ),
    Document(
        "hk dash",
        """\
Chip makers brace for new rules - The New York Times

By PAT EXAMPLE and LEE SAMPLE   NOV. 14, 2016

HONG KONG — Western technology companies worry that a new Chinese law will shut them out. Intel and IBM are among the members of a group that wrote to the Cyberspace Administration of China.
""",
        title="Chip makers brace for new rules",
        published_on="2016-11-14",
        place="HONG KONG",
        outlet="New York Times",
        byline=["Pat Example", "Lee Sample"],
        organizations={"Cyberspace Administration of China", "IBM", "Intel"},
        agency=None,
        begins="Western technology",
    ),
    Document(
        "wrapped two titles",
        """\
The Example Wire

EU court strikes down data pact
with the United States

LUXEMBOURG, July 16 (AP) - The European Court of Justice
ruled on Thursday that an agreement on moving personal data
to the United States is invalid, because American
authorities may read them.

The case was brought by Max Schrems against Facebook and
Ireland's Data Protection Commission. The European
Commission said that it would study the ruling.
""",
        title="EU court strikes down data pact with the United States",
        place="LUXEMBOURG",
        agency="Associated Press",
        published_on=None,
        organizations={
            "Court of Justice of the European Union",
            "Data Protection Commission (Ireland)",
            "European Commission",
            "European Union",
            "Meta Platforms",
        },
    ),
    Document(
        "reuters full",
        """\
UPDATE 2-China's new cyber rules unsettle banks

BEIJING, July 11 (Reuters) - China's securities regulator and the People's Bank of China
have asked lenders to check their software for foreign parts, three people with knowledge
of the matter said.

HSBC and Citigroup declined to comment. Standard rules apply to all, the CSRC said in a
faxed statement.

"We will comply," said a manager at JPMorgan's Shanghai office.

($1 = 6.70 yuan)

(Reporting by Jane Roe and Li Si; Additional reporting by Beijing Newsroom; Editing by Tom Doe)
""",
        title="UPDATE 2-China's new cyber rules unsettle banks",
        place="BEIJING",
        agency="Reuters",
        published_on=None,
        byline=["Jane Roe", "Li Si"],
        organizations={
            "China Securities Regulatory Commission",
            "Citigroup",
            "HSBC",
            "JPMorgan Chase",
            "People's Bank of China",
        },
        ends="Shanghai office.",
    ),
    Document(
        "wrapped noblank",
        """\
China's biggest search firm to open its platform
By Ann Example
Tuesday, 24 July 2018

China's Baidu said it would open its self-driving platform to
carmakers from Europe and would store data about roads in China,
as the law asks.
BMW and Bosch joined the group in June. Microsoft will provide
its cloud outside of China.
The Ministry of Industry and Information Technology welcomed the
plan.
""",
        title="China's biggest search firm to open its platform",
        published_on="2018-07-24",
        byline=["Ann Example"],
        organizations={"BMW", "Baidu", "Bosch", "Microsoft", "Ministry of Industry and Information Technology"},
        begins="China's Baidu said it would open",
        ends="welcomed the plan.",
    ),
    Document(
        "dateline year",
        """\
BRUSSELS, December 15, 2020 — The European Commission today presented its Digital Services Act. The act binds platforms such as YouTube, TikTok and Amazon.
""",
        published_on="2020-12-15",
        place="BRUSSELS",
        organizations={"Amazon", "European Commission", "TikTok", "YouTube"},
        title_origin="inferred",
        agency=None,
    ),
    Document(
        "kazakh",
        """\
ASTANA. KAZINFORM – The third World Internet Conference kicked off in China's Wuzhen on Wednesday.
""",
        edition=2016,
    ),
    Document(
        "ecns",
        """\
(ECNS) -- The 2022 World Internet Conference Wuzhen Summit will open on November 9, the Cyberspace Administration of China told a press conference on Tuesday.
""",
        edition=2022,
        organizations={"Cyberspace Administration of China"},
    ),
    Document(
        "future",
        """\
HANGZHOU, Sept. 26 (Xinhua) -- The 2021 World Internet Conference Wuzhen Summit opened in the water town of Wuzhen, east China's Zhejiang Province, on Sunday.
""",
        published_on="2021-09-26",
        edition=2021,
        place="HANGZHOU",
    ),
    Document(
        "roundup",
        """\
Cyber policy round-up

BEIJING, Nov 16 (Reuters) - China's internet regulator told app stores on Thursday to register. Baidu said it would comply.
(Reporting by A. Writer)

BRUSSELS, Nov 16 (Reuters) - The European Commission proposed rules on Thursday for cross-border police requests. Facebook and Google welcomed them.
(Reporting by B. Writer)
""",
        title="Cyber policy round-up",
        place="BEIJING",
        agency="Reuters",
        edition=None,
        organizations={"Baidu", "European Commission", "Google", "Meta Platforms"},
    ),
]
