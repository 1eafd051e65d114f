"""Taking an act back: what it changed becomes what it was, and what was changed since stays and is listed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.acts import texts, writing
from articles.acts.planning import Kept, Plan
from articles.acts.reading import planned, touched
from articles.acts.recording import Actor, recorded
from articles.acts.tables import tables
from articles.models import Act, Article

LISTED = 1000
"""Rows kept as they are, that the act of an undoing names; more are counted only."""


PATIENCE = "60s"
"""What one statement may take: those that look through a large act are longer than those of a page."""


class UndoError(Exception):
    """An act that cannot be undone. The message says why, and what to do."""


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Besides:
    """What the undoing of some acts does beyond what the history tells, in the same transaction and act.

    first    before anything is read: bring back rows that the history could not
    last     when all else is written
    seen_to  keys of rows to which these see, by model: the undoing neither writes nor lists them
    """

    first: Callable[[], None] = _nothing
    last: Callable[[], None] = _nothing
    seen_to: Mapping[Any, Collection[int]] = field(default_factory=dict)

    def leave_out(self, plan: Plan) -> Plan:
        """The plan without the rows that are seen to."""
        for pk in self.seen_to.get(plan.table.model, ()):
            plan.insert.pop(pk, None)
            for events in plan.restore.values():
                events.pop(pk, None)
        mine = set(self.seen_to.get(plan.table.model, ()))
        plan.delete = [pk for pk in plan.delete if pk not in mine]
        plan.kept = [kept for kept in plan.kept if kept.pk not in mine]
        return plan


NOTHING_BESIDES = Besides()


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undoing did, or would do.

    act       the act of the undoing itself, which can be undone in its turn; None for a preview
    restored  rows by the name of their model
    kept      what was changed since and stays
    """

    act: Act | None
    restored: dict[str, int]
    kept: list[Kept]

    @property
    def rows(self) -> int:
        return sum(self.restored.values())


def undo(act: Act, *, by: Actor, besides: Besides = NOTHING_BESIDES) -> Undone:
    """Take back what an act did, in one transaction, as an act of its own.

    Of each value that others changed since, theirs stays. An act that is still running ends with what it did so far.
    Merges and what was put into the trash take more than this: `articles.undoing` knows.
    Raises `UndoError` if it was undone already.
    """
    summary = _("Undone: {act}").format(act=act.summary)
    with transaction.atomic(), recorded(Act.Kind.UNDO, summary, by=by, undoes=_ended(act)) as undoing:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # so that a refusal names its row
            cursor.execute("SELECT set_config('statement_timeout', %s, TRUE)", [PATIENCE])
        besides.first()
        plans = _locked_plans(act, besides)
        write(plans)
        besides.last()
        undone = _told(plans, undoing)
        undoing.counts = {"restored": undone.rows, "kept": len(undone.kept)}
        undoing.parameters = {"kept": [_noted(kept) for kept in undone.kept[:LISTED]]}
    return undone


def preview(act: Act, *, besides: Besides = NOTHING_BESIDES) -> Undone:
    """What `undo` would do now. Writes nothing."""
    return _told([besides.leave_out(planned(table, act)) for table in touched(act)], None)


def check(act: Act) -> None:
    """Raise `UndoError` if the act was undone."""
    if Act.objects.filter(undoes=act).exists():
        raise UndoError(_("“{act}” was undone already. To get it back, undo the undoing.").format(act=act.summary))


def _ended(act: Act) -> Act:
    """The act, locked: of two who undo it at once, the second waits and is told. A run does not go on from here."""
    locked = Act.objects.select_for_update().get(pk=act.pk)
    check(locked)
    if locked.state == Act.State.RUNNING:
        locked.state = Act.State.FINISHED
        locked.save(update_fields=["state", "updated_at"])
    act.state, act.contexts = locked.state, locked.contexts
    return locked


def _locked_plans(act: Act, besides: Besides) -> list[Plan]:
    """Plans of rows that nobody else writes any more: planned once to know the rows, and again when they are locked."""
    within = touched(act)
    for table in within:
        writing.lock(besides.leave_out(planned(table, act)))
    return [besides.leave_out(planned(table, act)) for table in within]


def write(plans: list[Plan]) -> None:
    """Do, within an act, what plans say.

    Texts first, which tags follow; tags make room for each other; all else before what stands on it, and after.
    """
    texts_before = texts.bodies(plans)
    for plan in (plan for plan in plans if plan.table.columns == ("body",)):
        writing.restore(plan)
    texts.follow(texts_before)
    tags = [plan for plan in plans if plan.table.is_tag]
    others = [plan for plan in plans if not plan.table.is_tag]
    for plan in (plan for plan in others if plan.insert):
        writing.insert(plan)
    for plan in tags:
        writing.delete(plan)
    for plan in tags:
        writing.insert(plan)
    for plan in (plan for plan in plans if plan.table.columns != ("body",)):
        writing.restore(plan)
    texts.bring_up_to_date(tags)
    for plan in reversed(others):
        writing.delete(plan)
    moved = [pk for plan in others if plan.table.model is Article for events in plan.restore.values() for pk in events]
    writing.dissolve_lone_stories(moved)


def _told(plans: list[Plan], act: Act | None) -> Undone:
    restored: dict[str, int] = {}
    for plan in plans:
        if plan.rows:
            name = str(plan.table.model._meta.verbose_name_plural)
            restored[name] = restored.get(name, 0) + plan.rows
    return Undone(act, restored, [kept for plan in plans for kept in plan.kept])


def _noted(kept: Kept) -> dict[str, Any]:
    table = kept.table.events._meta.model_name
    return {"table": table, "pk": kept.pk, "why": kept.why, "columns": list(kept.columns)}


def kept_of(noted: Iterable[dict[str, Any]]) -> Iterator[Kept]:
    """The rows that the act of an undoing notes as kept."""
    known = {str(table.events._meta.model_name): table for table in tables()}
    for one in noted:
        if one["table"] in known:
            yield Kept(known[one["table"]], one["pk"], one["why"], tuple(one["columns"]))
