"""From a parsed query to the articles that match, how well they match, and what to ask instead.

Sets are bitmaps of articles' keys: docs/decisions/023-text-matching.md says how they come about and what they cost.
"""

from articles.retrieval.alike import alike
from articles.retrieval.finding import Found, found, verified
from articles.retrieval.ranking import Ranked, best

__all__ = ["Found", "Ranked", "alike", "best", "found", "verified"]
