"""Pairs of texts of which it is known whether they are copies of one text. Made of the samples and of plain facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "articles" / "samples"


@dataclass(frozen=True, slots=True)
class Pair:
    kind: str
    copies: bool
    one: tuple[str, str]
    other: tuple[str, str]
    """Title and text."""


EDITIONS = (
    (2014, "first", "一", "November 19 to 21", "11月19日至21日", "An Interconnected World Shared and Governed by All"),
    (2015, "second", "二", "December 16 to 18", "12月16日至18日", "An Interconnected World Shared and Governed by All"),
    (2016, "third", "三", "November 16 to 18", "11月16日至18日", "Innovation-driven Internet Development"),
    (2017, "fourth", "四", "December 3 to 5", "12月3日至5日", "Developing Digital Economy for Openness"),
    (2018, "fifth", "五", "November 7 to 9", "11月7日至9日", "Creating a Digital World for Mutual Trust"),
    (2019, "sixth", "六", "October 20 to 22", "10月20日至22日", "Intelligent Interconnection for Openness"),
)
CALENDAR = (
    "The {nth} World Internet Conference takes place in Wuzhen, Zhejiang province, from {days}, {year}. "
    "The theme of the conference is {theme}. The programme of {year} has an opening ceremony on the first day, forums "
    "on the days that follow and a closing ceremony on the last. An exhibition, the Light of the Internet Expo, is "
    "open to visitors in a hall beside the canals. Participants register in advance and receive a badge at the west "
    "gate. The town is reached by bus from Hangzhou and from Tongxiang; the old town is closed to other visitors while "
    "the conference lasts. Documents of the conference are published in Chinese and in English on its website."
)
CALENDAR_ZH = (
    "第{number}届世界互联网大会于{year}年{days}在浙江省乌镇举行。本届大会设开幕式、分论坛和闭幕式，"
    "同时举办互联网之光博览会，向公众展示新技术与新产品。参会代表须提前报名，凭证件从西栅入口进入会场。"
    "大会期间景区暂停接待游客，代表可从杭州和桐乡乘坐专车前往。{year}年大会的文件以中文和英文在官方网站公布。"
)
BRIEFS = (
    ("China passes Cybersecurity Law", "The Standing Committee of the National People's Congress passed the "
     "Cybersecurity Law on November 7, 2016, at the end of its session in Beijing. The law has seven chapters and 79 "
     "articles. It takes effect on June 1, 2017."),
    ("China passes Data Security Law", "The Standing Committee of the National People's Congress passed the Data "
     "Security Law on June 10, 2021, at the end of its session in Beijing. The law has seven chapters and 55 articles. "
     "It takes effect on September 1, 2021."),
    ("China passes Personal Information Protection Law", "The Standing Committee of the National People's Congress "
     "passed the Personal Information Protection Law on August 20, 2021, at the end of its session in Beijing. The law "
     "has eight chapters and 74 articles. It takes effect on November 1, 2021."),
    ("网络安全法获通过", "全国人民代表大会常务委员会2016年11月7日在北京表决通过网络安全法。该法共七章七十九条，"
     "自2017年6月1日起施行，对网络运行安全、网络信息安全和监测预警作出规定。"),
    ("数据安全法获通过", "全国人民代表大会常务委员会2021年6月10日在北京表决通过数据安全法。该法共七章五十五条，"
     "自2021年9月1日起施行，对数据分类分级、数据安全制度和政务数据开放作出规定。"),
    ("个人信息保护法获通过", "全国人民代表大会常务委员会2021年8月20日在北京表决通过个人信息保护法。该法共八章七十四条，"
     "自2021年11月1日起施行，对个人信息处理规则和跨境提供作出规定。"),
)  # fmt: skip
BOILERPLATE = (
    "About this page: the desk collects what was published in several places and marks what it could not check. The "
    "views in the texts are those of their authors and not those of the publisher. Nothing on this page is advice "
    "or an offer of any kind. Readers who find an error are asked to write to the desk, which answers within a week. "
    "Material may be quoted with the name of the outlet, the title and the date; for anything longer a permission in "
    "writing is needed. All times are those of Beijing unless another zone is named."
)
BOILERPLATE_ZH = (
    "声明：本页内容由编辑部根据公开资料整理，不代表发布者的立场，也不构成任何法律意见或要约。"
    "读者如发现错误，请致函编辑部，一周之内答复。引用时请注明媒体名称、标题和日期，超出合理范围须事先取得书面许可。"
    "文中时间除另有说明外均为北京时间。"
)
EVENT = (
    ("Gate opens at the water town", "Delegates arrived in Wuzhen on the eve of the conference and found a town that "
     "had been made ready for them. Boats lie at the landing stages, volunteers stand at the corners with maps in two "
     "languages, and wireless network is free everywhere between the two gates. The halls lie a walk of ten minutes "
     "from the hotels. Inside them technicians were laying the last cables in the afternoon."),
    ("What the programme leaves out", "Whoever reads the programme of the conference in Wuzhen looks for a session on "
     "encryption in vain. There are forums on trade, on payment by telephone, on start-ups and on the protection of "
     "children. The question of who may read what is sent over a network is not among the titles. Two of the speakers "
     "work for companies that have published papers on the matter."),
    ("乌镇准备就绪", "大会开幕前夕，代表们陆续抵达乌镇。码头停着乌篷船，街角的志愿者手持中英文地图为来宾指路，"
     "东西两栅之间都可以免费使用无线网络。会场距离酒店步行约十分钟，技术人员下午仍在会场里铺设最后的线缆。"
     "镇上的商铺照常营业，不少店主用手机收款。"),
    ("议程之外的问题", "翻阅乌镇大会的议程，读者找不到关于加密的分论坛。议程上有贸易、移动支付、创业等题目，"
     "却没有讨论谁可以阅读网络上传送的内容。两位发言人所在的企业曾就此发表过论文。"
     "主办方说明，分论坛的题目由各承办单位自行提出。"),
)  # fmt: skip
TRANSLATED = (
    ("law-wangluo-anquanfa.txt", "2016-nine-days-after-the-vote.txt"),
    ("law-geren-xinxi-baohufa.txt", "2021-three-laws.txt"),
    ("2023-damoxing-zhi-nian.txt", "2023-year-of-language-models.txt"),
    ("2016-security-companies.txt", "2014-qiye-yu-jigou.txt"),
)


def pairs() -> list[Pair]:
    return [*other_headlines(), *shortened(), *updated(), *briefs(), *calendars(), *boilerplate(), *apart()]


def sample(name: str) -> tuple[str, str]:
    """Title and text of a sample; its first line says the date."""
    lines = (SAMPLES / name).read_text("utf-8").splitlines()
    return lines[0].strip("# "), "\n".join(lines[1:])


def samples() -> dict[str, tuple[str, str]]:
    return {path.name: sample(path.name) for path in sorted(SAMPLES.glob("*.txt")) if path.stat().st_size > 900}


def sentences(text: str) -> list[str]:
    """The sentences of a text; lines are broken where they are in print."""
    ended = " ".join(text.split()).replace(". ", ".\n").replace("。", "。\n")
    return [line.strip() for line in ended.splitlines() if line.strip()]


def other_headlines() -> Iterator[Pair]:
    """Wire copy under another headline, broken into other lines, with the outlet's own last line."""
    for number, (title, text) in enumerate(samples().values()):
        other = " ".join(text.split()) + f" (Northern Example Post, page {number % 12 + 1})"
        yield Pair("other headline", True, (title, text), (f"From the wire: {number}", other))


