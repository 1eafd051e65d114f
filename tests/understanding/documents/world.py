"""Pages of agencies and outlets around the world, about laws and offices that exist. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "ap",
        """\
EU's digital rules for big platforms take effect
By ANN MUSTER
AP Technology Writer
Updated 12:30 PM GMT, August 25, 2023

LONDON (AP) — The Digital Services Act began to apply to the largest online platforms on Friday. Google, Meta and TikTok are among those that the European Commission has designated.

___

Follow AP's coverage at https://apnews.com/
""",
        title="EU's digital rules for big platforms take effect",
        published_on="2023-08-25",
        published_time="12:30:00",
        published_zone="GMT",
        place="LONDON",
        agency="Associated Press",
        byline=["Ann Muster"],
        language="en",
        begins="The Digital Services Act began",
    ),
    Document(
        "canadian press",
        """\
Canada tables cybersecurity bill for federally regulated sectors
The Canadian Press - Jun 14, 2022 / 11:02 am
OTTAWA - The federal government introduced a bill on Tuesday that would let it order telecommunications companies to secure their networks. It had said in May 2022 that it would bar Huawei and ZTE from 5G networks.

This report by The Canadian Press was first published June 14, 2022.
""",
        title="Canada tables cybersecurity bill for federally regulated sectors",
        published_on="2022-06-14",
        place="OTTAWA",
        agency="Canadian Press",
        language="en",
        organizations={"Huawei", "ZTE"},
        begins="The federal government introduced",
    ),
    Document(
        "bernama",
        """\
Cyber Security Act 2024 comes into force
26/08/2024 09:45 AM

KUALA LUMPUR, Aug 26 (Bernama) -- Malaysia's Cyber Security Act 2024 came into force today. It requires owners of critical information infrastructure to report incidents to the National Cyber Security Agency.

-- BERNAMA
""",
        title="Cyber Security Act 2024 comes into force",
        published_on="2024-08-26",
        place="KUALA LUMPUR",
        agency="Bernama",
        language="en",
        begins="Malaysia's Cyber Security Act",
    ),
    Document(
        "antara",
        """\
Indonesia's personal data protection law takes full effect
17th October 2024
Jakarta (ANTARA) - Indonesia's Personal Data Protection Law took full effect in October 2024, two years after it was promulgated. It applies to companies abroad as well.
Reporter: Pat Example
Editor: Sam Example
Copyright © ANTARA 2024
""",
        title="Indonesia's personal data protection law takes full effect",
        published_on="2024-10-17",
        place="Jakarta",
        agency="Antara",
        language="en",
        begins="Indonesia's Personal Data",
        ends="companies abroad as well.",
    ),
    Document(
        "swissinfo",
        """\
swissinfo.ch
Swiss cyber office takes up its work
Listening: Swiss cyber office takes up its work
January 1, 2024 - 10:00
2 minutes
Keystone-SDA

Switzerland's National Cyber Security Centre became a federal office on 1 January 2024. It belongs to the Federal Department of Defence.
""",
        title="Swiss cyber office takes up its work",
        published_on="2024-01-01",
        published_time="10:00:00",
        outlet="Swissinfo",
        agency="Keystone-SDA",
        language="en",
        begins="Switzerland's National Cyber",
    ),
    Document(
        "taipei times",
        """\
Taipei Times
Wed, Jan 02, 2019 page3
Cybersecurity act takes effect
By Pat Example / Staff reporter

The Cyber Security Management Act took effect yesterday, requiring government agencies to report incidents within an hour. The Executive Yuan set the date in December last year.
""",
        title="Cybersecurity act takes effect",
        published_on="2019-01-02",
        outlet="Taipei Times",
        byline=["Pat Example"],
        language="en",
        begins="The Cyber Security Management",
    ),
    Document(
        "voa chinese",
        """\
中国
美国国会通过网络安全信息共享法
2015年12月19日 05:22
美国之音

华盛顿 — 美国国会12月18日通过的综合拨款法案包括了《网络安全信息共享法》，该法鼓励企业与政府分享网络威胁信息。
""",
        title="美国国会通过网络安全信息共享法",
        published_on="2015-12-19",
        published_time="05:22:00",
        outlet="Voice of America",
        language="zh-Hans",
    ),
    Document(
        "zaobao",
        """\
新加坡网络安全法令修正案获国会通过 | 联合早报
新加坡网络安全法令修正案获国会通过
来源 / 联合早报
发布 / 2024年5月7日 7:30 PM
新加坡国会5月7日通过网络安全（修正）法案，扩大新加坡网络安全局的监管范围，把云服务等纳入其中。
""",
        title="新加坡网络安全法令修正案获国会通过",
        published_on="2024-05-07",
        published_time="19:30:00",
        outlet="Lianhe Zaobao",
        language="zh-Hans",
        begins="新加坡国会5月7日通过",
    ),
    Document(
        "xinhua mobile",
        """\
新华社新媒体
2021-07-10 20:55:16
网络安全审查办法修订草案公开征求意见

