"""A query as typed, in tokens: words, phrases, operators, fields and brackets. Nothing is an error."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MAX_CHARACTERS = 256

QUOTES = '"“”„‟«»「」『』＂〝〞'
PLAIN = str.maketrans(dict.fromkeys(QUOTES, '"') | dict(zip("（）［］＊｜：！", "()[]*|:!", strict=True)))
FIELDS = {
    **dict.fromkeys(["title", "标题", "題名", "標題"], "title"),
    **dict.fromkeys(["org", "organization", "organisation", "机构", "機構", "组织"], "org"),
    **dict.fromkeys(["outlet", "source", "媒体", "媒體", "来源"], "outlet"),
    **dict.fromkeys(["year", "年", "年份"], "year"),
    **dict.fromkeys(["before", "早于", "之前"], "before"),
    **dict.fromkeys(["after", "晚于", "之后"], "after"),
}
SPACE, BOUNDARY = re.compile(r"\s+"), re.compile(r"[\s(\[]|$")
OPERATOR = re.compile(r"(OR|AND|NOT)(?=[\s(\")\]]|$)|(\|+|&&)")
MINUS = re.compile(r"[-−–—－!](?=[^\s\-−–—－!)\]])")
FIELD = re.compile(rf"({'|'.join(sorted(FIELDS, key=len, reverse=True))}):\s*", re.IGNORECASE)
WORD = re.compile(r"[^\s\"()\[\]|]+")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is word, phrase, or, not, field, open or close; `closed` is False for a phrase without its end."""

    kind: str
    text: str = ""
    closed: bool = True


def cleaned(text: str) -> str:
    """What a reader typed, without control characters, halves of characters and needless space."""
    kept = "".join(
        " " if unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"} else character for character in text
    )
    return " ".join(kept.split())


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a cleaned text. A quotation mark within a word ends it; a lone one opens a phrase to the end."""
    text = text.translate(PLAIN)
    place, behind_space = 0, True
    while place < len(text):
        character = text[place]
        if space := SPACE.match(text, place):
            place, behind_space = space.end(), True
            continue
        if character == '"':
            end = text.find('"', place + 1)
            yield Token("phrase", text[place + 1 : end] if end >= 0 else text[place + 1 :], closed=end >= 0)
            place = end + 1 if end >= 0 else len(text)
        elif character in "([":
            yield Token("open")
            place += 1
        elif character in ")]":
            yield Token("close")
            place += 1
            behind_space = True
            continue
        elif behind_space and (found := MINUS.match(text, place)):
            yield Token("not")
            place = found.end()
            continue
        elif found := OPERATOR.match(text, place) if behind_space or character in "|&" else None:
            if (found[1] or "|")[:1] in "O|" and found[2] != "&&":
                yield Token("or", found[0])
            elif found[1] == "NOT":
                yield Token("not", found[0])
            place = found.end()
        elif behind_space and (found := FIELD.match(text, place)):
            yield Token("field", FIELDS[found[1].lower()])
            place = found.end()
            continue
        elif found := WORD.match(text, place):
            yield Token("word", found[0])
            place = found.end()
        else:
            place += 1
        behind_space = character in "(["
