"""The words by which names in Chinese are told, and those that say where one begins or that it is none."""

import re
from collections.abc import Iterable

import ahocorasick_rs

from articles.readers.wordlists import word_set
from articles.understanding.newcomers.words import (
    ASSOCIATION,
    CERT,
    COMPANY,
    GOVERNMENT,
    INSTITUTE,
    MEDIA,
    UNIVERSITY,
    WORLD,
    kinds,
)

FIRM = word_set(
    "股份有限公司 有限责任公司 有限公司",
)
PLAIN_COMPANY = word_set(
    "公司 集团 总公司 集团公司 证券 事务所",
)
SCHOOL = word_set(
    "大学 银行 学院",
)
INNER = word_set(
    "研究院 研究所 研究中心 实验室 天文台",
)
"""Endings of what belongs to a university or an academy and is named with it."""

OF_PLACE = word_set(
    "红十字会 科学院 工程院 卫生组织 贸易组织 标准化组织 知识产权组织 总工会",
)
"""Endings that with a country alone make a name."""

ENDINGS = kinds(
    {
        COMPANY: "股份有限公司 有限责任公司 有限公司 集团公司 总公司 公司 集团 银行 证券 事务所",
        UNIVERSITY: "大学 学院",
        INSTITUTE: "研究院 研究所 研究中心 科学院 工程院 实验室 智库 研究会 技术中心 工程中心 设计院 天文台 博物馆",
        ASSOCIATION: "协会 学会 联盟 基金会 联合会 商会 总会 促进会 总工会 工会 同业公会 红十字会",
        GOVERNMENT: "委员会 管理局 监管局 监督局 总局 测评中心 应急中心 信息中心 监测中心 认证中心 协调中心 指挥中心"
        " 办公室 管委会 检察院 法院 公安局 税务局 气象局 统计局 管理中心",
        MEDIA: "通讯社 电视台 广播电台 出版社",
        WORLD: "国际组织 合作组织 卫生组织 贸易组织 标准化组织 知识产权组织 基金组织",
        CERT: "应急响应中心 应急响应小组",
    }
)
OFFICES = word_set(
    "首席执行官 首席技术官 首席科学家 联合创始人 创始人 董事长 董事局主席 总裁 总经理 CEO CTO CFO 副总裁 ",
    "高级副总裁 发言人",
)
NO_FIRM = (
    *(
        "公司",
        "集团",
        "企业",
        "机构",
        "银行",
        "大会",
        "论坛",
        "会",
        "院",
        "部",
        "局",
        "前",
        "原",
        "副",
        "兼",
        "任",
        "执行",
    ),
    *("平台", "大学", "代", "名誉", "候任", "现", "网站", "品牌", "高级"),
)
"""Endings of words before an office that name no firm."""

WIDE = word_set(
    "中国 全国 国家 世界 国际 全球 亚洲 欧洲 非洲 亚太 中华 中央 东盟 欧盟 美国 英国 日本 韩国 德国 法国 俄罗斯 ",
    "印度 新加坡 澳大利亚 加拿大 以色列 荷兰 瑞士 瑞典 芬兰 意大利 西班牙 巴西 南非 越南 泰国 马来西亚 ",
    "印度尼西亚 印尼 巴基斯坦",
)
"""Countries and wider: with a field a name begins with them, with an ending alone they make none (中国公司)."""
PROVINCES = word_set(
    "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 ",
    "贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾",
)

CUT_CHARS = {
    "由": ("自理来缘事", "于器"),
    "与": ("参给", "会"),
    "和": ("共祥中融谐缓柔温饱", "平谐田睦"),
    "及": ("埃涉以普波", "格"),
    "在": ("存潜现内外实正所", "线野"),
    "是": ("总", "否"),
    "从": ("自随服", "化事业"),
    "到": ("达得直周遇迟", "期"),
    "据": ("数根证依", "点"),
    "于": ("关对位属处基终", "都"),
    "并": ("合", "购"),
    "而": ("因", ""),
    "都": ("首成京", "市江匀柏"),
    "就": ("", "业"),
    "还": ("偿退", "原"),
    "即": ("立", "时"),
    "如": ("比犹", "东皋家"),
    "等": ("均相同平", "级"),
    "能": ("智功性技节", "源力动量耗效建"),
    "应": ("反响供适", "用急对变"),
    "使": ("大公", "用馆"),
    "同": ("共合", "济方仁程花业学心创德文里步盟"),
    "日": ("", "本报化产照"),
    **dict.fromkeys("了的被把让给该某其这那我他她它们每另或且但则却也又再只仅才已曾刚将要可须令叫请跟", ("", "")),
    "有": ("国私所共拥具持享没稀含占公富特", "限色机线轨关道赞"),
    "各": ("", ""),
    "让": ("转出", ""),
    "要": ("重主", "素"),
    "可": ("", "口持视信"),
    "其": ("土", ""),
    "将": ("", "军"),
}
"""Characters that stand before a name and in none, but next to the ones given: before them, and behind them."""

