"""From a parsed query to the articles that match, how well they match, and what to ask instead.

Sets are bitmaps of articles' keys: docs/decisions/023-text-matching.md says how they come about and what they cost.
"""

from articles.retrieval.finding import Found, found, verified
from articles.retrieval.likeness import alike
from articles.retrieval.loosening import looser
from articles.retrieval.ranking import Ranked, best
from articles.retrieval.spelling import suggestions
from articles.retrieval.trying import Suggestion
from articles.retrieval.warming import warm

__all__ = ["Found", "Ranked", "Suggestion", "alike", "best", "found", "looser", "suggestions", "verified", "warm"]
