"""From a record to what it says: title, date, place, agency, outlet, edition, organizations, topics, and why."""

from articles.understanding.document import understand
from articles.understanding.identifying import preload
from articles.understanding.knowledge import Knowledge
from articles.understanding.newcomers.finding import newcomers_of
from articles.understanding.newcomers.newcomer import Newcomer, name_key
from articles.understanding.parts import parts_of, understand_part
from articles.understanding.result import EXTRACTED, INFERRED, Candidate, Sighting, StoryPart, Understood
from articles.understanding.tags import Tags, dated, tags_of

__all__ = [
    "EXTRACTED",
    "INFERRED",
    "Candidate",
    "Knowledge",
    "Newcomer",
    "Sighting",
    "StoryPart",
    "Tags",
    "Understood",
    "dated",
    "name_key",
    "newcomers_of",
    "parts_of",
    "preload",
    "tags_of",
    "understand",
    "understand_part",
]
