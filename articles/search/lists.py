"""Lists of words that queries and the index share. A test holds the first three against the database."""


def listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


CAPITALS = listed("""
WHO IT IS AS CAN MOST US ARM SAFE AID ICE APT RAT BAT START NICE SEA ACT AIM PACE LAWS SWIFT SAP RAND CAST
EPIC FIRST LINE HONOR TIME WIRED
""")
"""Names in capitals that are stop words or other words in small letters: indexed as who00, it00 …"""

STOP_WORDS = listed("""
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves what which who whom this that these those am is are
was were be been being have has had having do does did doing a an the and but if or because as until while of
at by for with about against between into through during before after above below to from up down in out on
off over under again further then once here there when where why how all any both each few more most other
some such no nor not only own same so than too very s t can will just don should now
""")
"""What the database's `english` configuration leaves out."""

FREQUENT = listed("""
互联网 物联网 区块链 大数据 云计算 大模型 网信办 工信部 公安部 外交部 商务部 新华社 自媒体 实名制
一带一路 命运共同体 人工智能 网络安全 网络空间 网络主权 网络犯罪 网络攻击 网络治理 网络强国 网络诈骗
网络战 网络恐怖主义 网络间谍 网络基础设施 网络安全法 网络安全审查 网络空间安全 网络空间治理
网络空间命运共同体 网络空间国际合作 信息安全 信息技术 信息通信 信息化 个人信息 个人信息保护
个人信息保护法 数据安全 数据安全法 数据出境 数据保护 数据治理 数据跨境 数据中心 数据泄露 跨境数据
关键信息基础设施 基础设施 数字经济 数字化 数字技术 数字贸易 数字货币 数字鸿沟 数字中国 数字丝绸之路
国家安全 国际合作 互联网治理 互联网企业 互联网大会 世界互联网大会 全球互联网治理 互联网金融 工业互联网
移动互联网 乌镇峰会 等级保护 电子商务 未成年人 知识产权 供应链 反垄断 智慧城市 智能制造 出口管制
实体清单 虚假信息 言论自由 隐私保护 电信诈骗 勒索软件 恶意软件 安全漏洞 密码法 商用密码 跨境电商
电子政务 中国政府 美国政府 国务院 习近平 国家主席 总书记 外交部长 发言人 联合国 欧洲联盟 华盛顿
北京市 浙江省 上海市 生成式人工智能 国家互联网信息办公室 中央网信办 国家网信办
""")
"""Chinese words that are words of the index by themselves."""

COMBINING = listed("""
multi e inter anti counter non pre post co micro macro bio geo tele info web block wi trans super ultra sub
semi self cross auto hydro eco neuro nano
""")
"""First parts of words that are also written as one: multi stakeholder asks for multistakeholder too."""

SUFFIXES = listed("""
ation ations ing ity ities ive ional ement ments able ible ness ies ed er ers ly ism ist ize izing
""")
"""Endings that stemming takes away, for words of which the beginning was typed."""
