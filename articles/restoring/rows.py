"""Restoring a row, or some of its values, from the event that kept it."""

from collections.abc import Collection

from django.db import connection
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import acts
from articles.models import Act, Merge, Trashed
from articles.restoring.problems import RestoreError, check, refused
from articles.restoring.versions import Version, belongings, find, parts


def restore(version: Version, *, names: Collection[str], seen: int, by: acts.Actor) -> Act:
    """Make a row what it was: whole, or the values whose parts have these names. One act, which can be undone.

    seen  the row's last event when it was looked at

    A row that is there no more comes back with its key, and with what went together with it. Raises `RestoreError`
    where somebody changed it meanwhile, or where what stands today is in the way; nothing is written then.
    """
    at = date_format(localtime(version.event.pgh_created_at), "j F Y, H:i")
    summary = _("{name}: as it was until {at}").format(name=version.name, at=at)
    with acts.recorded(Act.Kind.VERSION, summary, by=by) as act:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # so that a refusal names its row
        plan = acts.Plan(version.table)
        _lock(version)
        fresh = _unchanged(version, seen)
        if fresh.now is None:
            _check_absent(fresh)
            check(fresh, fresh.table.columns)
            plan.insert = {fresh.pk: fresh.event.pgh_id}
            others = _others(fresh)
        else:
            columns = tuple(column for part in parts(fresh) if part.name in names for column in part.columns)
            if not columns:
                raise RestoreError(_("Nothing was chosen that is otherwise today: tick what is to be as it was."))
            check(fresh, columns)
            plan.restore = {columns: {fresh.pk: fresh.event.pgh_id}}
            others = []
        acts.write([plan, *others])
        if plan.kept:
            raise refused(version)
        act.counts = {"restored": plan.rows + sum(other.rows for other in others)}
    return act


def _lock(version: Version) -> None:
    plan = acts.Plan(version.table)
    plan.delete = [version.pk]
    acts.lock(plan)


def _unchanged(version: Version, seen: int) -> Version:
    fresh = find(version.table.events._meta.model_name, version.event.pgh_id)
    if fresh is None or fresh.latest != seen:
        text = _("Somebody changed “{name}” meanwhile: look at the version again before you restore it.")
        raise RestoreError(text.format(name=version.name))
    return fresh


def _check_absent(version: Version) -> None:
    """What lies in the trash, or was merged, comes back from there, whole; of an article the history has its values."""
    model = version.table.model
    if merge := Merge.objects.standing().filter(kind=model._meta.model_name, dropped_id=version.pk).first():
        text = _("“{name}” was merged into “{kept}”: un-merge it, which brings back what belongs to it as well.")
        raise RestoreError(text.format(name=version.name, kept=merge.kept_name))
    if Trashed.objects.filter(model__iexact=model._meta.label, object_id=version.pk).exists():
        raise RestoreError(_("“{name}” lies in the trash: restore it there.").format(name=version.name))
    if not version.table.has_whole_rows:
        text = _(
            "“{name}” was deleted for good: the history keeps what it said, and its document can be taken in again."
        )
        raise RestoreError(text.format(name=version.name))


def _others(version: Version) -> list[acts.Plan]:
    found = []
    for table, events in belongings(version).items():
        plan = acts.Plan(table)
        keys = table.events.objects.filter(pgh_id__in=events).values_list("pgh_obj_id", "pgh_id")
        plan.insert = dict(keys)
        found.append(plan)
    return found
