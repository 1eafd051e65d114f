"""Taking any act back, also those whose undoing is more than the history tells: merges, and what lies in the trash."""

from articles import acts, merging, trash, workflow
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
    if trash.concerns(act):
        return trash.undo(act, by=by)
    workflow.check_undoing(act, by)
    return acts.undo(act, by=by)


def preview(act: Act) -> Undone:
    """What `undo` would do now, as far as the history tells. Writes nothing."""
    if merge := merging.merge_of(act):
        return merging.preview(merge)
    if trash.concerns(act):
        return trash.preview(act)
    return acts.preview(act)


def why_not(act: Act) -> str:
    """What speaks against taking an act back now, in words; empty: nothing that is known before it is tried."""
    if merge := merging.merge_of(act):
        return merging.why_not(merge)
    return trash.hindrance(act) if trash.concerns(act) else ""


def rights(act: Act) -> frozenset[str]:
    """What somebody has to be allowed to do, to take an act back: to change what it changed, to merge, to delete."""
    if merge := merging.merge_of(act) or merging.unmerged_by(act):
        return frozenset({"articles.change_act"}) | merging.rights_back(merge)
    if trash.concerns(act):
        return frozenset({"articles.change_act"}) | trash.rights(act)
    changed = {f"articles.change_{table.model._meta.model_name}" for table in acts.touched(act)}
    return frozenset({"articles.change_act", *changed, *workflow.rights_to_undo(act)})


def _merged_again(act: Act, merge: Merge, by: Actor) -> Undone:
    try:
        return merging.merge_again(act, merge, by=by)
    except merging.MergeError as why:
        raise acts.UndoError(str(why)) from why
