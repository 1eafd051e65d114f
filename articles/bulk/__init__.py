"""Bulk edit: one change to all articles that a search finds, looked at first, done as one act, undone as one act.

selection  the articles that a query string finds, drafts too if it says so
edits      what can be done to them, and what each edit leaves alone
preview    what an edit would do, with examples
runs       doing it, a portion a transaction
"""

from articles.bulk.edits import KINDS, Edit, Gone
from articles.bulk.preview import Preview, preview
from articles.bulk.runs import begin, go_on, progress
from articles.bulk.selection import Selection

__all__ = ["KINDS", "Edit", "Gone", "Preview", "Selection", "begin", "go_on", "preview", "progress"]
