"""Rows that leave their tables, with all that goes with them: taken down whole, and brought back with their keys.

    snapshot = take([organization])   # {"roots": …, "rows": …, "nulled": …, "stories": …}: JSON, fit for a column
    remove([snapshot])                # the rows go, in the order in which the database lets them
    bring_back([snapshot])            # … and are there again, as they were

What belongs to a row is what its deletion would delete: relations that CASCADE, read from the models' metadata, so that
one added later is never forgotten. References that SET_NULL are noted, and set again where they are still empty.
"""

from articles.snapshots.bringing import Brought, bring_back
from articles.snapshots.contents import Snapshot, contents
from articles.snapshots.pointing import said
from articles.snapshots.problems import CollisionError, InUseError, MissingError, SnapshotError, Use
from articles.snapshots.removing import remove
from articles.snapshots.taking import in_use, take, take_each

__all__ = [
    "Brought",
    "CollisionError",
    "InUseError",
    "MissingError",
    "Snapshot",
    "SnapshotError",
    "Use",
    "bring_back",
    "contents",
    "in_use",
    "remove",
    "said",
    "take",
    "take_each",
]
