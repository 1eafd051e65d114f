"""Acts of the trash, undone: what was put there is restored, and what was restored is put there again."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import Actor, UndoError, Undone, recorded
from articles.acts.undoing import check
from articles.models import Act, TextSketch
from articles.snapshots import SnapshotError
from articles.trash.problems import NotThereError, TrashError
from articles.trash.putting import IN, deleting, put_within
from articles.trash.restoring import OUT, nothing_left, restore_all

UNTOLD = (TextSketch._meta.label_lower,)


def concerns(act: Act) -> bool:
    """Whether an act put things into the trash or took them out: its undoing is `undo`."""
    return act.kind == Act.Kind.TRASH or not {IN, OUT}.isdisjoint(act.parameters)


def undo(act: Act, *, by: Actor) -> Undone:
    """Take such an act back, as an act of its own. Raises `acts.UndoError` where that cannot be, with the reason."""
    try:
        with transaction.atomic():
            Act.objects.select_for_update().get(pk=act.pk)  # of two who undo it at once, the second is told
            check(act)
            return _put_again(act, by) if OUT in act.parameters else _restored(act, by)
    except (TrashError, SnapshotError) as why:
        raise UndoError(str(why)) from why


def preview(act: Act) -> Undone:
    """What `undo` would do now. Writes nothing."""
    if OUT in act.parameters:
        chosen = _there(act)
        return Undone(None, dict(Counter(_name(one._meta.label) for one in chosen)), [])
    counted: Counter[str] = Counter()
    for snapshot in act.trashed.values_list("snapshot", flat=True):
        counted.update(_told({label: len(rows) for label, rows in snapshot["rows"].items()}))
    return Undone(None, dict(counted), [])


def hindrance(act: Act) -> str:
    """Why `undo` would do nothing: nothing is left that it could bring back. Empty: nothing hinders it."""
    if OUT in act.parameters:
        return "" if _there(act) else nothing_left(act)
    return "" if act.trashed.exists() else nothing_left(act)


def rights(act: Act) -> set[str]:
    """The permissions without which nobody undoes such an act: to delete what it put into the trash, or took out."""
    labels = {label for label, _pk in (*act.parameters.get(IN, ()), *act.parameters.get(OUT, ()))}
    return {deleting(label) for label in labels}


def _restored(act: Act, by: Actor) -> Undone:
    done = restore_all(act, by=by)
    return Undone(done.acts[0], _told(done.rows), [])


def _put_again(act: Act, by: Actor) -> Undone:
    """The things that a restoring brought back, as far as they are there."""
    chosen = _there(act)
    if not chosen:
        raise NotThereError(nothing_left(act))
    with recorded(Act.Kind.UNDO, _("Undone: {act}").format(act=act.summary), by=by, undoes=act) as undoing:
        put_within(undoing, chosen)
    return Undone(undoing, dict(Counter(_name(one._meta.label) for one in chosen)), [])


def _there(act: Act) -> list[Any]:
    models = ((apps.get_model(label), pk) for label, pk in act.parameters[OUT])
    found = (model._base_manager.filter(pk=pk).first() for model, pk in models)
    return [one for one in found if one is not None]


def _told(numbers: Mapping[str, int]) -> dict[str, int]:
    """Rows by the name of their kind, without those that nobody knows of."""
    return {_name(label): number for label, number in numbers.items() if number and label not in UNTOLD}


def _name(label: Any) -> str:
    return str(apps.get_model(label)._meta.verbose_name_plural)
