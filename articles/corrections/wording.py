"""The values of an article as a form holds them: one string a value, one line an entry of a list."""

import re
import unicodedata
from collections.abc import Iterable

from articles.languages import language_name
from articles.models import Article, Event
from articles.models.correction import CorrectedField
from articles.readers import PartialDate
from articles.templatetags.dates import in_words, machine_date

NONE = "–"
"""What is proposed where a value should be empty: nothing in its place."""

LISTS = (CorrectedField.BYLINE, CorrectedField.ORGANIZATION, CorrectedField.TOPIC)
"""Fields whose value is a list, one entry a line."""

UNSEEN = {"Cc", "Cs", "Co", "Cn"}
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that change the order in which others are shown: a text with them may look like another one."""


def plain(text: str) -> str:
    """A text as it may be kept: composed, its lines ended by LF, without signs that cannot be seen.

    Empty where there are no others.
    """
    text = DIRECTIONS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    kept = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in UNSEEN).strip()
    return kept if any(unicodedata.category(sign)[0] not in "CZ" for sign in kept) else ""


def folded(text: str) -> str:
    """In one line, so that what a browser or a reader did to white space makes no difference."""
    return " ".join(text.split())


def lines(text: str) -> list[str]:
    """The entries of a list, each once and in their order; none for `NONE`."""
    found = (folded(line) for line in text.splitlines())
    return list(dict.fromkeys(line for line in found if line and line != NONE))


def present(article: Article, field: str) -> str:
    """What the article says now, as `field` is written in forms; empty where it says nothing, or too much to hold."""
    match field:
        case CorrectedField.TITLE:
            return article.title
        case CorrectedField.DATE:
            return machine_date(article.published_on, article.date_precision)
        case CorrectedField.PLACE:
            return str(article.place or article.place_text)
        case CorrectedField.OUTLET:
            return str(article.source or article.outlet_name)
        case CorrectedField.AGENCY:
            return str(article.agency or "")
        case CorrectedField.BYLINE:
            return "\n".join(article.byline)
        case CorrectedField.EDITION:
            return article.event.slug if article.event else ""
        case CorrectedField.LANGUAGE:
            return article.language
        case CorrectedField.ORGANIZATION:
            return listed(article.mentions.accepted().values_list("organization__name", flat=True))
        case CorrectedField.TOPIC:
            return listed(article.article_topics.accepted().values_list("topic__label", flat=True))
    return ""


def listed(names: Iterable[str]) -> str:
    return "\n".join(sorted(names, key=str.casefold))


def read_aloud(field: str, value: str) -> str:
    """A value of a form as people read it: "17 November 2016", "Third World Internet Conference"."""
    if not value or value == NONE:
        return value
    match field:
        case CorrectedField.DATE:
            day = date_of(value)
            return in_words(day.first_day(), day.precision) if day else value
        case CorrectedField.EDITION:
            return str(Event.objects.filter(slug=value).first() or value)
        case CorrectedField.LANGUAGE:
            return language_name(value)
    return value


def date_of(value: str) -> PartialDate | None:
    try:
        return PartialDate.parse(value)
    except ValueError:
        return None


def added_and_dropped(old: str, new: str) -> tuple[list[str], list[str]]:
    """What a new list has that the old one has not, and the other way round."""
    before, after = lines(old), lines(new)
    return missing_in(before, after), missing_in(after, before)


def missing_in(there: Iterable[str], wanted: Iterable[str]) -> list[str]:
    known = {line.casefold() for line in there}
    return [line for line in wanted if line.casefold() not in known]
