"""Pages of outlets of the mainland, of Hong Kong, Taiwan and Japan, about laws and offices that exist. All are made up."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "cna taiwan",
        """\
資通安全管理法上路 公務機關須訂維護計畫 | 中央社 CNA
首頁 / 科技
資通安全管理法上路 公務機關須訂維護計畫
2019/1/1 10:25（1/1 11:40 更新）
（中央社記者王小明台北1日電）資通安全管理法今天施行，公務機關與關鍵基礎設施提供者須訂定資通安全維護計畫，並在知悉資通安全事件後一小時內通報。

這項法律於民國107年6月6日公布，由行政院指定施行日期。（編輯：李大華）1080101
""",
        title="資通安全管理法上路 公務機關須訂維護計畫",
        published_on="2019-01-01",
        published_time="10:25:00",
        published_zone=None,
        place="台北",
        agency="Central News Agency",
        byline=["王小明"],
        language="zh-Hant",
        begins="資通安全管理法今天施行",
    ),
    Document(
        "ltn",
        """\
自由時報電子版
資安署掛牌 數位部：統籌全國資安
2022/08/27 12:15
〔記者陳某某／台北報導〕數位發展部資通安全署於民國111年8月27日隨數位發展部成立，負責規劃國家資通安全政策，並輔導公務機關執行資通安全管理法。
""",
        title="資安署掛牌 數位部：統籌全國資安",
        published_on="2022-08-27",
        outlet="Liberty Times",
        place="台北",
        byline=["陳某某"],
        language="zh-Hant",
        begins="數位發展部資通安全署於",
    ),
    Document(
        "mingpao",
        """\
明報新聞網
私隱條例修訂生效 起底屬刑事罪行
文章日期：2021年10月8日
【明報專訊】《2021年個人資料（私隱）（修訂）條例》今日生效，個人資料私隱專員公署獲授權就起底案件展開刑事調查。條例於9月29日獲立法會三讀通過。
""",
        title="私隱條例修訂生效 起底屬刑事罪行",
        published_on="2021-10-08",
        outlet="Ming Pao",
        language="zh-Hant",
        organizations={"Office of the Privacy Commissioner for Personal Data"},
        begins="《2021年個人資料",
    ),
    Document(
        "takungpao wuzhen",
        """\
大公網 > 內地
世界互聯網大會今在烏鎮開幕
2018-11-07 04:23:52 大公報
【大公報訊】記者俞某烏鎮報道：第五屆世界互聯網大會今日在浙江烏鎮開幕，會期三天，主題為「創造互信共治的數字世界——攜手共建網絡空間命運共同體」。
""",
        title="世界互聯網大會今在烏鎮開幕",
        published_on="2018-11-07",
        outlet="Ta Kung Pao",
        edition=2018,
        language="zh-Hant",
    ),
    Document(
        "thepaper",
        """\
澎湃新闻
10%公司
数据安全法今起施行：重要数据处理者须定期评估风险
澎湃新闻记者 周某某
2021-09-01 07:20
来源：澎湃新闻
字号

《中华人民共和国数据安全法》9月1日起施行。该法由全国人大常委会于2021年6月10日通过，规定国家建立数据分类分级保护制度。

重要数据的处理者应当定期开展风险评估，并向有关主管部门报送风险评估报告。

责任编辑：某某
校对：某某
澎湃新闻报料：021-000000
""",
        title="数据安全法今起施行：重要数据处理者须定期评估风险",
        published_on="2021-09-01",
        outlet="The Paper",
        byline=["周某某"],
        language="zh-Hans",
        organizations={"Standing Committee of the National People's Congress"},
        begins="《中华人民共和国数据安全法》9月1日起",
    ),
    Document(
        "21jingji",
        """\
个人信息保护法施行首日，平台企业这样改
21世纪经济报道 记者 冯某 北京报道

11月1日，《个人信息保护法》正式施行。该法2021年8月20日由十三届全国人大常委会第三十次会议通过。腾讯、阿里巴巴、百度等企业更新了隐私政策。

工信部、公安部等部门此前多次通报违规收集个人信息的应用。
""",
        title="个人信息保护法施行首日，平台企业这样改",
        outlet="21st Century Business Herald",
        byline=["冯某"],
        language="zh-Hans",
        place=None,
        organizations={
            "Alibaba Group",
            "Baidu",
            "Ministry of Industry and Information Technology",
            "Ministry of Public Security of China",
            "Standing Committee of the National People's Congress",
            "Tencent",
        },
        begins="11月1日，《个人信息保护法》",
    ),
    Document(
        "caixin",
        """\
网络安全审查办法修订施行_财新网_财新网
财新网 > 公司 > 正文
网络安全审查办法修订施行
2022年02月15日 16:32
掌握超过100万用户个人信息的平台运营者赴国外上市必须申报审查
【财新网】（记者 屈某某）由国家网信办等十三部门联合修订的《网络安全审查办法》自2022年2月15日起施行，中国证监会为新增的参与部门。
""",
        title="网络安全审查办法修订施行",
        published_on="2022-02-15",
        published_time="16:32:00",
        published_zone=None,
        outlet="Caixin",
        byline=["屈某某"],
        language="zh-Hans",
        organizations={"China Securities Regulatory Commission", "Cyberspace Administration of China"},
        begins="由国家网信办等十三部门",
    ),
    Document(
        "guangming numerals",
        """\
