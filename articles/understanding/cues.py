"""Words right beside a name that say what bears it: tables of words, and the patterns made of them.

Patterns of what stands behind a name match at the start of the text after it; those of what stands before it match at
the end of the text before it.
"""

import re

FORMS = "inc corp corporation ltd llc co"
HEADS = "ceo chief chairman chairwoman chair founder co-founder cofounder spokesman spokeswoman spokesperson"
STAFF = (
    "president vice executive executives director directors engineer engineers researcher researchers lawyer lawyers"
)
MONEY = "share shares stock stocks supplier suppliers customer customers employee employees"
GOODS = (
    "user users device devices phone phones iphone iphones app apps product products server servers "
    "smartphone smartphones processor processors chip chips architecture"
)
SAYING = "said says told announced announces unveiled unveils declined denies denied"
DOING = (
    "launched launches sued sues plans planned reported estimates estimated agreed agrees acquired acquires bought "
    "wants want removed removes pulls pulled refused refuses sells sell fights appreciates appeals hires"
)
RUNNING = "opened opens introduced introduces makes runs operates develops"
HAVING_DONE = "removed launched agreed sold opened built begun received been denied signed said"
TO_DO = "launch open buy sell remove pay store build appeal"
KINDS = (
    "company companies firm firms giant giants maker manufacturer operator operators carrier carriers startup startups "
    "start-up start-ups provider providers vendor vendors brand brands rival rivals group groups retailer retailers "
    "bank messenger newspaper magazine chipmaker designer developer network exchange subsidiary unit"
)
LINKS = "like as including against told says say by from with sued between at buy bought acquire acquired acquires"
REPORTING = "reported reports said says wrote magazine newspaper quoted cited published revealed editorial journalist"


def _any(*words: str) -> str:
    return "|".join(" ".join(words).split())


def _behind(english: str, chinese: str) -> re.Pattern[str]:
    """Words behind a name: after an optional 's, a ticker in brackets, or a comma."""
    return re.compile(rf"(?i)^(?:['’]s?)?(?:\s\([A-Z.: ]{{1,12}}\))?,?\s(?:{english})\b|^(?:{chinese})")


# What only a company has, or has done: enough by itself.
COMPANY_FOR_SURE = _behind(
    rf"{_any('inc corp ltd llc', HEADS)}|app\s?store|shares|iphones?",
    "公司|集团|首席执行官|(?:全球|高级|执行|资深|中国区){0,3}副?总裁|董事长|董事局主席|(?:联合)?创始人|创办人|掌门人|C[EFT]O|手机"
    "|团队(?:发布|宣布|表示|回应|公告)|的(?:(?:联合)?创始人|首席执行官|董事长|董事局主席|总裁|CEO)",
)
# Third persons and headlines' infinitives: these support a name even where it opens a sentence.
ACTING = re.compile(
    rf"(?i)^\s(?:{_any(SAYING, DOING)}|to (?:{_any(TO_DO)})|(?:was|is) (?:founded|headquartered|incorporated))\b"
)
# Signal, the messenger; Stripe, a payments company: what it is stands behind it.
KIND_BEHIND = re.compile(rf"(?i)^,\s(?:the|an?|which is an?)\s(?:[\w'’-]+\s){{0,4}}?(?:{_any(KINDS)})\b")
# What a company may have or do: supports a name that is no sentence's first word.
COMPANY_LIKELY = _behind(
    rf"{_any(FORMS, HEADS, STAFF, MONEY, GOODS, SAYING, DOING, RUNNING)}|app\s?store|data show"
    rf"|(?:has|have) (?:{_any(HAVING_DONE)})",
    "公司|集团|首席|总裁|董事长|创始人|CEO|手机|电脑|产品|应用|用户|宣布|表示|发布|推出|方面|股价|芯片|架构|高管|副总裁"
    "|全球(?:副)?总裁|等(?:公司|企业|科技)",
)
# German and French: Apple-Chef, der Apple-Konzern; PDG d'Apple, le patron d'Apple, le géant Apple.
GERMAN_BEHIND = re.compile(
    r"^-(?:Chef|Konzern|Gründer|Mitgründer|Sprecher|Aktie|Manager|Vorstand|Mitarbeiter|Tochter|Geschäftsführer|Boss|CEO)"
)
FRENCH_BEFORE = re.compile(
    r"(?i)\b(?:(?:pdg|patron(?:ne)?|président(?:e)?|fondat(?:eur|rice)|porte-parole|directeur(?: général)?"
    r"|dirigeants?) (?:de |d['’])|(?:géants?|groupe|firme|société|entreprise|filiale)(?: \w{5,12})? "
    r"|konzern |unternehmen |firmen wie )$"
)
# Chip designer Arm, payments firm Visa: what it is stands before it.
KIND_BEFORE = re.compile(rf"(?:\b(?:{_any(KINDS)})\s|公司|企业|巨头|品牌|厂商|运营商)$")
# Whom only a company has: Tim Cook has led Apple.
LED_BEFORE = re.compile(r"(?i)\b(?:led|leads|heads|headed|chairs|joined|(?:co-)?founded)\s$")
# By Visa, against Visa: what a company may be, if it acts as one elsewhere.
LINK_BEFORE = re.compile(rf"(?i)(?:\b(?:{_any(LINKS)})\s|如|包括)$")
# 三大运营商，甲，乙和丙: a list that its first word introduces.
SECTOR_LIST = re.compile(
    r"(?:公司|企业|运营商|厂商|巨头|品牌)(?:[，,、：:]|如|包括)(?:[^。；，,、]{1,8}[，,、和与及]){0,5}$"
)
LIST_BETWEEN = re.compile(
    r"^(?:,? (?:and|or|&) (?:the )?|, (?:the )?|、|和|与|及|以及|，|,| / |/|[”’\"] ?[“‘\"]?[、，]?)$"
)
SCHOLARS_BEHIND = re.compile(
    r"^(?:大学|教授|副教授|学者|博士|研究员|毕业|校长|学生|校园|团队|[^，。]{0,8}(?:学院|教授|研究院|实验室))"
)
MEDIUM_BEFORE = re.compile(
    r"(?i)(?:\b(?:told|according to|reported by|interview with|report (?:by|in)|published (?:by|in)|newspaper|magazine"
    r"|quoted by|website|cited by)\s(?:the\s)?)$"
)
MEDIUM_BEHIND = re.compile(rf"(?i)^(?:['’]s)?\s(?:{_any(REPORTING)})\b|^》?(?:杂志|周刊|报道|刊文|记者)")
