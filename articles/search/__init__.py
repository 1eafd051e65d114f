"""How people write queries, and how texts are indexed: from what was typed to a condition of the database.

`parse` makes a tree of it, with the notes and the reading that the page shows; `condition` asks the database.
"""

from django.contrib.postgres.search import SearchRank
from django.db.models import F, Q

from articles.search.conditions import condition, tsquery
from articles.search.expressions import TextQuery, TextVector, TitleVector
from articles.search.lexer import MAX_CHARACTERS
from articles.search.loosening import loose, needs_recheck
from articles.search.parsing import MAX_TERMS, Query, parse
from articles.search.tree import (
    And,
    Between,
    InTitle,
    Mark,
    Node,
    Not,
    Or,
    Organizations,
    Outlets,
    Text,
    all_of,
    any_of,
    is_text,
    texts,
)
from articles.search.vocabulary import EMPTY, Known, KnownName, Vocabulary

__all__ = [
    "EMPTY",
    "MAX_CHARACTERS",
    "MAX_TERMS",
    "And",
    "Between",
    "InTitle",
    "Known",
    "KnownName",
    "Mark",
    "Node",
    "Not",
    "Or",
    "Organizations",
    "Outlets",
    "Query",
    "Text",
    "TextQuery",
    "TextVector",
    "TitleVector",
    "Vocabulary",
    "all_of",
    "any_of",
    "condition",
    "is_text",
    "loose",
    "matches",
    "needs_recheck",
    "parse",
    "relevance",
    "texts",
    "title_matches",
    "tsquery",
    "web_query",
]


def web_query(text: str) -> str:
    query = parse(text)
    return query.text if query else ""


def matches(text: str) -> Q | None:
    """The condition that an article matches `text`; None where `text` asks for nothing."""
    return condition(parse(text).tree)


def title_matches(text: str) -> Q:
    """The condition that an article's title alone matches the words of `text`."""
    words = any_of(list(texts(parse(text).tree)))
    return Q(title_vector=tsquery(words)) if words else Q(pk__in=())


def relevance(text: str) -> SearchRank:
    """How well an article matches `text`. It reads the whole vector: rank a bounded number of articles only."""
    words = any_of(list(texts(parse(text).tree)))
    return SearchRank(F("search_vector"), tsquery(words) if words else TextQuery("''::tsquery", ()))
