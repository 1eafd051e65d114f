"""Text in units: runs of CJK characters, and words whose hyphens are still in place."""

import re

from articles.search.spelling import CJK, is_letter, spell

APOSTROPHES = "'’ʼ‘`"
TIED = ".@_" + APOSTROPHES
EASY = re.compile(rf"[A-Za-z0-9 ]*|[{CJK} ]*")
"""Texts in which only spaces part words and nothing has another spelling."""
SCRIPTS = re.compile(rf"[{CJK}]+|[^{CJK}]+")
IS_CJK = re.compile(rf"[{CJK}]")
POINT = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])")
POSSESSIVE = re.compile(r"'s?(?=[.'-]|$)")


def groups(text: str) -> list[list[str]]:
    """The units of `text`, those together that belong one behind the other, as in don't or example.org.

    A unit is a run of CJK characters, or a word of letters, digits and hyphens: state-owned, 4.0, AT0T.
    """
    if EASY.fullmatch(text):
        return [[unit] for unit in text.split()]
    found = []
    for part in _simple(spell(text)).split():
        for run in SCRIPTS.findall(part):
            units = [run] if IS_CJK.match(run) else _tied(run)
            if units:
                found.append(units)
    return found


def units(text: str) -> list[str]:
    """All units of `text` in their order."""
    return [unit for group in groups(text) for unit in group]


def is_cjk(unit: str) -> bool:
    return bool(IS_CJK.match(unit))


def _simple(text: str) -> str:
    """Letters, digits, hyphens, points and apostrophes; all else parts words."""
    return "".join(
        character
        if is_letter(character) or character in "-.,"
        else "'"
        if character in APOSTROPHES
        else "."
        if character in "@_"
        else " "
        for character in text
    )


def _tied(run: str) -> list[str]:
    text = POINT.sub(" ", POSSESSIVE.sub(" ", run)).replace(",", " ").replace("'", " ")
    return [word for part in text.split() if (word := re.sub("-{2,}", "-", part).strip("-."))]
