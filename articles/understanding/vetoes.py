"""Where a spelling of an organization's name means something else: a person, a building, a product."""

import re
from functools import lru_cache

from articles.matching import Match
from articles.readers.wordlists import word_set
from articles.understanding.countries import CODES

GIVEN_NAMES = word_set(
    "Michael Mike Henry Harrison Gerald Betty Eugene John Jack James Jim Robert Bob William ",
    "Bill David Richard Thomas Tom Carl Karl Kenny Mary ",
    "George Paul Mark Peter Philip Edward Andrew Daniel Charles Chuck Joseph Joe Susan Sarah ",
    "Anna Elizabeth Emily Laura Lisa Werner Ernst Georg ",
    "Tina Wayne Roger Ginger Mister Mr Mrs Ms Dr Sir Lord Lady Doug Rob Steve Steven Stephen ",
    "Scott Eric Kevin Brian Chris Christopher Tim Timothy ",
    "Ben Benjamin Sam Samuel Alex Alexander Nick Nicholas Anthony Tony Frank Patrick Christine ",
    "Glenn Leland Johns Morgan Jane",
)
SURNAME_LIKE = word_set(
    "ford dell rogers philips marriott norton bosch siemens kroll boeing kaspersky mcafee ",
    "gartner forrester harvard stanford carnegie brookings ",
    "bloomberg forbes oracle cook target daimler morgan honda toyota nokia juniper mandiant ",
    "rand walmart wired fortune proton orange apple signal",
)
# A Chinese office, or the dot between the parts of a name, right before a surname in Latin letters.
OFFICE_BEFORE = re.compile(
    r"(?:总裁|主席|董事长|总经理|执行官|创始人|教授|部长|总统|大使|先生|女士|记者|经理|总监|[A-Z][a-z]+·)$"
)
PREVIOUS_WORD = re.compile(r"([A-Za-z][\w.'’-]*)\s$")
NEXT_WORD = re.compile(r"\s([A-Za-z][\w'’-]*)")
LONGER_NAME = re.compile(r"^\s(?:Law Review|Law Journal|University Press|Press\b|Medical Center|Review of\b|Daily\b)")
LONGER_CHINESE = re.compile("^(?:出版社|书店|大厦|业协会|银行卡|总医院|医院|体育场|体育馆|号线|大街|路站)")
# State Department of Health, Security Service of the stadium: a body's kind that goes on in another's name.
GENERIC_END = re.compile(
    r"\b(?:Department|Ministry|Council|Service|Office|Agency|Administration|Commission|Party|Court|Police)$"
)
GOES_ON = re.compile(r"^ of (?:the )?(?:city\b|state\b|stadium\b|(?P<word>U\.S\.|[A-Z][\w-]*(?: [A-Z][\w-]*)?))")
# China-EU relations: a pair of parties, neither of which acts as an organization.
PAIR_BEFORE = re.compile(r"\b(?:China|US|U\.S\.|UK|Russia|Japan|India|Sino|Africa|ASEAN|EU)[-–—]$")
PAIR_AFTER = re.compile(r"^[-–—](?:China|US|U\.S|UK|Russia|Japan|India|Africa|ASEAN|EU)\b")
# Next to a Chinese character these are access points, data centres and torrents.
TECHNICAL_IN_CHINESE = frozenset(("AP", "IDC", "BT", "PA", "CP"))
CHINESE = re.compile("[\u3400-\u9fff]")
PAIRED = frozenset(("eu", "asean", "nato", "un", "african union", "european union"))
BUILDING = re.compile(
    r"(?i)^(?:['’]s)?\s(?:tower|building|plaza|street|avenue|road|stadium|arena|bridge|centre "
    r"court|park|hall|theat(?:er|re)|airport)\b"
)
# Words behind a name that make something else of it.
FOLLOWED = {
    "amazon": re.compile(r"(?i)^\s(?:rain\s?forest|basin|river|region|forest|jungle|delta)"),
    "apple": re.compile(r"(?i)^\s(?:daily|pie|juice|tree|orchard|farmer|grower|cider)"),
    "oracle": re.compile(r"(?i)^\s(?:bones?|of\b)"),
    "orange": re.compile(r"(?i)^\s(?:county|juice|revolution|alert|order)"),
    "visa": re.compile(
        r"(?i)^(?:-free|\s(?:application|policy|waiver|holder|requirement|restriction|rules?|ban|free|curbs?))"
    ),
    "target": re.compile(r"(?i)^\s(?:of|for|list|date|group|audience|price|market)\b"),
    "the guardian": re.compile(r"(?i)^\s(?:of|angels?)\b"),
    "cisa": re.compile(r"(?i)^\s(?:act|bill|law|legislation|amendment)\b"),
    "京东": re.compile("^方(?!面|案|法|式|向)"),
    "世界报": re.compile("^(?:道|告|业|社|刊)"),
    "quad": re.compile(r"(?i)^(?:-|\s(?:bike|core))"),
    "congress": re.compile(r"(?i)^\s(?:party|of the|of deputies|hall|center|centre)\b"),
    "zoom": re.compile(r"(?i)^\s(?:lens|lenses|in|out)\b"),
    "meta": re.compile(
        r"(?i)^\s(?:tags?|analys[ei]s)\b|^-(?!Chef|Konzern|Gründer|Sprecher|Aktie|Manager|Mitarbeiter|CEO)"
    ),
    "treasury": re.compile(r"(?i)^\s(?:bonds?|yields?|bills?|notes?|securities)\b"),
    "解放军": re.compile("^(?:军事|总医院|出版社|文艺)"),
    "中国人民解放军": re.compile("^(?:军事|总医院|出版社|文艺)"),
    "新浪": re.compile("^(?:微博)"),
    "national people's congress": re.compile(r"(?i)^ of the (?:cpc|communist party)"),
    "national people’s congress": re.compile(r"(?i)^ of the (?:cpc|communist party)"),
}
PRECEDED = {
    "cyberspace administration": re.compile(
        r"(?:\b(?!(?:The|And|But|For|With|China['’]?s?|Chinese|Communist|Its|Says?)\b)[A-Z][\w'’.-]+|provincial|municipal|city|local"
        r"|regional) $"
    ),
    "congress": re.compile(
        r"(?i)(?:people['’]s|party|national|world|mobile|party['’]s|library of|annual|indian|members of|trade union) $"
    ),
    "网信办": re.compile("(?:省|市|区|县|州|级|各地|地方|[上北天重][海京津庆])(?:委)?$"),
    "政府": re.compile("省$"),
    "共产党": re.compile("(?:日本|越南|古巴|老挝|印度|苏联|美国|法国|俄罗斯|俄)$"),
}
# An acronym that is also an English word says nothing within a line of capitals.
WORDS_IN_CAPITALS = word_set("WHO FIRST MOST SWIFT CAST EPIC ARM LINE VISA TIME RISING EU UN US IT AI")
DESCRIPTIONS = word_set("regulator regulators military government cabinet authority presidency parliament")
PLATFORMS = word_set(
    "wechat weixin 微信 weibo 微博 新浪微博 qq twitter 推特 youtube 油管 whatsapp telegram instagram ",
    "facebook 脸书 douyin 抖音 tiktok skype ",
    "snapchat kakaotalk line reddit zoom 钉钉 dingtalk wikipedia 维基百科 linkedin signal x",
)
USED_BEFORE = re.compile(
    r"(?i)(?:\b(?:on|via|through|using|use|over|users? of|accounts? on)\s(?:the\s)?(?:\w+\sand\s)?"
    r"|在|用|通过|登录|登陆|打开|刷|使用)$"
)
USED_AFTER = re.compile(
    r"(?i)^\s?(?:accounts?|posts?|pages?|messages?|app\b|payments?|channel|handle|feed"
    r"|上|账号|帐号|账户|群|朋友圈|公众号|公号|圈|网友|平台|里|小程序|红包|这些)"
)
ACTING = re.compile(
    r"(?i)^(?:['’]s)?\s(?:ceo|chief|chairman|founder|executive|president|spokes\w+|said|says"
    r"|announced|agreed|refused|declined|shares|stock|was fined|has been fined|will|sued|"
    r"apologi[sz]ed|inc|corp|ltd|team|holdings)\b|^(?:公司|集团|首席|创始人|总裁|董事长|CEO|团队|方面|回应|宣布|表示|称)"
)


