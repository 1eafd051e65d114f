"""The time of the day that stands beside a date, and its zone, both as printed."""

import datetime
import re
from dataclasses import dataclass

NAMED = (
    "UTC|GMT|BST|WES?T|CES?T|EES?T|ES?T|EDT|CDT|CST|CT|MDT|MST|PDT|PST|PT|MEZ|MESZ|MSK|МСК|IST|JST|KST|HKT|SGT"
    "|AES?T|AEDT|ACST|AWST|NZS?T|NZDT|PKT|WIB"
)
CITIES = "Beijing|Hong Kong|Moscow|Tokyo|London|Eastern|Pacific|Central"
ZONE = (
    r"(?:(?:UTC|GMT|МСК|MSK)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)|Z(?![\w])"
    rf"|[\[(（]?(?:北京时间|北京時間|台北時間|香港時間|日本時間|(?:{CITIES})(?: Standard| Daylight)? [Tt]ime)[\])）]?"
    rf"|[\[(]?(?:{NAMED})\b[\])]?)"
)
HALF = "上午|早上|凌晨|下午|晚上|晚间|中午|晚"
CLOCK = (
    rf"(?:(?P<half>{HALF})\s?)?(?P<h>\d{{1,2}})(?:\s?(?P<bar>[:：.hH]|[时時点點])\s?(?P<m>\d{{2}})(?!\d)"
    rf"(?:[:：分](?P<s>\d{{2}})(?:[.,]\d{{1,9}})?)?\s?(?:分|h\b|[Uu]hr|ч\.?)?)?"
    rf"\s?(?P<ampm>[ap]\.?\s?m\b\.?)?\s?(?P<zone>{ZONE})?"
)
BEHIND = re.compile(
    rf"[年月日]?[\s,.|/·•–—-]{{0,5}}(?:at\s|um\s|à\s|a las\s|alle\s|às\s|в\s|T)?(?P<first>{ZONE})?\s?{CLOCK}",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"(?P<first>{ZONE})?\s?(?<![\d.:]){CLOCK}\s?(?:[,|/·•–—-]\s?)?(?:on\s|[A-Z][a-z]+day,?\s)?$", re.IGNORECASE
)
LONGEST = 44


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day and its zone, as printed: which "CST" it is, nobody but the page's maker knows."""

    time: datetime.time
    zone: str | None = None


def clock_beside(text: str, start: int, end: int) -> Clock | None:
    """The time right behind or before the date that stands from `start` to `end` in `text`."""
    behind = BEHIND.match(text, end, min(len(text), end + LONGEST))
    found = _clock(behind) if behind else None
    if found is not None:
        return found
    if before := BEFORE.search(text[max(0, start - LONGEST) : start]):
        return _clock(before)
    return None


def _clock(found: re.Match[str]) -> Clock | None:
    """None for digits that are no time: without minutes, out of range, or a date's machine-made midnight."""
    hour, minute, second = int(found["h"]), int(found["m"] or 0), int(found["s"] or 0)
    half, ampm = found["half"], (found["ampm"] or "").lower()
    if not found["m"] and not ampm:
        return None
    if found["bar"] == "." and not (ampm or found["zone"] or "hr" in found[0]):
        return None
    if ampm or half in ("下午", "晚上", "晚间", "晚"):
        hour = hour % 12 + 12 * (not ampm.startswith("a")) if hour <= 12 else hour
    elif half == "中午" and hour < 3:
        hour += 12
    if found["s"] and not (hour or minute or second):
        return None
    zone = (found["zone"] or found["first"] or "").strip("()[]（） ")
    try:
        return Clock(datetime.time(hour, minute, second), "+00:00" if zone in ("Z", "z") else zone or None)
    except ValueError:
        return None
