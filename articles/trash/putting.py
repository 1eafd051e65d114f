"""Putting things into the trash."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection, models
from django.utils.translation import gettext as _

from articles import snapshots
from articles.acts import Actor, recorded
from articles.models import Act, Article, Status, Trashed
from articles.snapshots import Snapshot
from articles.trash.marks import marks_of
from articles.trash.problems import NotThereError, TrashError

MOST = 1000
"""Things that one act puts into the trash."""
PATIENCE = "60s"
"""What one statement may take."""
IN = "into_trash"
"""What an act says under this name of its parameters: model and key of what it put into the trash."""
NOT_PUBLIC = (Status.DRAFT, Status.IN_REVIEW)


def put(*, objects: Iterable[models.Model], by: Actor, note: str = "") -> Act:
    """Delete things, with all that belongs to them, so that they can be restored for thirty days. All of them or none.

    Raises `snapshots.InUseError` where others need one of them, `NotThereError` for one that is gone, and `TrashError`
    for articles that the public sees.
    """
    chosen = list(objects)
    with recorded(Act.Kind.TRASH, summary_of(chosen), by=by) as act, noted(act, note):
        put_within(act, chosen)
    return act


def put_within(act: Act, chosen: Sequence[models.Model]) -> None:
    """Put things into the trash as a part of an act that is being recorded."""
    if len(chosen) > MOST:
        raise TrashError(
            _("These are {number} things at once, and {most} is the most: choose fewer.").format(
                number=len(chosen), most=MOST
            )
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, TRUE)", [PATIENCE])
    each = snapshots.take_each(chosen)
    for one, snapshot in zip(chosen, each, strict=True):
        _check(one, snapshot)
    Trashed.objects.bulk_create(
        [
            Trashed(
                model=one._meta.label_lower,
                object_id=one.pk,
                name=name_of(one),
                snapshot=snapshot,
                marks=marks_of(snapshot),
                act=act,
            )
            for one, snapshot in zip(chosen, each, strict=True)
        ]
    )
    rows = snapshots.remove(each)
    act.parameters = {**act.parameters, IN: [[one._meta.label_lower, one.pk] for one in chosen]}
    act.counts = {"changed": len(chosen), "rows": rows}


def why_not(objects: Iterable[models.Model]) -> str:
    """Why things cannot be put into the trash; empty where they can. `snapshots.in_use` tells what needs them."""
    public = [one for one in objects if isinstance(one, Article) and one.status not in NOT_PUBLIC]
    return _public(public[0]) if public else ""


def summary_of(chosen: Sequence[models.Model]) -> str:
    """What an act says that it put into the trash."""
    if len(chosen) == 1:
        return _("Put into the trash: {name}").format(name=name_of(chosen[0]))
    kind = chosen[0]._meta.verbose_name_plural if chosen else ""
    return _("Put into the trash: {number} {kind}").format(number=len(chosen), kind=kind)


def deleting(label: str) -> str:
    """The permission to put things of a model into the trash, and to restore them."""
    app, _dot, model = label.lower().partition(".")
    return f"{app}.delete_{model}"


def name_of(one: models.Model) -> str:
    """What a thing is called in the trash."""
    return str(one).strip() or f"{one._meta.verbose_name} {one.pk}"


@contextmanager
def noted(act: Act, note: str) -> Iterator[None]:
    """Let the act and its history say why."""
    if not note.strip():
        yield
        return
    act.parameters = {**act.parameters, "note": note.strip()}
    with pghistory.context(note=note.strip()):
        yield


def _check(one: models.Model, snapshot: Snapshot) -> None:
    """As the row was when it was locked: somebody may have changed it since it was looked at."""
    rows: list[dict[str, Any]] = snapshot["rows"].get(one._meta.label_lower, [])
    row = next((row for row in rows if row["id"] == one.pk), None)
    if row is None:
        told = _("“{name}” is not there any more: somebody has deleted it meanwhile.")
        raise NotThereError(told.format(name=one))
    if isinstance(one, Article) and row["status"] not in NOT_PUBLIC:
        one.status = row["status"]
        raise TrashError(_public(one))


def _public(article: Article) -> str:
    told = _(
        "“{title}” is {status}: the public knows its address. Withdraw it, which leaves a page that says so, or take it"
        " back to a draft first."
    )
    if article.status == Status.WITHDRAWN:
        told = _("“{title}” is {status}: its page says so to the public, and has to stay.")
    return told.format(title=article, status=article.get_status_display())
