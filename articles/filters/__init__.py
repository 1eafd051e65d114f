"""The one reading of the browse page's query string: pages, facets, charts, feeds and exports all rest on it."""

from articles.filters.address import Address
from articles.filters.article import ArticleFilter, Chip
from articles.filters.choice import Choice, Ignored, Option
from articles.filters.result import Result

__all__ = ["Address", "ArticleFilter", "Chip", "Choice", "Ignored", "Option", "Result"]
