"""The vocabulary of text search: Django expressions over SQL functions of the first migrations, no models."""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db.models import F, Func, Q

MAX_CHARACTERS = 256
MAX_TERMS = 64

CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ가-힯"
"""Characters that are indexed as overlapping pairs; the SQL function `archive_segment` holds the same ranges."""

CJK_RUN = re.compile(rf"[{CJK}]+")
CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "「": '"', "」": '"', "\0": " "})


class TextVector(Func):
    """The search vector of a title (weight A) and a text (weight D), Chinese by bigrams."""

    function = "public.archive_search_vector"
    output_field = SearchVectorField()


class TitleVector(Func):
    """The search vector of a title alone, small, so that title matches can be found first."""

    function = "public.archive_title_vector"
    output_field = SearchVectorField()


def bigrams(run: str) -> str:
    """The overlapping pairs of a run of CJK characters, as the index holds them, parted by spaces."""
    return " ".join(run[i : i + 2] for i in range(len(run) - 1)) or run


def web_query(text: str) -> str:
    """What a reader typed, in the syntax of `websearch_to_tsquery`; at most 256 characters and 64 terms of it.

    A run of CJK characters becomes a phrase of its pairs; inside of quotation marks it is part of the phrase there.
    """
    parts = text[:MAX_CHARACTERS].translate(CURLY).split('"')
    outside = [CJK_RUN.sub(lambda run: f' "{bigrams(run[0])}" ', part) for part in parts[::2]]
    inside = [CJK_RUN.sub(lambda run: f" {bigrams(run[0])} ", part) for part in parts[1::2]]
    parts[::2], parts[1::2] = outside, inside
    return " ".join('"'.join(parts).split()[:MAX_TERMS])


def matches(text: str) -> Q | None:
    """The condition that an article matches `text`; None where `text` asks for nothing."""
    return Q(search_vector=parsed(text)) if web_query(text) else None


def title_matches(text: str) -> Q:
    """The condition that an article's title alone matches `text`."""
    return Q(title_vector=parsed(text))


def relevance(text: str) -> SearchRank:
    """How well an article matches `text`. It reads the whole vector: rank a bounded number of articles only."""
    return SearchRank(F("search_vector"), parsed(text))


def parsed(text: str) -> SearchQuery:
    return SearchQuery(web_query(text), config="pg_catalog.english", search_type="websearch")
