"""Simplified and Traditional characters, by what the character sets of the mainland and of Taiwan hold."""

import re


def _decoded(encoding: str, leads: range, trails: tuple[range, ...]) -> frozenset[str]:
    """The Chinese characters of a two-byte character set."""
    codes = bytes(byte for lead in leads for trail in trails for low in trail for byte in (lead, low))
    return frozenset(char for char in codes.decode(encoding, errors="ignore") if "\u4e00" <= char <= "\u9fff")


_HIGH, _LOW = range(0xA1, 0xFF), range(0x40, 0x7F)
# Each set has its common characters first: 3,755 of GB 2312, 5,401 of Big5.
_MAINLAND_COMMON, _MAINLAND_SELDOM = (
    _decoded("gb2312", leads, (_HIGH,)) for leads in (range(0xB0, 0xD8), range(0xD8, 0xF8))
)
_TAIWAN_COMMON, _TAIWAN_SELDOM = (
    _decoded("big5", leads, (_LOW, _HIGH)) for leads in (range(0xA4, 0xC7), range(0xC9, 0xFA))
)
SIMPLIFIED = (_MAINLAND_COMMON | (_MAINLAND_SELDOM - _TAIWAN_SELDOM)) - _TAIWAN_COMMON
"""Characters of the mainland that are not common in Taiwan, though some, such as 网, stand in seldom words there."""
TRADITIONAL = _TAIWAN_COMMON - _MAINLAND_COMMON - _MAINLAND_SELDOM
"""Common characters of Taiwan that the mainland does not have."""
QUOTED = re.compile("「[^「」]{1,400}」|『[^『』]{1,400}』|“[^“”]{1,400}”|《[^《》]{1,80}》")
FEWEST, SAMPLE = 3, 1000


def script_of(text: str) -> str | None:
    """ "Hans" or "Hant": the script of most characters that tell; None if none does, or as many on either side.

    What a text quotes counts only where the rest tells too little.
    """
    text = text[:SAMPLE]
    for part in (QUOTED.sub("", text), text):
        simplified = sum(map(SIMPLIFIED.__contains__, part))
        traditional = sum(map(TRADITIONAL.__contains__, part))
        if simplified + traditional >= FEWEST or part is text:
            break
    if simplified == traditional:
        return None
    return "Hans" if simplified > traditional else "Hant"
