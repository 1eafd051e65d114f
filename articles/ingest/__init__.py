"""The intake: the one place where records become articles.

    files ──► Item ──► Capture + Reading ──► Record ──► Understood ──► Article (draft), Mentions (suggested)

A failure at any step stays with its input, with its reason, and the rest goes on. The same intake twice changes
nothing.
"""

from articles.ingest.again import Again, all_again, read_again
from articles.ingest.files import Item, find
from articles.ingest.inputs import Inputs, missing
from articles.ingest.journal import Busy
from articles.ingest.looking import Seen, look
from articles.ingest.options import Options
from articles.ingest.outcome import Failure, Result
from articles.ingest.patience import IntakeError
from articles.ingest.preview import preview
from articles.ingest.runs import begun
from articles.ingest.taking import ingest

__all__ = [
    "Again",
    "Busy",
    "Failure",
    "Inputs",
    "IntakeError",
    "Item",
    "Options",
    "Result",
    "Seen",
    "all_again",
    "begun",
    "find",
    "ingest",
    "look",
    "missing",
    "preview",
    "read_again",
]