def vetoed(text: str, match: Match) -> bool:
    """True if the words around show that the spelling is not the organization's name here."""
    spelling = match.surface.lower()
    after = text[match.end : match.end + 40]
    before = text[max(0, match.start - 40) : match.start]
    if (rule := FOLLOWED.get(spelling)) and rule.search(after):
        return True
    if (rule := PRECEDED.get(spelling)) and rule.search(before):
        return True
    if not match.surface.isascii():
        return bool(LONGER_CHINESE.match(after) or (match.surface.endswith("部") and after.startswith("长")))
    if match.surface in TECHNICAL_IN_CHINESE and CHINESE.search(before[-1:] + after[:1]):
        return True
    if spelling in PAIRED and (PAIR_BEFORE.search(before) or PAIR_AFTER.match(after)):
        return True
    if _is_description(match.surface) or _goes_on(match.surface, after):
        return True
    return (
        bool(BUILDING.match(after) or LONGER_NAME.match(after))
        or _is_person(spelling, before, after)
        or _is_word_in_capitals(match, before, after)
    )


@lru_cache(maxsize=4096)
def _is_description(surface: str) -> bool:
    """True for "China's internet regulator", "German parliament": a country's something, which is no name."""
    words = surface.split()
    return len(words) > 1 and words[-1] in DESCRIPTIONS and not any(word[0].isupper() for word in words[1:])


