"""From the bytes of a page to its text: what the page and its server declare, tried before anything is guessed."""

import codecs
import re

from articles.readers import decoding
from articles.readers.record import ReadingError

PRESCAN = 4096
DECLARED = re.compile(
    rb"""<meta[^<>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})"""
    rb"""|\A\s{0,50}<\?xml[^<>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
IN_MEDIA_TYPE = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.IGNORECASE)
# What browsers read under a declared name: the larger set that contains it.
READ_AS = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "cp936", "x-gbk", "gb18030", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **{name: name for name in ("euc-jp", "iso-2022-jp", "koi8-r", "koi8-u", "euc-tw", "utf-16le", "utf-16be")},
    **{f"iso-8859-{number}": f"iso-8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{number}": f"cp{number}" for number in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
}
MARKED = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FEW_NULS = 200
"""A NUL in so many bytes is dirt in a page, more of them are a file of another kind."""
BAD_SHARE = 0.01
"""Characters that a declared encoding may leave undecodable; with more, the declaration is wrong."""


def text_of(data: bytes, media_type: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a page, tidied as every input's is, and a warning where its encoding is not the declared one.

    A byte order mark tells first, then UTF-8 that is nothing else, the server's charset, that of the page itself; what
    fits none of them is guessed. Raises ReadingError for binary data.
    """
    if data.startswith(MARKED):
        return decoding.decode(data)
    names = [name for name in (_of_server(media_type), _of_page(data)) if name]
    if "utf-16le" in names or "utf-16be" in names:
        return _wide(data, names)
    if 0 < data.count(0) * FEW_NULS < len(data):
        data = data.replace(b"\0", b"")
    decoding.refuse_binary(data)
    stateful = "iso-2022-jp" in names and b"\x1b" in data
    if not stateful:
        try:
            return decoding.tidy(data.decode("utf-8")), ()
        except UnicodeDecodeError:
            pass
    for name in dict.fromkeys(names):
        if (text := _by(data, name)) is not None:
            return decoding.tidy(text), _replaced(text, name)
    return decoding.decode(data)


def _wide(data: bytes, names: list[str]) -> tuple[str, tuple[str, ...]]:
    """A page that its server sent as UTF-16 without a mark; one that only says so of itself is not."""
    name = names[0]
    if name.startswith("utf-16") and data[:64].count(0) * 3 > len(data[:64]):
        text = data.decode(name, errors="replace")
        return decoding.tidy(text), _replaced(text, name)
    decoding.refuse_binary(data)
    return decoding.decode(data)


def _of_server(media_type: str) -> str | None:
    found = IN_MEDIA_TYPE.search(media_type[:300])
    return READ_AS.get(found[1].lower()) if found else None


def _of_page(data: bytes) -> str | None:
    found = DECLARED.search(data[:PRESCAN])
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    return READ_AS.get(name)


def _by(data: bytes, name: str) -> str | None:
    """The text in an encoding; None where too much of it does not fit."""
    try:
        text = data.decode(name, errors="replace")
    except (LookupError, UnicodeError) as error:  # pragma: no cover - every name of the table is Python's
        raise ReadingError(f"The page declares the encoding {name}, which cannot be read: {error}.") from error
    if text.count("\ufffd") > max(3, BAD_SHARE * len(text)):
        return None
    return None if _looks_wrong(text, name) else text


def _looks_wrong(text: str, name: str) -> bool:
    """True for Chinese declared as Western: hardly any byte is undecodable there, and all of it is noise."""
    if name != "cp1252":
        return False
    sample = text[:20000]
    return sum("\x80" <= char <= "\xff" for char in sample) * 5 > len(sample)


def _replaced(text: str, name: str) -> tuple[str, ...]:
    bad = text.count("\ufffd")
    return (f"The text is {name}, but {bad} undecodable bytes were replaced.",) if bad else ()