新华社北京7月10日电（记者余某）国家互联网信息办公室10日发布《网络安全审查办法（修订草案征求意见稿）》，向社会公开征求意见。草案提出，掌握超过100万用户个人信息的运营者赴国外上市，必须申报网络安全审查。

责编：王某、李某
""",
        title="网络安全审查办法修订草案公开征求意见",
        published_on="2021-07-10",
        published_time="20:55:16",
        place="北京",
        agency="Xinhua News Agency",
        byline=["余某"],
        language="zh-Hans",
        organizations={"Cyberspace Administration of China"},
        begins="国家互联网信息办公室10日",
    ),
    Document(
        "cac site",
        """\
中央网络安全和信息化委员会办公室
中华人民共和国国家互联网信息办公室
首页 > 正文
生成式人工智能服务管理暂行办法公布
2023年07月13日 15:00
来源： 中国网信网
【打印】【纠错】
近日，国家互联网信息办公室联合国家发展改革委、教育部、科技部、工业和信息化部、公安部、广电总局公布《生成式人工智能服务管理暂行办法》，自2023年8月15日起施行。
""",
        title="生成式人工智能服务管理暂行办法公布",
        published_on="2023-07-13",
        published_time="15:00:00",
        outlet="CAC website",
        language="zh-Hans",
        begins="近日，国家互联网信息办公室",
    ),
    Document(
        "wechat repost",
        """\
算法推荐管理规定今起施行，这些变化与你有关
原创 示例君 示例观察 2022-03-01 08:00

《互联网信息服务算法推荐管理规定》自2022年3月1日起施行。规定要求算法推荐服务提供者向用户提供关闭算法推荐服务的选项。

预览时标签不可点
收录于合集
喜欢此内容的人还喜欢
""",
        title="算法推荐管理规定今起施行，这些变化与你有关",
        published_on="2022-03-01",
        language="zh-Hans",
        begins="《互联网信息服务算法推荐",
    ),
    Document(
        "kyodo english",
        """\
Japan enacts active cyberdefense law
KYODO NEWS - May 16, 2025 - 12:58 | All, Japan

Japan's parliament enacted legislation on Friday to introduce active cyberdefense, which lets the government monitor communications to prevent attacks on critical infrastructure.

==Kyodo
""",
        title="Japan enacts active cyberdefense law",
        published_on="2025-05-16",
        published_time="12:58:00",
        agency="Kyodo News",
        language="en",
        begins="Japan's parliament enacted",
    ),
    Document(
        "dw spanish",
        """\
Deutsche Welle
Ciencia y tecnología Unión Europea
La ley europea de ciberresiliencia entra en vigor
10/12/2024 10 de diciembre de 2024

El reglamento de ciberresiliencia de la Unión Europea entró en vigor el 10 de diciembre de 2024. Establece requisitos para los productos con elementos digitales que se venden en el mercado común.

(dpa, efe)
""",
        title="La ley europea de ciberresiliencia entra en vigor",
        published_on="2024-12-10",
        outlet="Deutsche Welle",
        language="es",
        begins="El reglamento de ciberresiliencia",
        ends="en el mercado común.",
    ),
    Document(
        "sueddeutsche",
        """\
Süddeutsche Zeitung
IT-Sicherheit: Bundestag beschließt NIS-2-Umsetzung
13. November 2025, 21:14 Uhr
Von Anna Beispiel, Berlin

Der Bundestag hat die Umsetzung der europäischen Richtlinie NIS 2 beschlossen. Rund 29 000 Unternehmen fallen künftig unter die Aufsicht des Bundesamts für Sicherheit in der Informationstechnik.

© SZ/dpa/xyz
""",
        title="IT-Sicherheit: Bundestag beschließt NIS-2-Umsetzung",
        published_on="2025-11-13",
        published_time="21:14:00",
        outlet="Süddeutsche Zeitung",
        byline=["Anna Beispiel"],
        language="de",
        organizations={"Bundestag", "Federal Office for Information Security"},
        begins="Der Bundestag hat die Umsetzung",
    ),
    Document(
        "interfax",
        """\
Интерфакс
11:05, 1 марта 2023
Вступили в силу новые правила трансграничной передачи данных

Москва. 1 марта. INTERFAX.RU - С 1 марта 2023 года операторы должны уведомлять Роскомнадзор о намерении передавать персональные данные за границу. Поправки в закон были приняты в июле 2022 года.
""",
        title="Вступили в силу новые правила трансграничной передачи данных",
        published_on="2023-03-01",
        published_time="11:05:00",
        place="Москва",
        language="ru",
        begins="С 1 марта 2023 года",
    ),
    Document(
        "wic site",
        """\
World Internet Conference
Home > News
World Internet Conference international organization established in Beijing
2022-07-12 Source: WIC
Share to

The World Internet Conference was established as an international organization in Beijing on July 12, 2022. Its members include institutions, organizations and companies from nearly 20 countries.
""",
        title="World Internet Conference international organization established in Beijing",
        published_on="2022-07-12",
        language="en",
        edition=None,
        begins="The World Internet Conference was established",
    ),
]
