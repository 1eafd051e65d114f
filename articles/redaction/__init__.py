"""Redaction: words taken out of everything the archive holds, its history included, and nobody can undo it.

The words are never written down: not in a statement to the database, not in a log, not in the row that tells of it.
Tables and columns are read from the database's own catalogue, so that one added later is never forgotten.
"""

from articles.redaction.addresses import is_redacted
from articles.redaction.finding import Found, find
from articles.redaction.originals import Read
from articles.redaction.problems import RedactionError, RefusedError
from articles.redaction.refusing import Refused
from articles.redaction.scanning import Hit, Said
from articles.redaction.scope import Scope
from articles.redaction.taking_out import redact
from articles.redaction.words import MARK, MARK_IN_ADDRESS, Words, WordsError

__all__ = [
    "MARK",
    "MARK_IN_ADDRESS",
    "Found",
    "Hit",
    "Read",
    "RedactionError",
    "Refused",
    "RefusedError",
    "Said",
    "Scope",
    "Words",
    "WordsError",
    "find",
    "is_redacted",
    "redact",
]
