"""What a rule is, and what it finds."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One tagging rule. `target` is the name of an organization or the slug of a topic, as `is_topic` says.

    kind   "any", "all", "phrase", "regex" or "fuzzy"
    scope  "both", "title" or "text"
    key, version  of the row that an editor wrote
    """

    key: int
    version: int
    label: str
    target: str
    is_topic: bool
    kind: str
    terms: tuple[str, ...]
    scope: str = "both"
    case_sensitive: bool = False
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule matched: the places in the text ([start, end) in code points, none where only the title matched),
    the first words as printed, the term that they match, and the sentence around them.
    """

    rule: Rule
    term: str
    surface: str
    sentence: str
    count: int
    offsets: tuple[tuple[int, int], ...] = ()
