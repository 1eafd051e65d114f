"""What editors change is recorded by database triggers, so that no way of writing goes round them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models

from articles.models.choices import TagOrigin

M = TypeVar("M", bound=type[models.Model])


ACT_SETTING = "archive.act"
"""The setting of a transaction that says that it belongs to an act, which has to be able to undo it."""
WITHIN = f"pg_catalog.current_setting('{ACT_SETTING}', TRUE) <> ''"
IN_AN_ACT = pgtrigger.Condition(WITHIN)
BY_EDITOR_OR_IN_AN_ACT = pgtrigger.Condition(f"NEW.origin = '{TagOrigin.EDITOR}' OR {WITHIN}")


def owners(model: Any, *, tag: bool = False) -> list[Any]:
    """The foreign keys by which rows belong to something in whose history they are told.

    A row belongs to what it goes with; a tag belongs to both of the things that it ties together.
    """
    kinds = (models.CASCADE, models.PROTECT) if tag else (models.CASCADE,)
    return [field for field in model._meta.local_fields if field.many_to_one and field.remote_field.on_delete in kinds]


def indexes(model: Any, *, tag: bool = False, owned: bool = True) -> list[models.Index]:
    """What the history is read by: a row's own events in their order, and whole transactions, the newest first.

    Of what no context tells, which is plain SQL, the transactions over all rows as well. An index of each foreign key
    would slow every write down, and nothing reads by it.
    """
    found = [models.Index(fields=["pgh_obj", "pgh_id"])]
    keys = [field.name for field in owners(model, tag=tag)] if owned else []
    if not tag:  # a tag has few events of its own, and there are many tags
        keys.append("pgh_obj")
    found += [models.Index(fields=[key, "pgh_created_at", "pgh_id"]) for key in keys]
    name = f"{model.__name__.lower()[:18]}_{'by_sql' if owned else 'text_sql'}"
    by_sql = models.Q(pgh_context=None)
    return [*found, models.Index(fields=["pgh_created_at", "pgh_id"], condition=by_sql, name=name)]


def events_of(*trackers: pghistory.RowEvent, tag: bool = False, owned: bool = True, **options: Any) -> Callable[[M], M]:
    """As `pghistory.track`, with the indexes by which the archive reads its history. `owned`: it has foreign keys."""

    def track(model: M) -> M:
        meta = {"indexes": indexes(model, tag=tag, owned=owned)}
        tracked_model = pghistory.track(*trackers, append_only=True, meta=meta, **options)(model)
        for events in set(tracked_model.pgh_event_models.values()):
            for field in events._meta.local_fields:
                if field.many_to_one and field.name != "pgh_context":
                    field.db_index = False
        return tracked_model

    return track


def tracked(*, exclude: Sequence[str] = (), every_insert: bool = False) -> Callable[[M], M]:
    """Keep the old row at each update and delete, and the new one of an insert in an act; or of every insert.

    Changes of the excluded columns alone leave no event.
    """
    return events_of(
        pghistory.InsertEvent() if every_insert else pghistory.InsertEvent(condition=IN_AN_ACT),
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )


def unchangeable() -> pgtrigger.Trigger:
    """Rows that are written once: the database refuses every change and deletion."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def tracked_tag() -> Callable[[M], M]:
    """As `tracked`, and the inserts by editors and in acts: what else an intake adds is told by the row itself."""
    return events_of(
        pghistory.InsertEvent(condition=BY_EDITOR_OR_IN_AN_ACT),
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        tag=True,
    )
