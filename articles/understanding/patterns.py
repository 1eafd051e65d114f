"""Small things that several zones of a document share: script tests, sentence ends, function words."""

import re

from articles.readers.wordlists import word_set

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
IS_CJK = re.compile(f"[{CJK}]")
CLOSERS = "\"'”’」』）)】》\u00bb"
SENTENCE_END = re.compile(rf"[.!?…。！？;；][{CLOSERS}]{{0,3}}$")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")

# Words that prose cannot do without and menus have few of: English, German, French, Spanish, Italian, Portuguese.
FUNCTION_WORDS = word_set(
    "the of to and a an in on at by for from with as is are was were be been has have had will ",
    "would that this these those it its ",
    "he she they his her their who which said says not but or after before over under into about than also when while ",
    "der die das den dem des ein eine einer und ist sind war hat haben nicht mit von zu im auf ",
    "für sich auch bei nach wird dass ",
    "le la les des du de un une et est sont dans pour par sur avec qui que au aux ce cette ne pas plus ont ",
    "el los las del y es son en con para por se una su que il lo gli di che non per della dei ",
    "o os do da dos em um uma não",
)


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
    return "".join(char for char in text.lower() if char.isalnum())
