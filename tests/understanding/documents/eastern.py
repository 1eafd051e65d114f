"""Documents in Chinese and Japanese, simplified and traditional, and in German and French. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "xinhua hant",
        """\
烏鎮再辦互聯網盛會
新華社杭州11月22日電（記者 張三、李四）世界互聯網大會·互聯網發展論壇將於23日在浙江烏鎮開幕。華為、阿里巴巴等企業將參加。今年是該會議第七次舉行，主題涉及2020年的疫情與數字經濟。
""",
        title="烏鎮再辦互聯網盛會",
        place="杭州",
        agency="Xinhua News Agency",
        byline=["張三", "李四"],
        language="zh-Hant",
        organizations={"Alibaba Group", "Huawei"},
    ),
    Document(
        "benbao",
        """\
浙江日报
要闻
互联网之光照进小镇
2023-11-09 来源：浙江日报
本报乌镇11月8日讯（记者 王五 赵六）11月8日，2023年世界互联网大会乌镇峰会在桐乡乌镇开幕。腾讯、中国电信和之江实验室带来新成果。
（责任编辑：钱七）
相关新闻
去年的盛会回顾
""",
        title="互联网之光照进小镇",
        published_on="2023-11-09",
        place="乌镇",
        outlet="Zhejiang Daily",
        byline=["王五", "赵六"],
        edition=2023,
        organizations={"China Telecom", "Tencent", "Zhejiang Lab"},
        ends="带来新成果。",
        begins="11月8日，2023年世界",
    ),
    Document(
        "zhongxin",
        """\
乌镇峰会发布领先科技成果-中新网
中新网乌镇11月9日电 (记者 周八)第九届世界互联网大会领先科技成果发布活动9日在浙江乌镇举行，华为、中国移动等入选。
""",
        title="乌镇峰会发布领先科技成果",
        published_on="2022-11-09",
        place="乌镇",
        agency="China News Service",
        edition=2022,
        organizations={"China Mobile", "Huawei"},
        byline=["周八"],
    ),
    Document(
        "german",
        """\
IT-Sicherheit: Ministerin will mehr Befugnisse
Berlin Die Ministerin hat am Montag ein Gesetz vorgestellt, nach dem das Bundesamt für Sicherheit in der Informationstechnik mehr Stellen bekommen soll. Der Branchenverband Bitkom lobte den Entwurf.
""",
        title="IT-Sicherheit: Ministerin will mehr Befugnisse",
        place="Berlin",
        language="de",
        published_on=None,
        organizations={"Bitkom", "Federal Office for Information Security"},
        begins="Die Ministerin hat",
    ),
    Document(
        "french afp",
        """\
Cybersécurité: l'Anssi met en garde les hôpitaux
PARIS (AFP) - L'agence nationale de la sécurité des systèmes d'information, l'ANSSI, a mis en garde mardi les hôpitaux contre des attaques par rançongiciel qui viennent de plusieurs pays.
""",
        title="Cybersécurité: l'Anssi met en garde les hôpitaux",
        place="PARIS",
        agency="Agence France-Presse",
        language="fr",
        organizations={"ANSSI"},
        published_on=None,
    ),
    Document(
        "japanese kyodo",
        """\
中国、データ規則を緩和へ
【北京共同】中国国家インターネット情報弁公室は２８日、データの国外移転に関する規則の緩和案を発表した。外資企業の負担を減らす狙いがある。
""",
        title="中国、データ規則を緩和へ",
        place="北京",
        agency="Kyodo News",
        language="ja",
        published_on=None,
    ),
    Document(
        "flat zh",
        """\
首个数据法院在杭州揭牌_新华网 新华网 > 法治 > 正文 首个数据法院在杭州揭牌 2019年12月05日 10:22:31 来源： 新华社 作者：某某 新华社杭州12月5日电（记者某某）杭州互联网法院5日揭牌成立专门审理数据案件的法庭。阿里巴巴、网易等企业的代表出席。法庭负责人说，今后此类案件将在线审理，当事人足不出户即可完成诉讼，预计每年审理案件两千件以上，平均审理周期缩短一半。最高人民法院有关负责人表示，这一做法将在总结经验后推广到北京、广州等地的互联网法院，并与公安部、工信部等部门建立协作机制，共同打击侵犯公民个人信息的行为。专家认为，这将为数据权益保护提供司法样本，也有助于平台企业完善内部合规制度。据介绍，法庭配备法官七名、法官助理九名，并聘请了二十名技术调查官，来自浙江大学等高校和研究机构。法庭还将发布典型案例，引导企业依法收集和使用个人信息，促进数字经济健康发展，更好服务保障数字经济发展大局，为全国提供可复制可推广的经验做法。（完） 责任编辑：某某 相关新闻 网络安全法实施两周年回顾 分享到： 微信 微博
""",
        title="首个数据法院在杭州揭牌",
        published_on="2019-12-05",
        place="杭州",
        agency="Xinhua News Agency",
        outlet="Xinhua News Agency",
        organizations={
            "Alibaba Group",
            "Hangzhou Internet Court",
            "Ministry of Industry and Information Technology",
            "Ministry of Public Security of China",
            "NetEase",
            "Supreme People's Court",
            "Zhejiang University",
        },
    ),
    Document(
        "sina tech",
        """\
京东上线隐私中心_新浪科技_新浪网
新浪科技讯 11月17日下午消息，京东今日上线隐私中心，用户可查询个人信息的使用情况。京东表示，此举是为落实2016年通过的网络安全法。中国消费者协会对此表示欢迎。
""",
        title="京东上线隐私中心",
        organizations={"China Consumers Association", "JD.com"},
        published_on=None,
        begins="京东今日上线",
    ),
    Document(
        "taiwan",
        """\
