"""Pages of English papers, trade sites, blogs and offices, about laws and offices that exist. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "register",
        """\
The Register
Security
Singapore gets its Cybersecurity Act
Eleven sectors, one regulator
Icon Ann Muster
Tue 6 Feb 2018 // 04:58 UTC

Singapore's Parliament passed the Cybersecurity Bill on February 5, 2018. The Cyber Security Agency of Singapore may now investigate incidents in eleven critical sectors.

Owners of critical systems have to report incidents within hours.
""",
        title="Singapore gets its Cybersecurity Act",
        published_on="2018-02-06",
        published_time="04:58:00",
        published_zone="UTC",
        outlet="The Register",
        language="en",
        organizations={"Cyber Security Agency of Singapore"},
        begins="Singapore's Parliament passed",
    ),
    Document(
        "guardian",
        """\
Skip to main content
The Guardian
Data protection
GDPR: what the new data rules mean
Ann Muster
Fri 25 May 2018 07.00 BST
Last modified on Fri 25 May 2018 11.20 BST

The General Data Protection Regulation has applied across the European Union since 25 May 2018. In Britain the Information Commissioner's Office enforces it.

Fines may reach 4% of a company's global turnover.
""",
        title="GDPR: what the new data rules mean",
        published_on="2018-05-25",
        published_time="07:00:00",
        published_zone="BST",
        outlet="The Guardian",
        language="en",
        organizations={"European Union", "Information Commissioner's Office"},
        begins="The General Data Protection Regulation",
    ),
    Document(
        "straits times reuters",
        """\
China's data security law takes effect | The Straits Times
UPDATED Sep 01, 2021, 09:45 AM
BEIJING (REUTERS) - China's Data Security Law took effect on Wednesday, two months before the Personal Information Protection Law. Both were passed in 2021 by the Standing Committee of the National People's Congress.
""",
        title="China's data security law takes effect",
        published_on="2021-09-01",
        outlet="Straits Times",
        agency="Reuters",
        place="BEIJING",
        language="en",
        organizations={"Standing Committee of the National People's Congress"},
    ),
    Document(
        "pti hindu",
        """\
CERT-In asks for incident reports within six hours
April 28, 2022 09:14 pm | Updated April 29, 2022 08:02 am IST - New Delhi
PTI
The Indian Computer Emergency Response Team issued directions on April 28, 2022 that ask companies to report cyber incidents within six hours. They were issued under the Information Technology Act of 2000.
""",
        title="CERT-In asks for incident reports within six hours",
        published_on="2022-04-28",
        published_time="21:14:00",
        published_zone=None,
        agency="Press Trust of India",
        language="en",
        begins="The Indian Computer Emergency",
    ),
    Document(
        "yonhap",
        """\
(LEAD) S. Korea passes revisions to three data laws
All News 20:31 January 09, 2020
SEOUL, Jan. 9 (Yonhap) -- The National Assembly passed revisions to three data privacy laws on Thursday that let companies use pseudonymized data for statistics and research.
(END)
""",
        published_on="2020-01-09",
        place="SEOUL",
        agency="Yonhap News Agency",
        language="en",
        begins="The National Assembly passed",
        ends="statistics and research.",
    ),
    Document(
        "anadolu",
        """\
EU cyber resilience rules enter into force
Anadolu Agency
10 December 2024, Tuesday
BRUSSELS
The Cyber Resilience Act of the European Union entered into force on Dec. 10, 2024. It sets requirements for products with digital elements; its main obligations apply from December 2027.
""",
        title="EU cyber resilience rules enter into force",
        published_on="2024-12-10",
        agency="Anadolu Agency",
        language="en",
    ),
    Document(
        "prnewswire",
        """\
News provided by
Example Networks
Nov 17, 2021, 08:00 ET
Share this article
Example Networks Opens Test Laboratory

BERLIN, Nov. 17, 2021 /PRNewswire/ -- Example Networks, a maker of switches, today opened a laboratory in which its customers can test products. The laboratory follows the criteria of the Federal Office for Information Security (BSI).

SOURCE Example Networks
""",
        title="Example Networks Opens Test Laboratory",
        published_on="2021-11-17",
        place="BERLIN",
        agency="PR Newswire",
        language="en",
        organizations={"Federal Office for Information Security"},
    ),
    Document(
        "business wire",
        """\
Example Cloud Publishes Transparency Report

June 01, 2017 09:00 AM Eastern Daylight Time

SAN FRANCISCO--(BUSINESS WIRE)--Example Cloud today published a report on the requests for data that it had from governments in 2016. The company said that it would publish one each year.

Contacts
Example Cloud
press@example.com
""",
        title="Example Cloud Publishes Transparency Report",
        published_on="2017-06-01",
        published_time="09:00:00",
        published_zone="Eastern Daylight Time",
        place="SAN FRANCISCO",
        agency="Business Wire",
        language="en",
        begins="Example Cloud today published",
    ),
    Document(
        "cisa press",
        """\
CISA.gov
PRESS RELEASE
CISA Marks Its First Year
Released
November 16, 2019
WASHINGTON – The Cybersecurity and Infrastructure Security Agency (CISA) was established on November 16, 2018, when the Cybersecurity and Infrastructure Security Agency Act was signed. It is part of the Department of Homeland Security.
###
""",
        title="CISA Marks Its First Year",
        published_on="2019-11-16",
        place="WASHINGTON",
        language="en",
        organizations={"Cybersecurity and Infrastructure Security Agency", "U.S. Department of Homeland Security"},
        begins="The Cybersecurity and Infrastructure",
    ),
    Document(
        "eu press corner",
        """\
Press release | 7 June 2019 | Brussels
The EU Cybersecurity Act is published

