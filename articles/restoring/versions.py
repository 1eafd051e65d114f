"""What a row was at some time, and what of that is otherwise today."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max

from articles import acts
from articles.history import Change, Related, Words, strands
from articles.models import Article

STATUS = "status"
"""Where an article stands is changed by its own buttons, which ask who may: no version brings it back."""


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that make one value, and what they say today ("old") and in the version ("new")."""

    columns: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        return self.columns[0]

    @property
    def label(self) -> str:
        return self.changes[0].label


@dataclass(frozen=True)
class Version:
    """A row as an event keeps it. `now`: as it is, None where it is there no more."""

    table: acts.Table
    event: Any
    now: Any

    @property
    def pk(self) -> int:
        return int(self.event.pgh_obj_id)

    @cached_property
    def words(self) -> Words:
        model, rows = self.table.model, [self.event, *([self.now] if self.now is not None else [])]
        names = [model._meta.get_field(column).name for column in self.table.columns]
        return Words(model, rows, names, Related())

    @cached_property
    def name(self) -> str:
        """What the row is called."""
        if self.table.model is Article:
            return str(self.now if self.now is not None else self.event.title)
        return self.words.name(self.event)

    @cached_property
    def latest(self) -> int:
        """The key of the row's last event: another one says that somebody wrote the row meanwhile."""
        own = self.table.events.objects.filter(pgh_obj_id=self.event.pgh_obj_id)
        return int(own.aggregate(last=Max("pgh_id"))["last"] or 0)


def find(table: str, event: int) -> Version | None:
    """The version that an event keeps, by the name of the model of its table; None where there is none."""
    known = next((one for one in acts.tables() if one.events._meta.model_name == table), None)
    if known is None:
        return None
    row = known.events.objects.select_related("pgh_context").filter(pgh_id=event).first()
    if row is None:
        return None
    return Version(known, row, known.rows([row.pgh_obj_id]).get(row.pgh_obj_id))


def parts(version: Version) -> list[Part]:
    """The values that are otherwise today; all that it had, for a row that is there no more."""
    fields = {field.attname: field for field in version.words.fields}
    found = []
    for group in version.table.groups:
        if version.table.model is Article and STATUS in group:
            continue
        changes = tuple(_changes(version, [fields[column] for column in group]))
        if changes:
            found.append(Part(group, changes))
    return found


def _changes(version: Version, fields: Sequence[Any]) -> list[Change]:
    """A value whose columns are not told is told by all that differ; today's comes first."""
    found = []
    for field in fields:
        then = getattr(version.event, field.attname)
        if version.now is None:
            if shown := version.words.shown(field, then):
                found.append(Change(str(field.verbose_name).capitalize(), "", shown))
        elif getattr(version.now, field.attname) != then:
            found.append(version.words.change(field, getattr(version.now, field.attname), then))
    return found


def belongings(version: Version) -> dict[Any, list[int]]:
    """Events of the rows that went together with a row that is there no more, by their table."""
    found: dict[Any, list[int]] = {}
    for strand in strands(version.table.model):
        if strand.own:
            continue
        gone = strand.events.objects.filter(
            **{strand.column: version.pk},
            pgh_label__endswith="delete",
            pgh_created_at=version.event.pgh_created_at,
            pgh_context=version.event.pgh_context_id,
        )
        table = next(one for one in acts.tables() if one.events is strand.events)
        there = set(strand.model._base_manager.filter(pk__in=gone.values("pgh_obj_id")).values_list("pk", flat=True))
        keys = [pk for pk, row in gone.values_list("pgh_id", "pgh_obj_id") if row not in there]
        if keys:
            found.setdefault(table, []).extend(keys)
    return found