def _goes_on(surface: str, after: str) -> bool:
    """True where "of …" makes another body of it; a country there is left to whoever weighs countries."""
    found = GOES_ON.match(after) if after.startswith(" of ") and GENERIC_END.search(surface) else None
    if found is None:
        return False
    word = found["word"]
    return word is None or not (word in CODES or word.split()[0] in CODES)


def _is_person(spelling: str, before: str, after: str) -> bool:
    """Henry Ford, Michael Dell, Mr. Norton: a surname behind a given name or a form of address."""
    if spelling not in SURNAME_LIKE:
        return False
    if OFFICE_BEFORE.search(before):
        return True
    previous = PREVIOUS_WORD.search(before)
    if previous is None or previous[1].rstrip(".") not in GIVEN_NAMES:
        return False
    return not re.match(r"\s(?:Inc|Corp|Co|Ltd|Motor|Technologies|Lab|Group)\b", after)


def _is_word_in_capitals(match: Match, before: str, after: str) -> bool:
    if match.surface not in WORDS_IN_CAPITALS:
        return False
    previous, following = PREVIOUS_WORD.search(before), NEXT_WORD.match(after)
    neighbours = [word[1] for word in (previous, following) if word]
    return bool(neighbours) and all(len(word) > 1 and word.isupper() for word in neighbours)


def only_products(body: str, title: str, spans: dict[str, tuple[bool, tuple[tuple[int, int], ...]]]) -> set[str]:
    """The organizations that the text names only as a platform that somebody uses: posted on Twitter, 微信上."""
    found = set()
    for name, (in_title, places) in spans.items():
        text = title if in_title else body
        if not all(text[start:end].lower() in PLATFORMS for start, end in places):
            continue
        if all(is_product_use(text, start, end) for start, end in places):
            found.add(name)
    return found


def is_product_use(text: str, start: int, end: int) -> bool:
    """True if a platform is used here, rather than acting."""
    before, after = text[max(0, start - 50) : start], text[end : end + 40]
    if ACTING.match(after):
        return False
    return bool(USED_BEFORE.search(before) or USED_AFTER.match(after))
