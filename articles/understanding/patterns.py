"""Small things that several zones of a document share: script tests, sentence ends, function words."""

import re
from collections.abc import Iterable
from functools import lru_cache

import ahocorasick_rs

from articles.readers.wordlists import word_set

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
IS_CJK = re.compile(f"[{CJK}]")
CLOSERS = "\"'”’」』）)】》\u00bb"
SENTENCE_END = re.compile(rf"[.!?…。！？;；][{CLOSERS}]{{0,3}}$")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
NO_LETTERS = re.compile(r"[\W_]+")

# Words that prose cannot do without and menus have few of, in the languages that news come in.
FUNCTION_WORDS = word_set(
    "the of to and a an in on at by for from with as is are was were be been has have had will ",
    "would that this these those it its ",
    "he she they his her their who which said says not but or after before over under into about than also when while ",
    "der die das den dem des ein eine einer und ist sind war hat haben nicht mit von zu im auf ",
    "für sich auch bei nach wird dass ",
    "le la les des du de un une et est sont dans pour par sur avec qui que au aux ce cette ne pas plus ont ",
    "el los las del y es son en con para por se una su que il lo gli di che non per della dei ",
    "o os do da dos em um uma não ",
    "и в на не что с по для из за от до об к ко как это его ее их он она они также после под при или но был была ",
    "het een van voor met zijn niet ook door naar och att det som för av inte är nie się jest oraz przez dla",
)

# Traditional characters and their simplified forms, of the words that tables here hold. One for one: places stay.
PAIRS = (
    "國国發发網网這这為为會会來来時时們们對对進进經经學学現现實实開开關关業业東东車车長长門门問问間间題题見见邊边達达過过還还讓让說说認认證证議议"
    "論论設设計计許许訓训記记講讲話话該该請请語语調调談谈誰谁報报護护總总級级約约線线組组織织結结給给絡络統统繼继續续維维編编終终紀纪紅红動动"
    "務务辦办協协單单華华衛卫縣县變变軍军農农決决況况準准減减應应廣广庫库歸归當当錄录態态戰战戶户擴扩擔担擇择換换據据數数斷断無无舊旧術术"
    "機机權权條条極极構构標标樣样檢检歐欧氣气濟济測测產产電电畫画療疗監监確确種种積积穩稳稱称競竞筆笔簽签簡简類类緊紧執执創创佈布團团隊队"
    "廠厂運运營营腦脑價价導导師师畢毕員员書书處处聯联牽牵頭头單单選选與与軟软係系圖图館馆號号醫医風风際际資资訊讯財财幣币銀银場场區区"
    "鄉乡鎮镇蘋苹歲岁島岛灣湾龍龙馬马騰腾訂订貝贝購购貨货費费貿贸賽赛贏赢賣卖買买軌轨輪轮輸输連连遠远適适遞递鐵铁鋼钢錢钱鏈链闢辟陽阳陸陆"
    "雲云靈灵響响項项預预領领頻频額额飛飞駐驻驗验鬥斗點点齊齐"
)
TO_SIMPLIFIED = str.maketrans(PAIRS[::2], PAIRS[1::2])
TRADITIONAL = re.compile(f"[{PAIRS[::2]}]")


class AnyOf:
    """Tells whether one of many strings stands in a text, in one pass over it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(list(words), store_patterns=False)

    def within(self, text: str) -> bool:
        return bool(self._automaton.find_matches_as_indexes(text))


@lru_cache(maxsize=4)
def simplified(text: str) -> str:
    """The text with the commonest traditional characters in their simplified forms, each in its place.

    Remembered, since several rules ask it of the same body.
    """
    return text.translate(TO_SIMPLIFIED) if not text.isascii() and TRADITIONAL.search(text) else text


def is_chinese(text: str) -> bool:
    """True if a line of text is mainly in Chinese or Japanese characters."""
    sample = text[:400]
    return len(IS_CJK.findall(sample)) * 3 > len(sample.replace(" ", ""))


def ends_sentence(text: str) -> bool:
    """True if the line ends as a sentence does, closing quotation marks allowed."""
    return bool(SENTENCE_END.search(text[-6:]))


def function_word_share(text: str) -> float:
    """Share of words that only hold a sentence together. Below about 0.15 a line is a menu or a list of headlines."""
    words = WORD.findall(text[:1200].lower())
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def squeeze(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def key(text: str) -> str:
    """Letters and digits only, lower case: how names of outlets and titles are compared."""
    return NO_LETTERS.sub("", text.lower())
