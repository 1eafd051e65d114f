"""The history of one thing: what each transaction did to it and to what belongs to it, the newest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from pghistory.models import Context

from articles.history import finding, who
from articles.history.finding import Found, Group
from articles.history.notices import notices
from articles.history.strands import Strand, strands
from articles.history.words import Change, Related, Words
from articles.models import Act, Article
from articles.models.article import UNSEEN

PAGE = 25
"""Transactions on a page."""
EXAMPLES = 8
"""Rows of one kind of which a transaction is told row by row; of more, they are counted."""
UNTOLD = ("id", "version", "updated_at", "offsets")
"""What changes with other columns, and says no more than they do."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to one row: the thing itself (`name` is empty) or one that belongs to it.

    table, event  where the row is kept as it was before: its table of events and its key; 0 where there is no before
    """

    kind: str
    name: str
    changes: tuple[Change, ...] = ()
    table: str = ""
    event: int = 0


@dataclass(frozen=True, slots=True)
class Bunch:
    """Rows of one kind to which the same happened in one transaction, some of them told. `kind`: insert, update …"""

    strand: Strand
    kind: str
    count: int
    steps: tuple[Step, ...]

    @property
    def more(self) -> int:
        """How many rows are not told."""
        return max(self.count - len(self.steps), 0)

    @property
    def title(self) -> str:
        names = self.strand.model._meta
        return str(names.verbose_name if self.count == 1 else names.verbose_name_plural)

    @property
    def shared(self) -> tuple[Change, ...]:
        """What changed in the same way in all rows that are told, where they are several."""
        first = self.steps[0].changes if len(self.steps) > 1 else ()
        return first if all(step.changes == first for step in self.steps) else ()

    @property
    def together(self) -> bool:
        """Whether the rows are told by their number, and each of those that are told by its name."""
        return bool(self.more or self.shared or (len(self.steps) > 1 and self.kind == "insert"))


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that one transaction, or one act over several, did to the thing."""

    at: datetime
    who: str
    action: str
    note: str = ""
    act: Act | None = None
    bunches: list[Bunch] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def steps(self) -> list[Step]:
        return [step for bunch in self.bunches for step in bunch.steps]

    @property
    def told(self) -> bool:
        """Whether there is anything to say: a row that was written and stayed as it was says nothing."""
        return bool(self.notices) or any(bunch.steps or bunch.count for bunch in self.bunches)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of the history. `older`: the time before which the next page begins; None where it ends here."""

    moments: list[Moment]
    older: datetime | None


def timeline(model: Any, pk: int, *, before: datetime | None = None) -> Timeline:
    """What happened to a row and to what belongs to it, also where it is there no more.

    The number of queries depends on the kinds of rows that belong to it, and not on how many there are.
    """
    of_model = strands(model)
    said = [notice for notice in notices(model, pk) if before is None or notice.at < before]
    at = finding.times(of_model, pk, before=before, number=PAGE + 1)
    at = sorted({*at, *(notice.at for notice in said)}, reverse=True)
    older = at[PAGE - 1] if len(at) > PAGE else None
    groups = finding.groups(of_model, pk, at[:PAGE])
    steps = _Steps(finding.examples(groups, pk, EXAMPLES))
    told = _Contexts({group.context for group in groups} | {notice.context for notice in said})
    found: dict[tuple[datetime, UUID | None], Moment] = {}
    order: dict[tuple[datetime, UUID | None], int] = {}
    for group in groups:
        key = (group.at, group.context)
        found.setdefault(key, told.moment(*key)).bunches.append(steps.bunch(group))
        order[key] = max(order.get(key, 0), group.newest)
    for notice in said:
        if notice.at in at[:PAGE]:
            key = (notice.at, notice.context)
            moment = found.setdefault(key, (notice.who and Moment(notice.at, notice.who, "")) or told.moment(*key))
            moment.notices.append(notice.text)
    keys = sorted(found, key=lambda key: (key[0], order.get(key, 0)), reverse=True)
    return Timeline([moment for moment in _folded(found[key] for key in keys) if moment.told], older)


def _folded(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Transactions of one act that follow one another, as one."""
    for _key, group in groupby(moments, key=lambda moment: moment.act or moment):
        first, *others = group
        for other in others:
            first.notices.extend(other.notices)
            first.bunches.extend(other.bunches)
        if others:
            first.bunches[:] = _joined(first.bunches)
        first.bunches.sort(key=lambda bunch: not bunch.strand.own)
        yield first


