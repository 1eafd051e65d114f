"""Web pages: files, saved pages, and what was fetched or crawled."""

from articles.readers.html.reader import HtmlReader

__all__ = ["HtmlReader"]
