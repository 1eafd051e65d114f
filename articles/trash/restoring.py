"""Taking things out of the trash again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import snapshots
from articles.acts import Actor, recorded
from articles.models import Act, Trashed
from articles.snapshots import SnapshotError
from articles.trash.problems import NotThereError, TrashError
from articles.trash.putting import PATIENCE, noted

OUT = "out_of_trash"
"""What an act says under this name of its parameters: model and key of what it took out of the trash."""


@dataclass(slots=True)
class Restored:
    """What came out of the trash.

    acts      of the restoring: they undo those by which all of it had been put there
    names     what was restored: (label of the model, key, name)
    rows      all rows, with those that belong to it, by label of the model
    left_out  rows that went along and have nothing left to belong to, by label
    """

    acts: list[Act] = field(default_factory=list)
    names: list[tuple[str, int, str]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def restore(*, trashed: Iterable[Trashed], by: Actor, note: str = "") -> Restored:
    """Bring things back as they were, with their keys; what was put there last comes first. All of them or none.

    Where nothing is left of the act that put them there, that act is undone thereby. Raises `TrashError` where one
    cannot come back: another is in its place, or what it needs is gone.
    """
    keys = [one.pk for one in trashed]
    done = Restored()
    if not keys:
        raise NotThereError(_("There is nothing to restore: it was restored already, or deleted for good."))
    with transaction.atomic():
        rows = _locked(Trashed.objects.filter(pk__in=keys), len(set(keys)))
        for _act, group in groupby(rows, key=lambda one: one.act_id):
            _group(list(group), done, by, note)
    return done


def restore_all(act: Act, *, by: Actor) -> Restored:
    """Bring back what an act put into the trash, as far as it lies there still, and undo the act thereby."""
    done = Restored()
    with transaction.atomic():
        rows = _locked(act.trashed.all(), None)
        if not rows:
            raise NotThereError(nothing_left(act))
        _group(rows, done, by, "")
    return done


def nothing_left(act: Act) -> str:
    """Why an act of the trash is not undone: what it put there, or took out, is not there."""
    if OUT in act.parameters:
        return _("Nothing of what “{act}” brought back is there any more.").format(act=act.summary)
    told = _("Nothing of “{act}” is in the trash any more: it was restored, or deleted for good.")
    return told.format(act=act.summary)


def _locked(rows: QuerySet[Trashed], number: int | None) -> list[Trashed]:
    """Rows that nobody else restores or deletes meanwhile, those of the latest act first.

    Their acts are locked before them, as by whoever undoes one, so that two who want the same do not block each other.
    """
    acts = Act.objects.filter(pk__in=rows.values("act")).order_by("-pk").select_for_update()
    list(acts.values_list("pk"))
    found = list(rows.select_for_update(of=("self",)).select_related("act").order_by("-act_id", "-pk"))
    if number is not None and len(found) < number:
        told = _("Somebody else has restored this meanwhile, or deleted it for good. Look at the trash again.")
        raise NotThereError(told)
    return found


def _group(rows: Sequence[Trashed], done: Restored, by: Actor, note: str) -> None:
    """Bring back things of one act."""
    act = rows[0].act
    whole = not act.trashed.exclude(pk__in=[row.pk for row in rows]).exists()
    kind, more = (Act.Kind.UNDO, {"undoes": act}) if whole else (Act.Kind.VERSION, {})
    with recorded(kind, _summary(rows), by=by, **more) as restoring, noted(restoring, note):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, TRUE)", [PATIENCE])
        try:
            brought = snapshots.bring_back(row.snapshot for row in rows)
        except SnapshotError as why:
            raise TrashError(str(why)) from why
        names = [(row.model, row.object_id, row.name) for row in rows]
        Trashed.objects.filter(pk__in=[row.pk for row in rows]).delete()
        restoring.counts = {"restored": brought.number, "changed": len(rows)}
        restoring.parameters = {**restoring.parameters, OUT: [list(name[:2]) for name in names]}
    done.acts.append(restoring)
    done.names += names
    _add(done.rows, brought.rows)
    _add(done.left_out, brought.left_out)


def _summary(rows: Sequence[Trashed]) -> str:
    if len(rows) == 1:
        return _("Restored from the trash: {name}").format(name=rows[0].name)
    return _("Restored from the trash: {number} things").format(number=len(rows))


def _add(to: dict[str, int], what: dict[str, Any]) -> None:
    for name, number in what.items():
        to[name] = to.get(name, 0) + number
