"""How the index spells words: the mirror of the SQL functions `archive_fold` and `archive_spell`, for queries.

A test holds both sides against each other, and the lists of words against those in the migration.
"""

import re
import unicodedata
from functools import lru_cache

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
"""Characters that are indexed as overlapping pairs; the SQL functions hold the same ranges."""

WHOLE = str.maketrans(
    dict(zip("øØłŁđĐðÐıħĦŧŦ", "oOlLdDdDihHtT", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th"}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "＆＋－．"}
NARROW |= {
    code: chr(code - 0xFEE0) for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
}
HYPHENS = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFE63], "-")
UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
LETTERS = str.maketrans(NARROW | HYPHENS | UNSEEN)
ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\ufb06]")
ACCENTS = re.compile("([A-Za-z])[\u0300-\u036f]+")

DOTTED3 = re.compile(r"\b([A-Z])\.([A-Z])\.([A-Z])\b(?:\.(?![A-Za-z]))?")
DOTTED2 = re.compile(r"\b([A-Z])\.([A-Z])\b(?:\.(?![A-Za-z]))?")
AMPERSAND = re.compile(r"\b([A-Z]{1,3})&([A-Z]{1,3})\b")
PINYIN = re.compile(r"\b([A-Z][a-z]{1,5}|[a-z]{2,6})['’]([aeo][a-z]{1,5})\b")
DECIMAL = re.compile(r"(?<![A-Za-z0-9.])([0-9]+(?:\.[0-9]+)+)(?=[A-Za-z])")
VERSION = re.compile(r"([A-Za-z]{2})([0-9]+\.[0-9])")


def fold(text: str) -> str:
    """One spelling of each letter: full width as ASCII, Latin letters without accents, one kind of hyphen."""
    if text.isascii():
        return text
    text = text.translate(LETTERS)
    if ACCENTED.search(text):
        bare = ACCENTS.sub(r"\1", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", bare).translate(WHOLE)
    return text


def spell(text: str) -> str:
    """U.S. as US, AT&T as AT0T, C++ as cplus00, Xi'an as Xi-an, for the index has it joined as well."""
    text = re.sub(rf"(?<=[{CJK}])(?=[A-Za-z0-9.])|(?<=[A-Za-z0-9+#.])(?=[{CJK}])", " ", fold(text))
    text = DOTTED2.sub(r"\1\2", DOTTED3.sub(r"\1\2\3", text))
    text = AMPERSAND.sub(r"\g<1>0\2", text.replace("&amp;", "&"))
    text = re.sub(r"(?i)\bc\+\+", "cplus00", text)
    text = re.sub(r"(?i)\bc#", "csharp00", text)
    text = re.sub(r"\.NET\b|(?<!\w)\.net\b", " dotnet00", text)
    text = VERSION.sub(r"\1 \2", PINYIN.sub(r"\1-\2", text))
    return DECIMAL.sub(r"\1 ", text)


@lru_cache(maxsize=4096)
def is_letter(character: str) -> bool:
    """Letters, digits and what is written on top of them, as the database parts words."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category in {"Nd", "Nl", "Cf"}


def bigrams(run: str) -> list[str]:
    """The overlapping pairs of a run of CJK characters, as the index holds them."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
