"""What an undoing would write, and what it would leave alone since it was changed after the act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from articles.acts.tables import Table

Row = Mapping[str, Any] | None
"""The columns of a row at one time; None where there was none."""

Why = Literal["changed", "deleted", "refused"]
"""Changed or deleted by others since the act; or what stands today does not allow it, as a row that is in use."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a row: what it was before, and whether it is the act's."""

    pgh_id: int
    ours: bool
    before: Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that stays, or some columns of it, although the act had changed them."""

    table: Table
    pk: int
    why: Why
    columns: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What is to be done to the rows of one table.

    delete   keys of rows that the act added
    insert   key to the event that has the row that the act deleted
    restore  columns and the events that have their old values, by key: most often all of them from one event
    kept     what stays
    """

    table: Table
    delete: list[int] = field(default_factory=list)
    insert: dict[int, int] = field(default_factory=dict)
    restore: dict[tuple[str, ...], dict[int, int]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    @property
    def rows(self) -> int:
        restored = {pk for events in self.restore.values() for pk in events}
        return len(self.delete) + len(self.insert) + len(restored)


def quiet(plan: Plan, pk: int, first: int, labels: tuple[str, str], mask: int) -> None:
    """Plan for a row that nobody else has written since the act's `first` event.

    `labels` are those of the act's first and last event; `mask` has a bit for each group of columns that differs.
    """
    added, gone = labels[0].endswith("insert"), labels[1].endswith("delete")
    if added and not gone:
        plan.delete.append(pk)
    elif gone and not added:
        plan.insert[pk] = first
    elif not added and mask:
        groups = (group for place, group in enumerate(plan.table.groups) if mask >> place & 1)
        plan.restore.setdefault(tuple(name for group in groups for name in group), {})[pk] = first


def disturbed(plan: Plan, pk: int, events: Sequence[Event], now: Row) -> None:
    """Plan for a row that others wrote as well. `events`: from the act's first on, in their order."""
    states = [*(event.before for event in events), now]
    ours = [event.ours for event in events]
    target, _stands = resolved([state is not None for state in states], ours)
    if now is None:
        if target is not None:
            plan.insert[pk] = events[target].pgh_id
        elif any(before is not None and own for before, own in zip(states, ours, strict=False)):
            plan.kept.append(Kept(plan.table, pk, "deleted"))
    elif target is not None:
        last = max(index for index, own in enumerate(ours) if own)
        if _values(states[last + 1], plan.table.deciding) == _values(now, plan.table.deciding):
            plan.delete.append(pk)
        else:
            plan.kept.append(Kept(plan.table, pk, "changed", plan.table.deciding))
    else:
        _columns(plan, pk, events, states)


def resolved(values: Sequence[Any], ours: Sequence[bool]) -> tuple[int | None, bool]:
    """Which of `values` to go back to, and whether the act's value stands.

    values  one value at the times before each event, and now
    ours    for each event whether it is the act's

    The act's last change is taken back, with those of its changes that stand right before it: what somebody else
    changed in between is no value of the act's. None: there is nothing to go back to.
    """
    changed = [index for index in range(len(ours)) if values[index] != values[index + 1]]
    last = max((index for index in changed if ours[index]), default=None)
    if last is None:
        return None, True
    if values[last + 1] != values[-1]:
        return None, False
    target = last
    for index in reversed([index for index in changed if index < last]):
        if not ours[index]:
            break
        target = index
    return (None if values[target] == values[-1] else target), True


def _columns(plan: Plan, pk: int, events: Sequence[Event], states: Sequence[Row]) -> None:
    kept: list[str] = []
    restored: dict[int, list[str]] = {}
    ours = [event.ours for event in events]
    for group in plan.table.groups:
        target, stands = resolved([_values(state, group) for state in states], ours)
        if target is not None and states[target] is not None:
            restored.setdefault(events[target].pgh_id, []).extend(group)
        elif not stands:
            kept.extend(group)
    for pgh_id, columns in restored.items():
        plan.restore.setdefault(tuple(columns), {})[pk] = pgh_id
    if kept:
        plan.kept.append(Kept(plan.table, pk, "changed", tuple(kept)))


def _values(state: Row, columns: Sequence[str]) -> tuple[Any, ...] | None:
    return None if state is None else tuple(state[column] for column in columns)
