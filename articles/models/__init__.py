"""What the archive stores. One model a file, its QuerySet above it; the rules of the data lie in the database."""

from .article import Article, ArticleQuerySet
from .article_capture import ArticleCapture
from .article_related_event import ArticleRelatedEvent
from .article_topic import ArticleTopic
from .blob import Blob
from .capture import Capture
from .choices import PUBLIC_STATUSES, DisplayPolicy, Origin, Precision, Status, TagOrigin
from .event import Event
from .former_slug import FormerSlug
from .mention import Mention
from .organization import Organization
from .organization_name import OrganizationName
from .place import Place
from .public_change import PublicChange
from .reading import Reading
from .reference import Reference
from .source import Source
from .topic import Topic

__all__ = [
    "PUBLIC_STATUSES",
    "Article",
    "ArticleCapture",
    "ArticleQuerySet",
    "ArticleRelatedEvent",
    "ArticleTopic",
    "Blob",
    "Capture",
    "DisplayPolicy",
    "Event",
    "FormerSlug",
    "Mention",
    "Organization",
    "OrganizationName",
    "Origin",
    "Place",
    "Precision",
    "PublicChange",
    "Reading",
    "Reference",
    "Source",
    "Status",
    "TagOrigin",
    "Topic",
]
