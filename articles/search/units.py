"""Text in units: runs of CJK characters, and words whose hyphens are still in place."""

import re

from articles.search.spelling import CJK, fold, is_letter, spell

TIES = "'’ʼ‘`@_&"
"""Characters that part words and yet tie them: don't, a@b, r&d."""
EASY = re.compile(rf"[A-Za-z0-9 ]*|[{CJK} ]*")
"""Texts in which only spaces part words and nothing has another spelling."""
SCRIPTS = re.compile(rf"[{CJK}]+|[^{CJK}]+")
IS_CJK = re.compile(rf"[{CJK}]")
DASHES = re.compile("-{2,}")
CYBER = re.compile(r"\b(cyber)\s([a-z]{3,40})\b", re.IGNORECASE)
POINT = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])")


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


def phrase_units(text: str) -> list[str]:
    """The same for text in quotation marks, with `cyber security` as `cyber-security`: the index has it joined."""
    return units(CYBER.sub(r"\1-\2", fold(text)))


def is_cjk(unit: str) -> bool:
    return bool(IS_CJK.match(unit))


def is_word(text: str) -> bool:
    """Whether something is left that is more than accents."""
    return any(character.isalnum() for character in text)


def _simple(text: str) -> str:
    """Letters, digits, hyphens, points and apostrophes; all else parts words."""
    return "".join(
        character
        if is_letter(character) or character in "-.," or is_cjk(character)
        else "'"
        if character in TIES
        else " "
        for character in text
    )


def _tied(run: str) -> list[str]:
    text = DASHES.sub(" ", POINT.sub(" ", run)).replace(",", " ").replace("'", " ")
    words = (word for part in text.split() for word in (part.split("-") if "." in part else [part]))
    return [kept for word in words if is_word(kept := word.strip("-."))]
