"""Numbers as people read them: in groups of digits, and as estimates where they are no more than that."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext

SIGNIFICANT = 2
"""How many digits of an estimate are worth anything."""


def grouped(number: int) -> str:
    """ "12,345": digits in groups, as the reader's language does it."""
    return in_groups(number, get_language())


@lru_cache(maxsize=8192)
def in_groups(number: int, language: str | None) -> str:
    """Kept by language: a page of facets has some hundred numbers, and formatting looks up what a language does."""
    return number_format(number, use_l10n=True, force_grouping=True)


def rounded(number: int) -> int:
    """The nearest number with two digits that are not nought: 12,000 for 12,345."""
    return round(number, min(SIGNIFICANT - len(str(abs(number))), 0))


def about(number: int | None, exact: object = True) -> str:
    """ "12,345", "about 12,000" where `exact` is False, "" where it was not counted."""
    if number is None:
        return ""
    return gettext("about %(number)s") % {"number": grouped(rounded(number))} if exact is False else grouped(number)


def nearly(number: int | None, exact: object = True) -> str:
    """The same for columns of numbers, where there is no room for words: "≈ 12,000"."""
    if number is None:
        return ""
    return f"≈\u00a0{grouped(rounded(number))}" if exact is False else grouped(number)


def articles(number: int | None, exact: object = True) -> str:
    """ "1 article", "12,345 articles", "about 12,000 articles"; just "articles" where they were not counted."""
    if number is None:
        return gettext("articles")
    return ngettext("%(number)s article", "%(number)s articles", number) % {"number": about(number, exact)}


def stories(number: int | None, exact: object = True) -> str:
    """The same where the copies of one text count once: "1 story", "12,345 stories"."""
    if number is None:
        return gettext("stories")
    return ngettext("%(number)s story", "%(number)s stories", number) % {"number": about(number, exact)}
