"""Bulk edit at the desk: a search, an edit, a look at what it would do, and doing it as one act."""

from articles.admin.bulk.page import Bulk
from articles.admin.bulk.run import Run

__all__ = ["Bulk", "Run"]
