"""What editors change is recorded by database triggers, so that no way of writing goes round them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
import pgtrigger
from django.db import models

from articles.models.choices import TagOrigin

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[M], M]:
    """Keep the old row at each update and delete; changes of the excluded columns alone leave no event."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=list(exclude), append_only=True
    )


def tracked_tag() -> Callable[[M], M]:
    """As `tracked`, and the inserts by editors: what a rule or an import adds is told by the row itself."""
    return pghistory.track(
        pghistory.InsertEvent(condition=pgtrigger.Q(new__origin=TagOrigin.EDITOR)),
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        append_only=True,
    )