CUT_WORDS = word_set(
    "完善 加强 推进 推动 深化 正在 提升 提高 实施 落实 开展 加快 打造 构建 形成 坚持 强化 着力 努力 以及 来自 ",
    "包括 隶属 位于 担任 出任 就任 现任 时任 曾任 加入 加盟 成立 创办 创立 创建 组建 筹建 任职 就职 供职 就读 ",
    "毕业 访问 参观 考察 走进 走访 收购 入股 控股 联手 携手 起诉 指控 要求 宣布 表示 认为 透露 介绍 例如 比如 ",
    "改为 称作 成为 作为 使用 推出 发布 举办 承办 主办 协办 邀请 会同 通过 根据 按照 依托 对于 关于 针对 经过 ",
    "围绕 前往 抵达 返回 离开 签约 入驻 落户 授权 委托 批准 资助 捐赠 记者 获悉 了解 采访 报道 撰文 一家 这家 ",
    "那家 两家 三家 多家 某家 一个 这个 那个 几个 多个 一些 许多 不少 部分 所有 全部 或者 先生 女士 教授 院士 ",
    "博士 董事长 总裁 主席 主任 局长 部长 院长 校长 所长 总经理 首席执行官 首席技术官 负责人 专家 学者 代表 成员 ",
    "员工 校友 研究员 分析师 工程师 日前 近日 今天 昨天 目前 当时 此前 随后 其中 之后 以来 期间 同时 此外 如今 ",
    "后来 最终 首次 旗下 下属 所属 直属 名为 名叫 称为 叫做 简称 全称 原名 前身 面向 联合中国 一所 这所 两所 ",
    "该院 支持 合并 组成 设立 建立 创始人 秘书长 书记 理事长 会长 总监 经理 向中国 对中国 对美国 向国家 开发商 ",
    "运营商 制造商 供应商 服务商 巨头 初创企业 高校",
)
"""Words that stand before a name and in none."""

PEOPLE = word_set("工程师 专家 学者 记者 教授 院士 校友 代表 员工 研究员 分析师 女士")
"""Those of them that stand in a name right before its ending: 工程师协会."""

TOPICAL = word_set(
    "互联网 网络 信息化 信息 科技 技术 软件 硬件 电信 通信 通讯 安全 大数据 数据 人工智能 智能 电子商务 电商 ",
    "电子 国有 民营 私营 外资 合资 独资 中资 跨国 上市 大型 中型 小型 中小 知名 著名 领先 国内 国外 境外 境内 ",
    "海外 本地 本土 本 省级 市级 地方 有关 相关 专业 咨询 广告 游戏 汽车 手机 芯片 半导体 金融 投资 保险 证券 ",
    "物流 快递 初创 创业 高科技 高新 龙头 头部 行业 产业 企业 传统 新兴 重点 核心 控股 参股 子 分 母 总 大 小 老 ",
    "新 多 家 个 所 两 三 十 几 数 科研 高等 职业 医学 师范 理工 独立 民办 公办 普通 综合 社会 公共 行政 人民 ",
    "最高 高级 中级 基层 常务 专门 工作 领导 组织 评审 专家 指导 筹备 执行 平台 服务 运营 应用 数字 云计算 云 ",
    "航空 航天 石油 石化 电力 能源 化工 制药 医药 食品 房地产 地产 建筑 铁路 造船 钢铁 煤炭 文化 传媒 影视 教育 ",
    "培训 旅游 商业 商务 贸易 进出口 工业 制造 农业 研发 创新 发展 系统 集成 设备 机械 生物 环保 材料 管理 城市 ",
    "农村 中央 联合 合作 战略 标准 政策 法律 经济 政治 外交 军事 五大 四大 三大 巨头 外国 西方 东方 华人 民族 ",
    "家族 财务 信托 基金 租赁 担保 支付 搜索 社交 视频 音乐 直播 短视频 共享 单车 网约车 外卖 出行 租车 机器人 ",
    "无人机 量子 区块链 虚拟 工程 计算机 自动化 新闻 传播 马克思主义 国际关系 外国语 公共管理 中外 对外 咨询委员 ",
    "国家 国际 世界 全球 中国 美国 高校 学术 顶级 优秀 主要 全部 一流 双一流 百强 五百强 名牌 各大 众多 有限 ",
    "股份 集团 责任 国家级 事业 会员 认证 技能 年度 官方 业务 客户 全省 全市 各省 该省 本省 我省 我市 省市 一般 ",
    "国立 私立 市立 省立 公立 州立 部属 海归 外籍 名校",
)
"""What organizations are about and how they are: with nothing else it is no name (互联网公司, 重点实验室)."""

NO_NAMES = (
    *("母公司", "子公司", "分公司", "组委会", "组织委员会", "常务委员会", "居民委员会", "村民委员会", "董事会", "党委"),
    *("专业委员会", "咨询委员会", "工作委员会", "股份公司", "上市公司", "重点实验室", "专门委员会"),
)
"""Endings of what is a part or a sort of organizations."""
GOES_ON = re.compile(
    "法(?![国学院人务定律])|条例|大会|会议|论坛|峰会|年会|博览会|[杯街楼城型级债]|奖(?!励)|路(?!透)|站(?!在)|生(?![产效活于物])|校区|附属"
    "|派(?![出遣驻人员])|化(?![工学])|股(?![东份票价])|园区|广场|大厦|医院|地铁|指数|宣言|公约|条约"
)
"""What makes something else of the name before it: a meeting, a law, a place, a document."""


class Finder:
    """Places of words in a text, of several at one place the longest."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(self.words, matchkind=kind, store_patterns=False)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        found = self._automaton.find_matches_as_indexes(text)
        return [(self.words[number], start, end) for number, start, end in found]

    def without(self, text: str) -> str:
        """The text without these words."""
        last, pieces = 0, []
        for _word, start, end in self.find(text):
            pieces.append(text[last:start])
            last = end
        return "".join(pieces) + text[last:]
