"""Taking any act back, also those whose undoing is more than the history tells: merges, and what lies in the trash."""

from articles import acts, merging
from articles.acts import Actor, Undone
from articles.models import Act, Merge


def undo(act: Act, *, by: Actor) -> Undone:
    """Take an act back as an act of its own, which can be undone in its turn.

    Of each value that others changed since, theirs stays. Raises `acts.UndoError`, which says what is in the way.
    """
    if merge := merging.merge_of(act):
        return merging.unmerge(merge, by=by)
    if merge := merging.unmerged_by(act):
        return _merged_again(act, merge, by)
    return acts.undo(act, by=by)


def preview(act: Act) -> Undone:
    """What `undo` would do now. Writes nothing. Raises `acts.UndoError` where it would refuse."""
    if merge := merging.merge_of(act):
        if why := merging.why_not(merge):
            raise acts.UndoError(why)
        return merging.preview(merge)
    return acts.preview(act)


def _merged_again(act: Act, merge: Merge, by: Actor) -> Undone:
    try:
        return merging.merge_again(act, merge, by=by)
    except merging.MergeError as why:
        raise acts.UndoError(str(why)) from why
