"""How people write queries, and how texts are indexed: from what was typed to a condition of the database.

`parse` makes a tree of it, with the notes and the reading that the page shows; `condition` asks the database.
"""

from articles.search.conditions import condition, tsquery
from articles.search.expressions import TextVector, TitleVector
from articles.search.lexer import MAX_CHARACTERS
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
    is_text,
    texts,
)
from articles.search.vocabulary import Known, KnownName, Vocabulary

__all__ = [
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
    "TextVector",
    "TitleVector",
    "Vocabulary",
    "condition",
    "is_text",
    "parse",
    "texts",
    "tsquery",
]
