"""What the archive stores. One model a file, its QuerySet above it; the rules of the data lie in the database."""

from articles.models.act import Act
from articles.models.article import LAST_DATE, LEAD_CHARACTERS, UNDATED, Article, ArticleQuerySet
from articles.models.article_capture import ArticleCapture
from articles.models.article_related_event import ArticleRelatedEvent
from articles.models.article_topic import ArticleTopic
from articles.models.blob import Blob
from articles.models.capture import Capture
from articles.models.choices import (
    PUBLIC_STATUSES,
    DisplayPolicy,
    Origin,
    Precision,
    Status,
    TagOrigin,
    WithdrawalKind,
)
from articles.models.comment import Comment
from articles.models.correction import Correction
from articles.models.event import Event
from articles.models.feed import Feed
from articles.models.former_slug import FormerSlug
from articles.models.intake import Channel, Intake
from articles.models.mention import Mention
from articles.models.merge import Merge
from articles.models.name_candidate import NameCandidate, NameSighting
from articles.models.organization import Organization
from articles.models.organization_name import OrganizationName
from articles.models.organization_succession import OrganizationSuccession
from articles.models.place import Place
from articles.models.possible_double import PossibleDouble
from articles.models.public_change import PublicChange, PublicChangeEntry, Stamp
from articles.models.reading import Reading
from articles.models.redaction import Redaction
from articles.models.reference import Reference
from articles.models.source import Source
from articles.models.staff_log_entry import StaffLogEntry
from articles.models.story import Story
from articles.models.tag import TagState
from articles.models.tagging_rule import TaggingRule
from articles.models.text_sketch import TextSketch
from articles.models.topic import Topic
from articles.models.trashed import DiscardedRecord, Trashed
from articles.models.withdrawal import Withdrawal

__all__ = [
    "LAST_DATE",
    "LEAD_CHARACTERS",
    "PUBLIC_STATUSES",
    "UNDATED",
    "Act",
    "Article",
    "ArticleCapture",
    "ArticleQuerySet",
    "ArticleRelatedEvent",
    "ArticleTopic",
    "Blob",
    "Capture",
    "Channel",
    "Comment",
    "Correction",
    "DiscardedRecord",
    "DisplayPolicy",
    "Event",
    "Feed",
    "FormerSlug",
    "Intake",
    "Mention",
    "Merge",
    "NameCandidate",
    "NameSighting",
    "Organization",
    "OrganizationName",
    "OrganizationSuccession",
    "Origin",
    "Place",
    "PossibleDouble",
    "Precision",
    "PublicChange",
    "PublicChangeEntry",
    "Reading",
    "Redaction",
    "Reference",
    "Source",
    "StaffLogEntry",
    "Stamp",
    "Status",
    "Story",
    "TagOrigin",
    "TagState",
    "TaggingRule",
    "TextSketch",
    "Topic",
    "Trashed",
    "Withdrawal",
    "WithdrawalKind",
]
