"""Un-merging: what moved goes back, with all that the history does not tell; what came since stays where it is."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import acts, snapshots
from articles.acts import Actor, Besides, UndoError, Undone
from articles.acts.undoing import check
from articles.merging.merging import WAYS, merge
from articles.merging.problems import MergeError
from articles.merging.relations import Relation, quoted, relation_named, relations
from articles.merging.ways import Way
from articles.models import Act, FormerSlug, Merge
from articles.models.merge import MergeKind
from articles.snapshots import CollisionError, SnapshotError
from articles.snapshots.contents import row_key
from articles.snapshots.relations import model_of

TOLD = 5


def merge_of(act: Act) -> Merge | None:
    """The merge that an act is, whether it was made so or by taking an un-merge back."""
    return Merge.objects.filter(act=act).first()


def unmerged_by(act: Act) -> Merge | None:
    """The merge that an act took back."""
    return Merge.objects.filter(act=act.undoes).first() if act.undoes_id else None


def unmerge(found: Merge, *, by: Actor) -> Undone:
    """Bring back what was dropped, with its key, its address and exactly what moved from it.

    Of what somebody changed since, the change stays; what was tagged since stays with what was kept.
    Raises `acts.UndoError` where that cannot be, and says what is to be done first.
    """
    way = way_named(found.kind)
    besides = Besides(
        first=lambda: _bring_back(way, found),
        last=lambda: _finish(way, found),
        seen_to=_seen_to(found),
    )
    try:
        return acts.undo(found.act, by=by, besides=besides)
    except SnapshotError as why:
        raise UndoError(str(why)) from why


def preview(found: Merge) -> Undone:
    """What an un-merge would do to what the history tells of. Raises as `unmerge`."""
    return acts.preview(found.act, besides=Besides(seen_to=_seen_to(found)))


def merge_again(act: Act, found: Merge, *, by: Actor) -> Undone:
    """Take an un-merge back: merge the two again, with all that each of them has by now."""
    check(act)
    way = way_named(found.kind)
    things = way.model._base_manager.in_bulk([found.kept_id, found.dropped_id])
    if len(things) < 2:
        told = _("“{kept}” and “{dropped}” are not both there any more, to be merged again.")
        raise UndoError(told.format(kept=found.kept_name, dropped=found.dropped_name))
    again = merge(keep=things[found.kept_id], drop=things[found.dropped_id], by=by, again=act)
    return Undone(again.act, {str(way.model._meta.verbose_name_plural): 1, **_counted(again)}, [])


def way_named(kind: str) -> Way:
    return next(way for way in WAYS.values() if way.kind == kind)


def why_not(found: Merge) -> str:
    """What speaks against an un-merge now, and what to do; empty: nothing."""
    try:
        _check(way_named(found.kind), found)
    except UndoError as why:
        return str(why)
    return ""


def _counted(found: Merge) -> dict[str, int]:
    names: dict[str, int] = {}
    for relation in relations(way_named(found.kind).model):
        if number := found.act.counts.get(relation.name):
            name = str(relation.model._meta.verbose_name_plural)
            names[name] = names.get(name, 0) + number
    return names


def _bring_back(way: Way, found: Merge) -> None:
    """The row itself: without what may be there but once, as long as what was kept has that from it."""
    _check(way, found, lock=True)
    kept = way.model._base_manager.get(pk=found.kept_id)
    name, lent = str(way.model._meta.label_lower), dict(_lent(way, found))
    free = {column: "" for column, value in lent.items() if getattr(kept, column) == value}
    rows = [row | free if row_key(name, row) == found.dropped_id else row for row in found.snapshot["rows"][name]]
    snapshots.bring_back([{**found.snapshot, "rows": {**found.snapshot["rows"], name: rows}}])


def _lent(way: Way, found: Merge) -> Iterator[tuple[str, Any]]:
    """Values of the row that no two may have, in columns that what was kept took over where it had nothing."""
    rows = found.snapshot["rows"][str(way.model._meta.label_lower)]
    own = next(row for row in rows if row["id"] == found.dropped_id)
    once = {name for one in way.model._meta.constraints for name in getattr(one, "fields", ())}
    for name in way.blanks:
        if own[name] and (name in once or way.model._meta.get_field(name).unique):
            yield name, own[name]


def _check(way: Way, found: Merge, *, lock: bool = False) -> None:
    kept = way.model._base_manager.filter(pk=found.kept_id)
    there = (kept.select_for_update(no_key=True, of=("self",)) if lock else kept).first()
    if there is None:
        raise UndoError(_lost(way, found))
    try:
        way.refuse_back(found, there)
    except MergeError as why:
        raise UndoError(str(why)) from why
    later = Merge.objects.standing().filter(kind=found.kind, kept_id=found.kept_id, pk__gt=found.pk)
    for other in later.order_by("-pk"):
        if _overlap(found, other):
            told = _(
                "“{other}” was merged into “{kept}” later, and both brought the same tags or names along."
                " Un-merge that first, and merge it again afterwards."
            )
            raise UndoError(told.format(other=other.dropped_name, kept=found.kept_name))
    if way.kind != MergeKind.ARTICLE:
        taken = way.model._base_manager.filter(slug=way_slug(found)).first()
        if taken is not None:
            told = _("The address “{slug}” is that of “{other}” by now. Give that another one, and try again.")
            raise UndoError(told.format(slug=way_slug(found), other=taken))


def _lost(way: Way, found: Merge) -> str:
    """What was kept is not there: it was merged further, or deleted."""
    further = Merge.objects.standing().filter(kind=found.kind, dropped_id=found.kept_id).first()
    if further is not None:
        told = _("“{kept}” was itself merged into “{other}” later. Un-merge that first.")
        return told.format(kept=found.kept_name, other=further.kept_name)
    told = _("“{kept}”, into which “{dropped}” was merged, is not there any more. Bring it back first.")
    return told.format(kept=found.kept_name, dropped=found.dropped_name)


def _overlap(found: Merge, later: Merge) -> bool:
    """Whether a later merge put rows into some that this one had written: neither could say alone what they were."""
    contexts = found.act.contexts
    for name, keys in later.moved.get("absorbed", {}).items():
        for table in acts.touched(found.act):
            if table.model._meta.label_lower == name:
                own = table.events._base_manager.filter(pgh_context_id__in=contexts, pgh_obj_id__in=keys)
                if own.exists():
                    return True
    return False


def way_slug(found: Merge) -> str:
    """The address that was its own: the last one of those that redirect."""
    return str(found.redirects[-1][1])


def _seen_to(found: Merge) -> dict[Any, set[int]]:
    """Rows that come back from the snapshot, whatever the history says."""
    rows: dict[Any, set[int]] = {}
    for name, some in found.snapshot["rows"].items():
        model = model_of(name)
        rows[model] = {row_key(name, row) for row in some}
    return rows


def _finish(way: Way, found: Merge) -> None:
    """What the history does not tell of: rows of other tables, addresses, and texts in lists."""
    there = way.model._base_manager.in_bulk([found.dropped_id, found.kept_id])
    dropped, kept = there[found.dropped_id], there[found.kept_id]
    _give_back(way, found, dropped, kept)
    for name, keys in found.moved.get("untold", {}).items():
        if relation := relation_named(name):
            _move_back(relation, keys, relation.value_of(kept), relation.value_of(dropped))
    for name, gone, twin, keys in found.moved.get("adopted", ()):
        if relation := relation_named(name):
            _move_back(relation, keys, twin, gone)
    _lead_back(found)
    way.undo(found, dropped)


def _give_back(way: Way, found: Merge, dropped: Any, kept: Any) -> None:
    """What it came back without; what was kept has it no more by now."""
    values = {name: value for name, value in _lent(way, found) if not getattr(dropped, name)}
    for name, value in values.items():
        if getattr(kept, name) == value:
            what = str(way.model._meta.get_field(name).verbose_name)
            raise CollisionError(way.model, found.dropped_name, what, kept)
    if values:
        way.model._base_manager.filter(pk=dropped.pk).update(**values)


def _move_back(relation: Relation, keys: list[Any], since: Any, to: Any) -> None:
    with connection.cursor() as cursor:
        primary = quoted(relation.model._meta.pk.column)
        cursor.execute(
            f"UPDATE {relation.table} SET {relation.column} = %s WHERE {primary} = ANY(%s) AND {relation.column} = %s",
            [to, keys, since],
        )


def _lead_back(found: Merge) -> None:
    """Addresses that led to what was dropped lead there again; its own is its own."""
    own = way_slug(found)
    for kind, slug in found.redirects:
        rows = FormerSlug.objects.filter(kind=kind, slug=slug, object_id=found.kept_id)
        rows.delete() if slug == own else rows.update(object_id=found.dropped_id)


def said(found: Merge) -> Iterator[str]:
    """What a merge moved, in words: "214 mentions"."""
    for name, number in _counted(found).items():
        yield ngettext("{number} {name}", "{number} {name}", number).format(number=number, name=name)
