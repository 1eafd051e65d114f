"""Edit conflicts: two people have one form open, and what either of them writes is neither overwritten nor lost.

A form carries what its fields held when it was opened. When it is saved, three values of each field are compared: what
it was, what the other one made of it since, and what this one wants. Where only one side changed it, that is what it
becomes; where both did, and differ, the page asks field by field, and a second post saves.

The rows are locked before they are read, so that of two who save at once the second sees what the first one saved.
"""

from articles.admin.conflicts.forms import KeepsBoth
from articles.admin.conflicts.locking import locked
from articles.admin.conflicts.page import Meanwhile
from articles.admin.conflicts.rows import KeepsBothRows

__all__ = ["KeepsBoth", "KeepsBothRows", "Meanwhile", "locked"]
"""`KeepsBoth` is for forms, `KeepsBothRows` for their rows, and `Meanwhile` for the admin of a model."""
