"""One spelling of each character: what the same word may be written with, and where each of its letters stood.

Looser than what the matcher asks for, on purpose: a name that is left in a text cannot be called back. Full width,
case, accents of Latin letters, ligatures, signs that nobody sees and the escapes of addresses, JSON and HTML are all
the same; which of them a text has is seen in the preview.
"""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

WHOLE = str.maketrans("øØłŁđĐðÐıħĦŧŦ", "oOlLdDdDihHtT")
"""Letters with a stroke, which no normal form takes apart: the search has the same."""
PLANES = 0x30000
"""Code points above are of no script."""
ESCAPE = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|\\u[0-9A-Fa-f]{4}|\\[nrtbf\"/\\]|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});"
)
"""Characters as addresses, JSON and HTML write them."""
BACKSLASHED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

Unit = tuple[str, int, int]
"""Some characters, and the part of the text that writes them: [start, end)."""


@lru_cache(maxsize=4096)
def form_of(character: str) -> str:
    """What a character is compared as: letters and digits in small, other signs as they are, nothing for those that
    nobody sees."""
    if character.isascii():
        return character.lower()
    if is_unseen(character):
        return ""
    plain = unicodedata.normalize("NFKC", character).casefold()
    apart = unicodedata.normalize("NFKD", plain).translate(WHOLE)
    if any("a" <= one <= "z" for one in apart):  # accents of Latin letters alone: in other scripts marks are letters
        apart = "".join(one for one in apart if not unicodedata.combining(one))
        return unicodedata.normalize("NFKC", apart).casefold().replace("æ", "ae").replace("œ", "oe").replace("þ", "th")
    return plain.replace("æ", "ae").replace("œ", "oe").replace("þ", "th")


def is_unseen(character: str) -> bool:
    """True for joiners, soft hyphens, marks of direction and selectors of variants."""
    code = ord(character)
    return (
        unicodedata.category(character) == "Cf"
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
        or code in (0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0)
    )


def folded(text: str) -> tuple[str, list[int], list[int]]:
    """The text as it is compared, and where each of its characters began and ended in the text as it came.

    White space of any kind and length is one space.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    latin = False
    for characters, start, end in units(text):
        for character in characters:
            if latin and unicodedata.combining(character):  # an accent behind its letter, and part of it
                ends[-1] = end
                continue
            form = " " if character.isspace() else form_of(character)
            if form == " " and pieces and pieces[-1] == " ":
                ends[-1] = end
                continue
            if form:
                latin = "a" <= form[-1] <= "z"
            elif ends:
                continue
            pieces.append(form)
            starts += [start] * len(form)
            ends += [end] * len(form)
    return "".join(pieces), starts, ends


def units(text: str) -> Iterator[Unit]:
    """A text's characters, escapes written out."""
    place = 0
    for found in ESCAPE.finditer(text):
        for at in range(place, found.start()):
            yield text[at], at, at + 1
        yield from _escaped(found[0], found.start())
        place = found.end()
    for at in range(place, len(text)):
        yield text[at], at, at + 1


def _escaped(written: str, start: int) -> Iterator[Unit]:
    end = start + len(written)
    if written[0] == "&":
        yield html.unescape(written), start, end
    elif written[0] == "\\":
        other = written[1]
        yield chr(int(written[2:], 16)) if other == "u" else BACKSLASHED.get(other, other), start, end
    else:
        yield from _percent(bytes.fromhex(written.replace("%", "")), start)


def _percent(data: bytes, start: int) -> Iterator[Unit]:
    """Bytes of an address: characters of UTF-8 or, as old Chinese sites have them, of GB 18030."""
    try:
        text, encoding = data.decode(), "utf-8"
    except UnicodeDecodeError:
        try:
            text, encoding = data.decode("gb18030"), "gb18030"
        except UnicodeDecodeError:
            text, encoding = data.decode("latin-1"), "latin-1"
    for character in text:
        size = 3 * len(character.encode(encoding))
        yield character, start, start + size
        start += size


@cache
def writings() -> dict[str, str]:
    """The characters that are compared as one ASCII or other single character, by that; made in half a second."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in _characters():
        form = form_of.__wrapped__(chr(code))
        if len(form) == 1 and form != chr(code):
            found[form].append(chr(code))
    return {form: "".join(characters) for form, characters in found.items()}


@cache
def several() -> str:
    """The characters that are compared as several letters: ligatures, ß, squared words."""
    forms = ((chr(code), form_of.__wrapped__(chr(code))) for code in _characters())
    return "".join(character for character, form in forms if len(form) > 1 and any(map(str.isalnum, form)))


def _characters() -> Iterator[int]:
    yield from range(0x80, 0xD800)
    yield from range(0xE000, PLANES)