def _joined(bunches: Sequence[Bunch]) -> list[Bunch]:
    found: dict[tuple[Strand, str], Bunch] = {}
    for one in bunches:
        key = (one.strand, one.kind)
        there = found.get(key)
        steps = (*there.steps, *one.steps)[:EXAMPLES] if there else one.steps
        found[key] = Bunch(one.strand, one.kind, one.count + (there.count if there else 0), steps)
    return list(found.values())


class _Contexts:
    """What the contexts of some transactions say: who, why, and which act they belong to."""

    def __init__(self, keys: set[UUID | None]) -> None:
        wanted = {key for key in keys if key}
        self._metadata = {one.pk: one.metadata for one in Context.objects.filter(pk__in=wanted)}
        self._people = who.People(self._metadata.values())
        acts = Act.objects.filter(contexts__overlap=list(wanted)).select_related("undone_by_act") if wanted else ()
        self._acts = {context: act for act in acts for context in act.contexts}

    def moment(self, at: datetime, key: UUID | None) -> Moment:
        told = self._metadata.get(key, {}) if key else None
        act = self._acts.get(key) if key else None
        return Moment(at, self._people.who(told), who.action(told), who.note(told) or who.note_of(act), act)


class _Steps:
    """The rows that are told, in words: each table is read once, and each model whose names are wanted."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._of: dict[Group, list[Step]] = {}
        related = Related()
        told = [_Rows(strand, [one for one in found if one.group.strand == strand], related) for strand in _of(found)]
        for rows in told:
            for one in rows.found:
                if (step := rows.step(one)) is not None:
                    self._of.setdefault(one.group, []).append(step)
                else:
                    self._of.setdefault(one.group, [])

    def bunch(self, group: Group) -> Bunch:
        steps = tuple(self._of.get(group, ()))
        count = group.count if group.count > EXAMPLES else len(steps)
        return Bunch(group.strand, group.kind, count, steps)


def _of(found: Sequence[Found]) -> list[Strand]:
    return list(dict.fromkeys(one.group.strand for one in found))


class _Rows:
    """Events of one strand, what followed on them, and their rows as they are now."""

    def __init__(self, strand: Strand, found: list[Found], related: Related) -> None:
        self.strand, self.found = strand, found
        keys = {one.event for one in found} | {one.following for one in found if one.following}
        self._events = strand.events.objects.in_bulk(keys)
        names = [f.name for f in strand.events._meta.fields if not f.name.startswith("pgh_") and f.name not in UNTOLD]
        latest = {self._events[one.event].pgh_obj_id for one in found if one.following is None}
        self._now = rows_now(strand.model, latest, names)
        self._words = Words(strand.model, [*self._events.values(), *self._now.values()], names, related)

    def step(self, one: Found) -> Step | None:
        """What happened; None where a row was written and nothing of what is told became another."""
        event = self._events[one.event]
        after = self._events[one.following] if one.following else self._now.get(event.pgh_obj_id)
        kind = one.group.kind
        changes = tuple(self._words.changes(event, after)) if kind == "update" and after is not None else ()
        if kind == "update" and not changes and after is not None:
            return None
        name = "" if self.strand.own else self._words.name(event, beside=self.strand.column)
        table = str(self.strand.events._meta.model_name)
        return Step(kind, name, changes, table, 0 if kind == "insert" else one.event)


def rows_now(model: Any, keys: Iterable[int], names: Sequence[str]) -> dict[int, Any]:
    """Rows as they are, without what is long and not asked for."""
    unseen = [name for name in UNSEEN if name not in names] if model is Article else []
    rows: dict[int, Any] = model._base_manager.defer(*unseen).in_bulk(set(keys))
    return rows