The EU Cybersecurity Act was published on 7 June 2019 in the Official Journal. It gives a permanent mandate to ENISA, the European Union Agency for Cybersecurity, and makes a framework for certification. The European Commission had proposed it in September 2017.

Background
The first NIS Directive was adopted in 2016.
""",
        title="The EU Cybersecurity Act is published",
        published_on="2019-06-07",
        language="en",
        begins="The EU Cybersecurity Act was published",
    ),
    Document(
        "un news",
        """\
UN News
Global perspective Human stories
General Assembly adopts convention against cybercrime
24 December 2024 Law and Crime Prevention
The UN General Assembly adopted the United Nations Convention against Cybercrime on 24 December 2024. It enters into force after forty States have ratified it.
""",
        title="General Assembly adopts convention against cybercrime",
        published_on="2024-12-24",
        outlet="UN News",
        language="en",
        begins="The UN General Assembly adopted",
    ),
    Document(
        "zdnet",
        """\
Home / Tech / Security
Australia's encryption law passes
The Assistance and Access Bill became law on the last day of sitting.
Written by Ann Muster, Contributor
Dec. 6, 2018 at 2:12 p.m. PT

Australia's Parliament passed the Assistance and Access Bill on December 6, 2018. The Australian Signals Directorate and the Australian Federal Police may ask companies for technical assistance under it.

Must read:
Best phones
""",
        title="Australia's encryption law passes",
        published_on="2018-12-06",
        published_time="14:12:00",
        published_zone="PT",
        byline=["Ann Muster"],
        language="en",
        organizations={"Australian Federal Police", "Australian Signals Directorate"},
        begins="Australia's Parliament passed",
        ends="technical assistance under it.",
    ),
    Document(
        "scmp xinhua wuzhen",
        """\
Wuzhen summit opens for the ninth time
By Ann Muster in Wuzhen and Jan Beispiel in Beijing
Published: 9 November 2022, 15:20 GMT+8
The ninth edition of the World Internet Conference Wuzhen Summit opened on Wednesday in Zhejiang province. It was the first one since the World Internet Conference became an international organization in July 2022.
""",
        title="Wuzhen summit opens for the ninth time",
        published_on="2022-11-09",
        published_time="15:20:00",
        published_zone="GMT+8",
        byline=["Ann Muster", "Jan Beispiel"],
        edition=2022,
        language="en",
    ),
    Document(
        "mail newsletter",
        """\
From: editors@example.org
To: readers@example.org
Subject: [policy-list] NIS2: what applies since January
Date: Tue, 17 Jan 2023 09:30:00 +0100

NIS2: what applies since January

The second directive on network and information security entered into force on 16 January 2023. ENISA keeps the register of vulnerabilities that it foresees.

--
You receive this because you subscribed. Unsubscribe: https://example.org/u
""",
        title="NIS2: what applies since January",
        published_on="2023-01-17",
        published_time="09:30:00",
        published_zone="+0100",
        language="en",
        organizations={"European Union Agency for Cybersecurity"},
        begins="The second directive",
        ends="that it foresees.",
    ),
    Document(
        "hk rthk",
        """\
RTHK News
Doxxing becomes a criminal offence
2021-10-08 HKT 11:05
The amended privacy ordinance took effect on Friday. The Office of the Privacy Commissioner for Personal Data can now investigate doxxing and ask for content to be removed.
""",
        title="Doxxing becomes a criminal offence",
        published_on="2021-10-08",
        published_time="11:05:00",
        published_zone="HKT",
        outlet="RTHK",
        language="en",
        organizations={"Office of the Privacy Commissioner for Personal Data"},
        begins="The amended privacy ordinance",
    ),
    Document(
        "global times web",
        """\
Global Times
SOURCE / INDUSTRIES
Rules on algorithms take effect in China
By Global Times Published: Mar 01, 2022 07:35 PM
China's rules on algorithmic recommendations took effect on Tuesday. They were issued by the Cyberspace Administration of China with three other departments, and oblige services such as Douyin to let users switch recommendations off.
RELATED ARTICLES
Older story about something else
""",
        title="Rules on algorithms take effect in China",
        published_on="2022-03-01",
        published_time="19:35:00",
        published_zone=None,
        outlet="Global Times",
        byline=[],
        language="en",
        begins="China's rules on algorithmic",
        ends="switch recommendations off.",
    ),
    Document(
        "techcrunch",
        """\
Image Credits: Example Photos
Government & Policy
India's data protection act gets assent
Ann Muster
6:41 AM PDT · August 12, 2023

India's Digital Personal Data Protection Act received assent on August 11, 2023. The Ministry of Electronics and Information Technology will frame the rules.

Topics
Government & Policy, India, privacy
""",
        title="India's data protection act gets assent",
        published_on="2023-08-12",
        published_time="06:41:00",
        published_zone="PDT",
        language="en",
        organizations={"Ministry of Electronics and Information Technology"},
        begins="India's Digital Personal Data",
        ends="will frame the rules.",
    ),
    Document(
        "blog front matter",
        """\
---
title: "Why the Budapest Convention still matters"
date: 2021-11-23T10:00:00+01:00
lastmod: 2022-05-12
author: ["Ann Muster", "Jan Beispiel"]
tags: [cybercrime, treaties]
draft: false
---

The Council of Europe opened the Convention on Cybercrime for signature in Budapest on 23 November 2001. Its second additional protocol was opened for signature in Strasbourg on 12 May 2022.
""",
        title="Why the Budapest Convention still matters",
        published_on="2021-11-23",
        published_time="10:00:00",
        published_zone="+01:00",
        byline=["Ann Muster", "Jan Beispiel"],
        place=None,
        language="en",
        organizations={"Council of Europe"},
    ),
]
