"""The editors' desk: the plain Django admin, thin. It asks QuerySets and writes by `articles.actions`."""

from articles.admin import (
    act,
    article,
    capture,
    event,
    feed,
    merge,
    organization,
    people,
    place,
    redaction,
    source,
    story,
    tagging_rule,
    topic,
    trashed,
    withdrawal,
)
from articles.admin.intake import pages as intake

__all__ = [
    "act",
    "article",
    "capture",
    "event",
    "feed",
    "intake",
    "merge",
    "organization",
    "people",
    "place",
    "redaction",
    "source",
    "story",
    "tagging_rule",
    "topic",
    "trashed",
    "withdrawal",
]
