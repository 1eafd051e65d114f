"""Where words end: by script, since Chinese and Japanese put no spaces between them."""

import re
import unicodedata

# Thai, Lao, Burmese and Khmer put no spaces between words, as Chinese, Japanese and Korean particles do not.
UNSPACED = (range(0xE00, 0xF00), range(0x1000, 0x10A0), range(0x1780, 0x1800))
# Letters and numbers of scripts with spaces between words: a name must not be part of a longer word.
SPACED = frozenset(
    char
    for char in map(chr, (*range(0x30, 0x2B0), *range(0x370, 0x2000)))
    if unicodedata.category(char)[0] in "LMN" and not any(ord(char) in script for script in UNSPACED)
)
BEFORE = SPACED | frozenset("_@#")
"""What a name that begins in a spaced script must not stand behind."""
BEHIND = SPACED | {"_"}
DOMAIN_TAIL = re.compile(r"\.(?:com|org|net|cn|gov|edu|info|co|io|eu|ru|jp|de|uk)\b")


def bounded(text: str, start: int, end: int, *, plural: bool = False) -> bool:
    """True if the name is not part of a longer word. Chinese and Japanese have no such boundary."""
    if start and text[start] in SPACED and text[start - 1] in BEFORE:
        return False
    if end >= len(text):
        return True
    after = text[end]
    if text[end - 1] in SPACED and after in BEHIND:
        return plural and is_plural(text, end)
    return after != "." or not is_domain(text, start, end)


def is_plural(text: str, end: int) -> bool:
    """True if only an s follows."""
    return text[end] == "s" and (end + 1 >= len(text) or text[end + 1] not in SPACED)


def is_domain(text: str, start: int, end: int) -> bool:
    """True for huawei.com: the name of a host, where a dot stands at `end`."""
    return DOMAIN_TAIL.match(text, end) is not None and text[start:end].isascii()
