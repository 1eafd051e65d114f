"""The editors' desk: the plain Django admin, thin. It asks QuerySets and writes by `articles.actions`."""

from articles.admin import (
    act,
    article,
    capture,
    event,
    feed,
    organization,
    people,
    place,
    redaction,
    source,
    story,
    tagging_rule,
    topic,
)
from articles.admin.intake import pages as intake

__all__ = [
    "act",
    "article",
    "capture",
    "event",
    "feed",
    "intake",
    "organization",
    "people",
    "place",
    "redaction",
    "source",
    "story",
    "tagging_rule",
    "topic",
]
