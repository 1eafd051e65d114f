"""The vocabulary of text search: Django expressions over SQL functions of the first migrations, no models."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Q

MAX_CHARACTERS = 256
MAX_TERMS = 32

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
    """A run of CJK characters as a phrase of its overlapping pairs, as the index holds it."""
    pairs = [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return f'"{" ".join(pairs)}"'


def web_query(text: str) -> str:
    """What a reader typed, in the syntax of `websearch_to_tsquery`: at most 256 characters and 32 terms."""
    text = text[:MAX_CHARACTERS].translate(CURLY)
    parts = text.split('"')
    for i, part in enumerate(parts):
        inside_quotes = i % 2 == 1
        parts[i] = CJK_RUN.sub(
            lambda run: f" {bigrams(run[0]).strip(chr(34)) if inside_quotes else bigrams(run[0])} ", part
        )
    return " ".join('"'.join(parts).split()[: MAX_TERMS * 2])


def matches(text: str) -> Q | None:
    """The condition that an article matches `text`; None where `text` asks for nothing."""
    query = web_query(text)
    if not query:
        return None
    return Q(search_vector=SearchQuery(query, config="pg_catalog.english", search_type="websearch"))
