"""From bytes to text: encodings, and what is no text at all."""

import codecs
import os
import re
from typing import BinaryIO

from articles.readers.record import ReadingError

MAX_BYTES = 20 * 1024 * 1024

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Kept: tab, line feed. A form feed parts lines like a line feed; the rest of the controls mean nothing in a text.
CONTROLS = {code: None for code in (*range(0x00, 0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0C, 0x85)}
CONTROLS |= dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD))
ANY_CONTROL = re.compile(f"[{''.join(map(chr, CONTROLS))}]")
# What a converter of scripts leaves behind the characters that it was not sure of: their reading in brackets.
READING = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\s?\)")
FEWEST_READINGS, READING_EVERY = 5, 60
LINE_END_MARKS = "\r\f\x85\u2028\u2029"
LINE_ENDS = re.compile(r"\r\n?|[\f\x85\u2028\u2029]")

# The commonest characters of Chinese in each script: a decoding that yields many of them is the right one.
COMMON_CHINESE = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着"
    "這為個國時來們於對會發動說產種後過學經進網絡络业業务務电電信新闻聞报報"
)


def whole(stream: BinaryIO) -> bytes:
    """All the bytes of a seekable stream. Raises ReadingError for what is empty or over the limit."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise ReadingError(
            f"The input has {size / 1024 / 1024:.1f} MB, the limit is {limit} MB a record. "
            "Split it and take in the parts."
        )
    data = stream.read()
    if not data.strip():
        raise ReadingError("The input is empty: there is nothing to read. Check how it was saved or fetched.")
    return data


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with plain line ends and no control characters, and a warning if its encoding was guessed.

    Tries byte order marks, UTF-8, then what Chinese and Western text comes in. Raises ReadingError for binary data.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return tidy(data[len(mark) :].decode(encoding)), ()
            except UnicodeDecodeError as error:
                raise ReadingError(
                    f"The input begins with the mark of {encoding}, but byte {error.start + len(mark)} does not "
                    f"fit it. "
                    "Save it again as UTF-8."
                ) from error
    refuse_binary(data)
    try:
        return tidy(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _guess(data, error)


def refuse_binary(data: bytes) -> None:
    """Raise ReadingError if `data` holds what no text holds: NUL bytes, or many control characters."""
    nul = data.find(b"\x00")
    if nul >= 0:
        raise ReadingError(f"The input is binary: byte {nul} is NUL. Take in the text of it, not the file itself.")
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b")))
    if controls > max(8, len(sample) // 50):
        raise ReadingError(f"The input is binary: {controls} control characters in its first {len(sample)} bytes.")


def _guess(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    broken = data.decode("utf-8", errors="replace")
    bad = broken.count("\ufffd")
    if bad <= 3 or bad * 500 < len(broken):
        where = f"{bad} undecodable bytes (the first at byte {error.start}) were replaced"
        return tidy(broken), (f"The text is UTF-8, but {where}.",)
    best = _chinese(data)
    if best is not None:
        return tidy(best[0]), (f"The text is not UTF-8: it was read as {best[1]}.",)
    western = data.decode("cp1252", errors="replace")
    if western.count("\ufffd") * 20 > len(western) or _letters_share(western) < 0.5:
        raise ReadingError(
            f"The input is no text in UTF-8, GB 18030, Big5 or Windows-1252 (the first bad byte is {error.start}). "
            "Save it as UTF-8."
        )
    return tidy(western), ("The text is not UTF-8: it was read as windows-1252.",)


def encoding_of(sample: bytes) -> str:
    """The encoding of a text that begins with `sample`, by the same rules as `decode` tells it.

    A sample may end within a character. Raises ReadingError for binary data.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else "utf-16"
    refuse_binary(sample)
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample
    broken = whole_lines.decode("utf-8", errors="replace")
    bad = broken.count("\ufffd")
    if bad <= 3 or bad * 500 < len(broken):
        return "utf-8"
    best = _chinese(whole_lines)
    return best[1] if best else "cp1252"


def _chinese(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding, where one of Chinese fits and makes sense."""
    candidates = [(text, name) for name in ("gb18030", "big5") if (text := _strict(data, name)) is not None]
    best = max(candidates, key=lambda pair: _chinese_share(pair[0]), default=None)
    return best if best is not None and _chinese_share(best[0]) >= 0.12 else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese_share(text: str) -> float:
    """Share of the non-ASCII characters that are among the commonest of Chinese."""
    foreign = [char for char in text[:20000] if char > "\x7f"]
    return sum(char in COMMON_CHINESE for char in foreign) / len(foreign) if foreign else 0.0


def _letters_share(text: str) -> float:
    sample = text[:20000]
    return sum(char.isalnum() or char.isspace() for char in sample) / max(1, len(sample))


def tidy(text: str) -> str:
    """Plain line feeds, no control or zero-width characters, no readings that a converter put in."""
    if any(mark in text for mark in LINE_END_MARKS):
        text = LINE_ENDS.sub("\n", text)
    text = text.translate(CONTROLS) if ANY_CONTROL.search(text) else text
    return text if text.isascii() else _without_readings(text)


def _without_readings(text: str) -> str:
    """網(wǎng)絡 as 網絡, where readings are so many that no author set them."""
    count = sum(1 for _ in READING.finditer(text))
    return READING.sub("", text) if count >= FEWEST_READINGS and count * READING_EVERY >= len(text) else text
