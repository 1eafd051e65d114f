"""What is deleted is put into the trash, where it can be restored for thirty days.

act = put(objects=articles, by=user, note="Taken in twice")    # an act: its undoing restores all of it
restored = restore(trashed=Trashed.objects.filter(…), by=user) # or some of it
empty(trashed=Trashed.objects.expired())                       # for good
"""

from articles.trash.emptying import Emptied, empty, empty_expired
from articles.trash.marks import Known, discarded, known_addresses, last_record, waiting_for
from articles.trash.problems import NotThereError, TrashError
from articles.trash.putting import MOST, NOT_PUBLIC, deleting, name_of, put, why_not
from articles.trash.restoring import Restored, restore
from articles.trash.undoing import concerns, hindrance, preview, rights, undo

__all__ = [
    "MOST",
    "NOT_PUBLIC",
    "Emptied",
    "Known",
    "NotThereError",
    "Restored",
    "TrashError",
    "concerns",
    "deleting",
    "discarded",
    "empty",
    "empty_expired",
    "hindrance",
    "known_addresses",
    "last_record",
    "name_of",
    "preview",
    "put",
    "restore",
    "rights",
    "undo",
    "waiting_for",
    "why_not",
]
