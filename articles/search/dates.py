"""Days that a query names: 2016, 2016-11, 2016-11-17, also 2016/11/17 and 2016年11月17日."""

import re
from datetime import date, timedelta

from articles.search.tree import Between

DAY = re.compile(r"([12]\d{3})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
RANGE = re.compile(r"([12]\d{3})年?(?:\s*(?:-|\.\.+|…|至|到|~)\s*([12]\d{3})年?)?")
OPEN = re.compile(r"(?:([12]\d{3})年?\s*(?:-|\.\.+))|(?:(?:-|\.\.+)\s*([12]\d{3})年?)")


def days(text: str) -> tuple[date, date] | None:
    """The first and the last day of the year, month or day that `text` names; None for anything else."""
    found = DAY.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        following = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
        return first, following - timedelta(days=1)
    except ValueError:
        return None


def years(text: str) -> Between | None:
    """`2016`, `2014-2016`, in either order, or open at one end: `2014-`."""
    text = text.strip().replace("–", "-").replace("—", "-")
    if found := RANGE.fullmatch(text):
        first, last = sorted((int(found[1]), int(found[2] or found[1])))
        return Between(date(first, 1, 1), date(last, 12, 31))
    if found := OPEN.fullmatch(text):
        return Between(date(int(found[1]), 1, 1)) if found[1] else Between(last=date(int(found[2]), 12, 31))
    return None


def before(text: str) -> Between | None:
    """Earlier than the first day of what `text` names."""
    named = days(text)
    return Between(last=named[0] - timedelta(days=1)) if named else None


def after(text: str) -> Between | None:
    """From the first day of what `text` names on, as other search engines read it."""
    named = days(text)
    return Between(first=named[0]) if named else None
