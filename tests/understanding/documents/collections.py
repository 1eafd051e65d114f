"""Documents as collections keep them: feeds, corpora, crawled pages run on in one line. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "cd flat",
        """\
Rules for apps take effect - Business - Chinadaily.com.cn HOME CHINA WORLD BUSINESS LIFESTYLE CULTURE TRAVEL WATCHTHIS SPORTS OPINION REGIONAL FORUM NEWSPAPER MOBILE Business Companies Markets Industries Rules for apps take effect By Ann Example | China Daily | Updated: 2020-11-19 07:20 Share CLOSE The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. Alibaba and Baidu said they would comply. Most Viewed in 24 Hours Top China's exports up Copyright 1995 - . All rights reserved. The content (including but not limited to text) published in this site belongs to China Daily Information Co (CDIC).""",
        title="Rules for apps take effect",
        published_on="2020-11-19",
        outlet="China Daily",
        byline=["Ann Example"],
        organizations={"Alibaba Group", "Baidu"},
        begins="The ministry said",
        ends="would comply.",
    ),
    Document(
        "f3 sub",
        """\
---
layout: post
title:  "Cyber law worries firms - Wall Street Journal (subscription)"
date: 2016-11-07 05:15:39Z
categories: google-news-technology
---

![Cyber law worries firms - Wall Street Journal (subscription)](https://img.example.com/a.jpg)

Wall Street Journal (subscription) Cyber law worries firms Wall Street Journal (subscription) China's legislature passed a cyber law on Monday that worries Microsoft and others, which sell software there. Beijing passes law BBC News China clears cyber rule CNN Reuters - Fortune - ZDNet all 120 news articles »


Full story on F3News: [Cyber law worries firms - Wall Street Journal (subscription)](http://www.f3nws.com/n/abc)

> Posted on: Monday, November 7, 2016 5:15:39 AM
""",
        title="Cyber law worries firms",
        published_on="2016-11-07",
        outlet="Wall Street Journal",
        organizations={"Microsoft"},
        begins="China's legislature passed",
        ends="which sell software there.",
    ),
    Document(
        "f3 bbc",
        """\
---
layout: post
title:  "China suspends web rule"
date: 2016-03-01 10:00:00Z
categories: bbc-news
---

China has suspended a rule for banks' computers, an envoy from the US says.


Full story on F3News: [China suspends web rule](http://www.f3nws.com/n/abc)

> Posted on: Tuesday, March 1, 2016 10:00:00 AM
""",
        title="China suspends web rule",
        published_on="2016-03-01",
        outlet="BBC",
        begins="China has suspended",
        ends="the US says.",
    ),
    Document(
        "wmt ref",
        """\
<doc origlang="en" id="dailymail.co.uk.298595">
<src lang="en">
      <p>
        <seg id="1">Spy agency warns on phone apps</seg>
        <seg id="2">Britain's GCHQ has warned that apps may leak data.</seg>
      </p>
    </src>
<ref lang="de" translator="A">
      <p>
        <seg id="1">Geheimdienst warnt vor Apps</seg>
        <seg id="2">Der britische GCHQ hat vor Apps von Huawei gewarnt.</seg>
      </p>
    </ref>
</doc>
""",
        title="Spy agency warns on phone apps",
        language="en",
        organizations={"GCHQ"},
        outlet="dailymail.co.uk",
    ),
    Document(
        "wmt zh",
        """\
<doc origlang="zh" id="xinhuanet.com.1234"><src lang="zh"><p><seg id="1">我国网络安全产业规模增长-新华网</seg><seg id="2">新华社北京9月15日电 中国信息通信研究院15日发布报告，2020年网络安全产业规模预计超过一千七百亿元。</seg></p></src></doc>
""",
        title="我国网络安全产业规模增长",
        agency="Xinhua News Agency",
        outlet="Xinhua News Agency",
        place="北京",
        organizations={"China Academy of Information and Communications Technology"},
    ),
    Document(
        "cctv nodate",
        """\
### 国家网络安全宣传周开幕

<p>央视网消息 （新闻联播）：2021年国家网络安全宣传周开幕式11日在陕西西安举行。中央宣传部、中央网信办、教育部等部门参加。</p>

[查看原文](https://tv.cctv.com/2021/10/11/VIDEabc211011.shtml)
""",
        title="国家网络安全宣传周开幕",
        published_on="2021-10-11",
        outlet="CCTV",
        begins="2021年国家网络安全",
        edition=None,
    ),
    Document(
        "pd flat",
        """\
Quantum lab opens - People's Daily Online window.onload=function(){} Friday, Dec 04, 2020 Search Archive Chinese Japanese French Home Opinions Business Military World English &gt;&gt; Quantum lab opens (Xinhua) 08:44, December 04, 2020 HEFEI, Dec. 3 (Xinhua) -- The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The ministry said that companies must keep records for six months and tell users what is taken. Experts said the rules were clearer than the draft of May. The Chinese Academy of Sciences paid for it. (Web editor: Some One, Bianji) Add your comment Most Read 1 Trump tweets 2 Huawei sues Hot News A B C""",
        title="Quantum lab opens",
        published_on="2020-12-04",
        place="HEFEI",
        agency="Xinhua News Agency",
        outlet="People's Daily Online",
        organizations={"Chinese Academy of Sciences"},
        begins="The ministry said",
        ends="paid for it.",
    ),
]