光明日报
网络安全法正式施行
二〇一七年六月一日
本报北京六月一日电（记者张某、李某）《中华人民共和国网络安全法》今日起正式施行。这部法律共七章七十九条，由全国人大常委会于二〇一六年十一月七日通过。
""",
        title="网络安全法正式施行",
        published_on="2017-06-01",
        outlet="Guangming Daily",
        place="北京",
        byline=["张某", "李某"],
        language="zh-Hans",
        organizations={"Standing Committee of the National People's Congress"},
    ),
    Document(
        "huanqiu",
        """\
环球网 > 科技
乌镇峰会进入第十年
来源：环球网
作者：冷某
2023-11-09 08:15
【环球网科技报道】11月8日，2023年世界互联网大会乌镇峰会开幕。这座小镇从2014年起每年迎来各国的客人，至今已有十年。
分享到：
""",
        title="乌镇峰会进入第十年",
        published_on="2023-11-09",
        byline=["冷某"],
        edition=2023,
        language="zh-Hans",
        begins="11月8日，2023年世界互联网大会",
    ),
    Document(
        "36kr",
        """\
36氪
关键信息基础设施安全保护条例，企业怎么看
某某 · 2021-09-02 09:10
条例施行首日速读
编者按：本文来自微信公众号“示例观察”，36氪经授权发布。

《关键信息基础设施安全保护条例》自2021年9月1日起施行。条例明确，国家网信部门统筹协调，国务院公安部门负责指导监督。华为、中国电信等企业参与了相关标准的讨论。
""",
        title="关键信息基础设施安全保护条例，企业怎么看",
        published_on="2021-09-02",
        outlet="36Kr",
        language="zh-Hans",
        organizations={"China Telecom", "Huawei", "State Council of China"},
        begins="《关键信息基础设施",
    ),
    Document(
        "gov cn",
        """\
中国政府网
首页 > 政策
网络数据安全管理条例自2025年1月1日起施行
2024-09-30 17:02 来源： 新华社
字体： 大 中 小 打印
新华社北京9月30日电 《网络数据安全管理条例》9月30日公布，自2025年1月1日起施行。条例共9章64条，对个人信息保护、重要数据安全等作出规定。
【我要纠错】责任编辑：某某
""",
        title="网络数据安全管理条例自2025年1月1日起施行",
        published_on="2024-09-30",
        published_time="17:02:00",
        published_zone=None,
        place="北京",
        agency="Xinhua News Agency",
        outlet="Chinese Government Network",
        language="zh-Hans",
        begins="《网络数据安全管理条例》9月30日公布",
    ),
    Document(
        "sohu repost",
        """\
密码法2020年元旦起施行_搜狐网
2020-01-01 09:30 来源: 人民日报
原标题：密码法2020年元旦起施行
《中华人民共和国密码法》自2020年1月1日起施行。该法将密码分为核心密码、普通密码和商用密码，国家密码管理局负责管理全国的密码工作。返回搜狐，查看更多
责任编辑：
""",
        title="密码法2020年元旦起施行",
        published_on="2020-01-01",
        language="zh-Hans",
        organizations={"State Cryptography Administration"},
        begins="《中华人民共和国密码法》自2020年",
        ends="负责管理全国的密码工作。",
    ),
    Document(
        "nhk",
        """\
NHK
サイバーセキュリティ基本法 全面施行
2015年1月9日 17時12分
サイバー攻撃への対策を強化するための「サイバーセキュリティ基本法」が９日、全面的に施行されました。内閣官房には内閣サイバーセキュリティセンターが設けられました。
""",
        title="サイバーセキュリティ基本法 全面施行",
        published_on="2015-01-09",
        published_time="17:12:00",
        published_zone=None,
        outlet="NHK World",
        language="ja",
        begins="サイバー攻撃への対策を",
    ),
    Document(
        "asahi reiwa",
        """\
デジタル庁が発足　行政手続きの電子化めざす：朝日新聞デジタル
令和3年9月1日 6時00分
山田太郎

デジタル庁が１日、発足した。国や自治体のシステムの統一を進める。職員は約６００人で、そのうち約２００人が民間の出身だ。総務省や経済産業省から移った職員も多い。
""",
        title="デジタル庁が発足 行政手続きの電子化めざす",
        published_on="2021-09-01",
        outlet="Asahi Shimbun",
        language="ja",
        begins="デジタル庁が１日、発足した。",
    ),
    Document(
        "jiji",
        """\
中国サイバー法、1日施行＝企業に負担も
【北京時事】中国で１日、インターネットの統制を強める「サイバーセキュリティー法」が施行された。外国企業は国内でのデータ保存を求められる。（2017/06/01-00:15）
""",
        title="中国サイバー法、1日施行＝企業に負担も",
        published_on="2017-06-01",
        place="北京",
        agency="Jiji Press",
        language="ja",
        begins="中国で１日、",
    ),
]