def shortened() -> Iterator[Pair]:
    for title, text in samples().values():
        whole = sentences(text)
        if len(whole) >= 8:
            yield Pair("shortened", True, (title, text), (title, "\n".join(whole[: round(len(whole) * 0.6)])))


def updated() -> Iterator[Pair]:
    """A later version: a paragraph ahead of the rest, one sentence gone."""
    ahead = "This version adds what was learnt in the course of the afternoon. The office will speak again tomorrow."
    for title, text in samples().values():
        whole = sentences(text)
        if len(whole) >= 8:
            later = [ahead if title.isascii() else "本稿补充了当天下午的最新情况。", *whole[:3], *whole[4:]]
            yield Pair("updated", True, (title, text), (f"{title} (2)", "\n".join(later)))


def briefs() -> Iterator[Pair]:
    for (title, text), (other_title, other_text) in combinations(BRIEFS, 2):
        yield Pair("briefs", False, (title, text), (other_title, other_text))
    for title, text in BRIEFS:
        yield Pair("brief again", True, (title, text), (f"In brief: {title}", text + " "))


def calendars() -> Iterator[Pair]:
    english, chinese = [], []
    for year, nth, number, days, tage, theme in EDITIONS:
        english.append((f"Programme {year}", CALENDAR.format(year=year, nth=nth, days=days, theme=theme)))
        chinese.append((f"{year}年日程", CALENDAR_ZH.format(year=year, number=number, days=tage)))
    for several in (english, chinese):
        for one, other in combinations(several, 2):
            yield Pair("calendar", False, one, other)


def boilerplate() -> Iterator[Pair]:
    """Texts of their own above the same disclaimer."""
    for foot, texts in ((BOILERPLATE, BRIEFS[:3] + EVENT[:2]), (BOILERPLATE_ZH, BRIEFS[3:] + EVENT[2:])):
        for (title, text), (other_title, other_text) in combinations(texts, 2):
            if text in dict(BRIEFS).values() and other_text in dict(BRIEFS).values():
                continue
            yield Pair("boilerplate", False, (title, f"{text}\n\n{foot}"), (other_title, f"{other_text}\n\n{foot}"))


def apart() -> Iterator[Pair]:
    """Two texts on one matter, in one language and in two."""
    yield Pair("one event", False, EVENT[0], EVENT[1])
    yield Pair("one event", False, EVENT[2], EVENT[3])
    for one, other in TRANSLATED:
        yield Pair("translated", False, sample(one), sample(other))
    for one, other in combinations(samples().values(), 2):
        yield Pair("other text", False, one, other)
