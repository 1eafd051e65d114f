"""Deleting for good what lies in the trash: only what the history keeps is left of it, and its files."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from articles.models import Capture, DiscardedRecord, Trashed
from articles.trash.marks import records_in

PORTION = 100
"""Things that one transaction deletes: snapshots hold whole texts."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many things were deleted for good, and how many rows had gone along with them."""

    things: int = 0
    rows: int = 0


def empty(*, trashed: Iterable[Trashed]) -> Emptied:
    """Delete things for good. What somebody restores meanwhile is left alone.

    The captures that they came from are kept, and so is what the history says. Reading such a capture again does not
    bring an article back; its text may be taken in anew from elsewhere.
    """
    keys = [one.pk for one in trashed]
    things = rows = 0
    for start in range(0, len(keys), PORTION):
        portion = _portion(keys[start : start + PORTION])
        things, rows = things + portion.things, rows + portion.rows
    return Emptied(things, rows)


def empty_expired() -> Emptied:
    """Delete for good what lies in the trash for more than thirty days. Two at once do it once."""
    return empty(trashed=Trashed.objects.expired().only("pk").order_by("pk"))


@transaction.atomic
def _portion(keys: list[int]) -> Emptied:
    found = list(Trashed.objects.filter(pk__in=keys).order_by("pk").select_for_update())
    records = {pair for one in found for pair in records_in(one.snapshot)}
    there = set(Capture.objects.filter(pk__in={capture for capture, _record in records}).values_list("pk", flat=True))
    DiscardedRecord.objects.bulk_create(
        [DiscardedRecord(capture_id=capture, record=record) for capture, record in sorted(records) if capture in there],
        ignore_conflicts=True,
    )
    Trashed.objects.filter(pk__in=[one.pk for one in found]).delete()
    rows = sum(len(rows) for one in found for rows in one.snapshot["rows"].values())
    return Emptied(len(found), rows - len(found))
