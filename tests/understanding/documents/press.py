"""Pages of newspapers and broadcasters about the conference and about laws. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "dw zh",
        """\
德国之声 | 2014年11月19日
世界互联网大会：谁的互联网？
（德国之声中文网）周三，首届世界互联网大会在乌镇开幕。推特和脸书在中国被屏蔽，领英的代表出席了会议。国际特赦组织呼吁企业抵制。
""",
        title="世界互联网大会：谁的互联网？",
        published_on="2014-11-19",
        edition=2014,
        outlet="Deutsche Welle",
    ),
    Document(
        "bbc",
        """\
China cybersecurity law: what you need to know
BBC News
7 November 2016
China has adopted a controversial law on cybersecurity. Human Rights Watch called it a step back.
Companies such as Cisco must give "technical support" to the police.
""",
        title="China cybersecurity law: what you need to know",
        published_on="2016-11-07",
        outlet="BBC",
        organizations={"Cisco", "Human Rights Watch"},
    ),
    Document(
        "scmp",
        """\
Beijing asks tech giants to explain their algorithms | South China Morning Post
Tech / Policy
Beijing asks tech giants to explain their algorithms
- The watchdog wants to know how feeds are made
- ByteDance, Kuaishou and Weibo are on the list
Ann Example
Published: 9:30pm, 4 Mar, 2022
China's cyberspace watchdog has asked ByteDance, Kuaishou Technology and Weibo Corporation for details of their algorithms, according to a list published on Friday.
""",
        title="Beijing asks tech giants to explain their algorithms",
        published_on="2022-03-04",
        outlet="South China Morning Post",
        organizations={"ByteDance", "Kuaishou", "Weibo"},
    ),
    Document(
        "gt inline",
        """\
Alibaba sets up chip unit at HANGZHOU fair

HANGZHOU, Sept 19 (Global Times) - Alibaba Group said Wednesday it would set up a chip unit called Pingtouge.
""",
        agency="Global Times",
        place="HANGZHOU",
        organizations={"Alibaba Group"},
        title="Alibaba sets up chip unit at HANGZHOU fair",
    ),
    Document(
        "no dateline wic",
        """\
China's Xi calls for 'cyber sovereignty' at internet conference

By BBC Monitoring
16 December 2015

Chinese President Xi Jinping has called on countries to respect one another's "cyber sovereignty". He spoke at a state-sponsored internet conference in Wuzhen, Zhejiang province. The World Internet Conference is attended by firms including Alibaba, and by Russian Prime Minister Dmitry Medvedev.
""",
        title="China's Xi calls for 'cyber sovereignty' at internet conference",
        published_on="2015-12-16",
        edition=2015,
    ),
    Document(
        "wic short 2014",
        """\
WUZHEN, Nov 20 (Reuters) - Delegates found a draft declaration under their doors late on the second night of China's first World Internet Conference.
It was not signed.
""",
        edition=2014,
        published_on="2014-11-20",
        place="WUZHEN",
    ),
    Document(
        "prev year cmp",
        """\
Fewer foreign guests at the Wuzhen summit
Nov 8, 2018 (Nikkei Asia) -- Last year Tim Cook of Apple and Sundar Pichai of Google came to the fourth World Internet Conference; this year neither did. The fifth edition opened on Wednesday.
""",
        edition=2018,
        published_on="2018-11-08",
    ),
    Document(
        "zh 2016 law",
        """\
网络安全法获通过 明年6月施行
2016-11-07 21:01 来源：法制日报
全国人大常委会7日表决通过网络安全法。全国人大常委会法工委经济法室副主任在发布会上介绍，法律将于2017年6月1日起施行。
公安部网络安全保卫局、工信部网络安全管理局负责人回答了提问。
""",
        title="网络安全法获通过 明年6月施行",
        published_on="2016-11-07",
        outlet="Legal Daily",
        edition=None,
    ),
    Document(
        "hdr bar only",
        """\
 date 2019-10-20 | WUZHEN
WUZHEN, Oct 20 (Reuters) - China wants to build an internet of trust,
a senior official said on Sunday at the World Internet Conference in
the town of Wuzhen, while Huawei's chairman spoke of 5G.
""",
        published_on="2019-10-20",
        place="WUZHEN",
        agency="Reuters",
        edition=2019,
        organizations={"Huawei"},
        title_origin="inferred",
    ),
    Document(
        "keypoints",
        """\
Key points

China's top court publishes rules on data in court
Supreme court wants judges to check algorithms
Friday 9 December 2022

China's Supreme People's Court said on Friday that judges may use artificial intelligence but must decide themselves.
""",
        published_on="2022-12-09",
        organizations={"Supreme People's Court"},
    ),
    Document(
        "zh hk",
        """\
【明報專訊】國家網信辦昨公布草案，要求大型平台設立合規部門。美團、滴滴出行及微博等須遵守。
""",
        language="zh-Hant",
        published_on=None,
        organizations={"Cyberspace Administration of China", "Didi", "Meituan"},
    ),
    Document(
        "zh wechat org",
        """\
腾讯旗下微信推出青少年模式
2021年7月1日 作者：甲乙
腾讯公司今天宣布，微信推出青少年模式。用户可在微信上设置。微博、抖音也将跟进。
""",
        title="腾讯旗下微信推出青少年模式",
        published_on="2021-07-01",
        byline=["甲乙"],
    ),
    Document(
        "apple zh",
        """\
苹果公司CEO库克出席乌镇峰会
2017-12-03
苹果首席执行官库克3日在第四届世界互联网大会开幕式上发表演讲。谷歌、思科、高通的负责人也出席。农民王某的苹果今年丰收。
""",
        edition=2017,
        organizations={"Apple", "Cisco", "Google", "Qualcomm"},
        title="苹果公司CEO库克出席乌镇峰会",
    ),
    Document(
        "spanish",
        """\
El Parlamento aprueba la ley de datos
MADRID (EFE) - El Parlamento aprobó este jueves la ley de protección de datos, que obliga a empresas como Telefónica y Google a informar a los usuarios.
""",
        language="es",
        agency="EFE",
        place="MADRID",
        organizations={"Google", "Telefónica"},
    ),
]
