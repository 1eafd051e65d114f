"""Simplified and Traditional characters, by what the character sets of the mainland and of Taiwan hold."""

import re


def _decoded(encoding: str, leads: range, trails: tuple[range, ...]) -> frozenset[str]:
    """The Chinese characters of a two-byte character set."""
    codes = bytes(byte for lead in leads for trail in trails for low in trail for byte in (lead, low))
    return frozenset(char for char in codes.decode(encoding, errors="ignore") if "\u4e00" <= char <= "\u9fff")


_MAINLAND = _decoded("gb2312", range(0xB0, 0xF8), (range(0xA1, 0xFF),))
_TAIWAN = _decoded("big5", range(0xA4, 0xFA), (range(0x40, 0x7F), range(0xA1, 0xFF)))
SIMPLIFIED = _MAINLAND - _TAIWAN
"""Characters of GB 2312 that Big5 lacks: about 2,300."""
TRADITIONAL = _TAIWAN - _MAINLAND
"""Characters of Big5 that GB 2312 lacks; the seldom ones of them stand in names on both sides."""
QUOTED = re.compile("「[^「」]{1,400}」|『[^『』]{1,400}』|“[^“”]{1,400}”|《[^《》]{1,80}》")
FEWEST = 3


def script_of(text: str) -> str | None:
    """ "Hans" or "Hant": the script of most characters that tell; None if none does, or as many on either side.

    What a text quotes counts only where the rest tells too little.
    """
    for part in (QUOTED.sub("", text), text):
        simplified = sum(map(SIMPLIFIED.__contains__, part))
        traditional = sum(map(TRADITIONAL.__contains__, part))
        if simplified + traditional >= FEWEST or part is text:
            break
    if simplified == traditional:
        return None
    return "Hans" if simplified > traditional else "Hant"