數位發展部擬修法管平台
（中央社記者王小明台北12日電）數位發展部今天表示，將修法要求大型平台設立申訴管道，臉書、Google與LINE均表示配合。
""",
        place="台北",
        agency="Central News Agency",
        language="zh-Hant",
        byline=["王小明"],
        published_on=None,
    ),
    Document(
        "cn fm",
        """\
---
layout: article
标题: 无
title: 个人信息保护法草案提请审议
date: 2020-10-13
author: 新华社
---
十三届全国人大常委会第二十二次会议13日审议个人信息保护法草案。草案由全国人大常委会法工委负责人作说明。国家网信办、公安部参与起草，腾讯、阿里等平台企业提出意见。
""",
        title="个人信息保护法草案提请审议",
        published_on="2020-10-13",
        organizations={
            "Alibaba Group",
            "Cyberspace Administration of China",
            "Legislative Affairs Commission of the NPC Standing Committee",
            "Ministry of Public Security of China",
            "Standing Committee of the National People's Congress",
            "Tencent",
        },
    ),
    Document(
        "zh sina page",
        """\
新浪新闻
首页 > 国内 > 正文
网信办约谈直播平台
2018年02月12日 10:15 新华网
新华社北京2月12日电（记者 甲乙）国家网信办12日约谈今日头条、快手等平台负责人，要求整改。
据介绍，两家平台已成立整改小组。
责任编辑：丙丁
""",
        title="网信办约谈直播平台",
        published_on="2018-02-12",
        agency="Xinhua News Agency",
        byline=["甲乙"],
        place="北京",
        organizations={"Cyberspace Administration of China", "Kuaishou", "Toutiao"},
        ends="已成立整改小组。",
    ),
    Document(
        "zh bare",
        """\
工信部：加快5G网络安全标准制定

2019-06-10 14:05:33  来源：中国新闻网

工业和信息化部负责人10日表示，将加快制定5G网络安全标准，鼓励华为、中兴通讯、诺基亚、爱立信等企业参与。

这位负责人说，标准将与国际接轨，并征求国际电信联盟的意见。

【编辑:某某】
""",
        title="工信部：加快5G网络安全标准制定",
        published_on="2019-06-10",
        organizations={
            "Ericsson",
            "Huawei",
            "International Telecommunication Union",
            "Ministry of Industry and Information Technology",
            "Nokia",
            "ZTE",
        },
        ends="国际电信联盟的意见。",
    ),
    Document(
        "zh rmrb",
        """\
人民日报钟声：网上也要有规矩
2015-12-17
网上的街道也有交通规则，没有人例外。第二届世界互联网大会昨天在乌镇开幕，规则正是会上的话题。
各国应当深化合作，共同遏制信息技术滥用。
""",
        title="人民日报钟声：网上也要有规矩",
        published_on="2015-12-17",
        edition=2015,
        organizations=set(),
    ),
    Document(
        "jpost",
        """\
＜中国＞ネット安全法、17年6月施行
2016/11/07 19:30
【北京=山田太郎】中国の全国人民代表大会常務委員会は7日、インターネット安全法を可決した。マイクロソフトなど外資系企業は懸念を示している。
""",
        published_on="2016-11-07",
        place="北京",
        language="ja",
        byline=["山田太郎"],
        title="＜中国＞ネット安全法、17年6月施行",
    ),
    Document(
        "hk news",
        """\
網信辦：數據出境須評估
[2021-10-29]
【大公報訊】國家網信辦29日公布《數據出境安全評估辦法（徵求意見稿）》，騰訊、螞蟻集團等企業的跨境業務將受影響。香港個人資料私隱專員公署表示正研究有關內容。
""",
        published_on="2021-10-29",
        language="zh-Hant",
        title="網信辦：數據出境須評估",
    ),
    Document(
        "press zh",
        """\
2024年世界互联网大会乌镇峰会新闻发布会在京举行
来源：中国网信网  2024-10-24 10:00
10月24日，2024年世界互联网大会乌镇峰会新闻发布会在北京举行。会上公布，峰会11月下旬召开，活动由世界互联网大会与浙江省人民政府共同主办。
""",
        title="2024年世界互联网大会乌镇峰会新闻发布会在京举行",
        published_on="2024-10-24",
        edition=2024,
        outlet="CAC website",
        organizations={"World Internet Conference", "Zhejiang Provincial People's Government"},
    ),
    Document(
        "table row",
        """\
某省召开网络安全工作会议,2021-08-03,"某省日报8月2日讯（记者 甲乙）全省网络安全工作会议2日召开。奇安信、安恒信息等企业代表介绍经验。
　　会议要求，落实关键信息基础设施安全保护条例，压实主体责任，做好重大活动网络安全保障。"
""",
        title="某省召开网络安全工作会议",
        published_on="2021-08-03",
        byline=["甲乙"],
        organizations={"DBAPPSecurity", "QiAnXin"},
        edition=None,
    ),
    Document(
        "other year",
        """\
新华社北京11月3日电（记者 甲某）第五届世界互联网大会下周三在乌镇开幕。国务院新闻办公室3日公布日程，并说报名人数与2017年那一届相近。
""",
        published_on="2018-11-03",
        edition=2018,
        place="北京",
        agency="Xinhua News Agency",
        organizations={"State Council Information Office"},
        byline=["甲某"],
    ),
    Document(
        "apac",
        """\
香港4月14日电 2025年世界互联网大会亚太峰会14日在香港开幕。本次峰会由世界互联网大会主办，香港特别行政区政府创新科技及工业局承办，中国移动等会员参加。
""",
        edition=None,
        language="zh-Hans",
    ),
]
