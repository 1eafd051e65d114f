"""Dates in forms of their own: Chinese numerals, years of eras, months in Russian."""

import re
from collections.abc import Iterator

RUSSIAN_MONTHS = {
    1: "января|янв",
    2: "февраля|фев",
    3: "марта|мар",
    4: "апреля|апр",
    5: "мая|май",
    6: "июня|июн",
    7: "июля|июл",
    8: "августа|авг",
    9: "сентября|сент|сен",
    10: "октября|окт",
    11: "ноября|ноя",
    12: "декабря|дек",
}
MONTHS = {name: number for number, names in RUSSIAN_MONTHS.items() for name in names.split("|")}
RUSSIAN = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s{{0,3}}(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?,?\s{{0,3}}"
    r"(?P<year>(?:19|20)\d\d)(?!\d)(?:\s?(?:года|г\.))?",
    re.IGNORECASE,
)
NUMERALS = "〇○零一二三四五六七八九"
NUMBER = "(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3}|元)"
ERAS = {"民國": 1911, "民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
EASTERN = re.compile(
    rf"(?:(?P<numerals>[一二][{NUMERALS}]{{3}})|(?P<era>{'|'.join(ERAS)})\s?(?P<count>\d{{1,3}}|[{NUMERALS}十百]{{1,6}}|元))"
    rf"\s?年\s?(?P<month>{NUMBER})\s?月(?:\s?(?P<day>{NUMBER})\s?[日号號])?"
)
VALUES = {**{char: value for value, char in enumerate("〇一二三四五六七八九十")}, "零": 0, "○": 0, "廿": 20, "元": 1}


def found_in(text: str) -> Iterator[tuple[int, int | None, int | None, int, int]]:
    """Year, month, day, start and end of each such date in `text`, whose digits are half-width. Unchecked."""
    for found in RUSSIAN.finditer(text):
        month = MONTHS[found["month"].lower()]
        yield int(found["year"]), month, int(found["day"]), found.start(), found.end()
    if "年" not in text:
        return
    for found in EASTERN.finditer(text):
        if found["numerals"]:
            year = int("".join(str(VALUES[char]) for char in found["numerals"]))
        else:
            year = ERAS[found["era"]] + number_of(found["count"])
        day = number_of(found["day"]) if found["day"] else None
        yield year, number_of(found["month"]), day, found.start(), found.end()


def number_of(text: str) -> int:
    """12, 十二, 二十, 廿一, 元, 一百零五 or 一〇五 as a number."""
    if text.isdigit():
        return int(text)
    if not any(unit in text for unit in "十百廿"):
        return int("".join(str(VALUES[char]) for char in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, units = rest.replace("廿", "二十").rpartition("十")
    total = 100 * VALUES[hundreds[-1]] if hundreds else 0
    total += 10 * (VALUES[tens[-1]] if tens.strip("零〇") else 1) if ten else 0
    return total + (VALUES[units[-1]] if units.strip("零〇") else 0)
