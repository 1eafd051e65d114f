"""What the archive stores. One model a file, its QuerySet above it; the rules of the data lie in the database."""

from articles.models.article import LAST_DATE, LEAD_CHARACTERS, UNDATED, Article, ArticleQuerySet
from articles.models.article_capture import ArticleCapture
from articles.models.article_related_event import ArticleRelatedEvent
from articles.models.article_topic import ArticleTopic
from articles.models.blob import Blob
from articles.models.capture import Capture
from articles.models.choices import PUBLIC_STATUSES, DisplayPolicy, Origin, Precision, Status, TagOrigin
from articles.models.event import Event
from articles.models.feed import Feed
from articles.models.former_slug import FormerSlug
from articles.models.intake import Channel, Intake
from articles.models.mention import Mention
from articles.models.organization import Organization
from articles.models.organization_name import OrganizationName
from articles.models.place import Place
from articles.models.public_change import PublicChange, PublicChangeEntry, Stamp
from articles.models.reading import Reading
from articles.models.reference import Reference
from articles.models.source import Source
from articles.models.story import Story
from articles.models.text_sketch import TextSketch
from articles.models.topic import Topic

__all__ = [
    "LAST_DATE",
    "LEAD_CHARACTERS",
    "PUBLIC_STATUSES",
    "UNDATED",
    "Article",
    "ArticleCapture",
    "ArticleQuerySet",
    "ArticleRelatedEvent",
    "ArticleTopic",
    "Blob",
    "Capture",
    "Channel",
    "DisplayPolicy",
    "Event",
    "Feed",
    "FormerSlug",
    "Intake",
    "Mention",
    "Organization",
    "OrganizationName",
    "Origin",
    "Place",
    "Precision",
    "PublicChange",
    "PublicChangeEntry",
    "Reading",
    "Reference",
    "Source",
    "Stamp",
    "Status",
    "Story",
    "TagOrigin",
    "TextSketch",
    "Topic",
]
