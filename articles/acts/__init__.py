"""Who does what: transactions whose history says so, and acts over many rows that can be undone as a whole.

What an act changes is told by the history that triggers keep, under the act's contexts; nothing is written down twice.
"""

from articles.acts.planning import Kept, Plan
from articles.acts.reading import is_larger, touched
from articles.acts.recording import ActEnded, Actor, acting, continued, in_act, recorded
from articles.acts.tables import Table, tables
from articles.acts.telling import Told, articles, told
from articles.acts.undoing import Besides, UndoError, Undone, kept_of, preview, undo, write
from articles.acts.writing import lock

__all__ = [
    "ActEnded",
    "Actor",
    "Besides",
    "Kept",
    "Plan",
    "Table",
    "Told",
    "UndoError",
    "Undone",
    "acting",
    "articles",
    "continued",
    "in_act",
    "is_larger",
    "kept_of",
    "lock",
    "preview",
    "recorded",
    "tables",
    "told",
    "touched",
    "undo",
    "write",
]
