"""Merging two things that are one, and un-merging them: organizations, outlets, topics, and articles that are doubles.

    done = merge(keep=one, drop=other, by=user, note="…")     # one act, one transaction; a redirect and a record
    unmerge(done, by=user)                                    # what moved is back; what was tagged since stays

Every relation is read from the models' metadata, so that one added later is never forgotten.
"""

from articles.merging.looking import Ahead, look_ahead
from articles.merging.merging import WAYS, merge, rights, rights_back, way_of
from articles.merging.problems import MergeError
from articles.merging.unmerging import merge_again, merge_of, preview, unmerge, unmerged_by, why_not

__all__ = [
    "WAYS",
    "Ahead",
    "MergeError",
    "look_ahead",
    "merge",
    "merge_again",
    "merge_of",
    "preview",
    "rights",
    "rights_back",
    "unmerge",
    "unmerged_by",
    "way_of",
    "why_not",
]
