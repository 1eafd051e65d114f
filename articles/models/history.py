"""What editors change is recorded by database triggers, so that no way of writing goes round them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

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


def tracked(*, exclude: Sequence[str] = (), every_insert: bool = False) -> Callable[[M], M]:
    """Keep the old row at each update and delete, and the new one of an insert in an act; or of every insert.

    Changes of the excluded columns alone leave no event.
    """
    return pghistory.track(
        pghistory.InsertEvent() if every_insert else pghistory.InsertEvent(condition=IN_AN_ACT),
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
    )


def unchangeable() -> pgtrigger.Trigger:
    """Rows that are written once: the database refuses every change and deletion."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def tracked_tag() -> Callable[[M], M]:
    """As `tracked`, and the inserts by editors and in acts: what else an intake adds is told by the row itself."""
    return pghistory.track(
        pghistory.InsertEvent(condition=BY_EDITOR_OR_IN_AN_ACT),
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        append_only=True,
    )
