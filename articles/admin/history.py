"""The history of one object, read from the events that database triggers keep: who, when, what changed."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, ArticleCapture

MOST_EVENTS = 300
"""Events of one kind that a page shows; older ones stay in the database."""

LONG = 200
"""Characters. Of a longer text the differing lines are shown, not the two texts."""

UNTOLD = ("id", "version", "updated_at")
"""What changes with other columns, and says no more than they do."""

ACTIONS = {
    "set_event": gettext_lazy("set edition"),
    "set_tags": gettext_lazy("edited"),
    "realign_mentions": gettext_lazy("edited"),
    "take_in": gettext_lazy("taken in"),
    "split": gettext_lazy("split into stories"),
    "take_newer_text": gettext_lazy("took over a newer text"),
    "leave_newer_text": gettext_lazy("left a newer text"),
}
"""What editors call an action, where its name in the code is another word. A saved form is the last two."""

INTAKES = {
    "command": gettext_lazy("command ingest"),
    "sample": gettext_lazy("sample set"),
    "feed": gettext_lazy("command poll_feeds"),
    "admin": gettext_lazy("desk"),
}
"""Who took a capture in, by what the capture says of its intake."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field's old and new value in words; for long texts, lines that begin with "-" or "+" instead."""

    label: str
    old: str = ""
    new: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to one row: the object itself (`name` is empty) or one that belongs to it."""

    kind: str
    name: str
    at: datetime
    context: Any
    order: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that one request or command did to the object."""

    at: datetime
    who: str
    action: str
    steps: list[Step] = field(default_factory=list)


def timeline(instance: models.Model) -> list[Moment]:
    """What happened to an object and to the rows that belong to it, newest first."""
    steps = [step for model, key in _tracked(type(instance)) for step in _steps(model, {key: instance.pk})]
    steps.sort(key=lambda step: (step.at, step.order), reverse=True)
    people = _people(steps)
    moments = []
    for _key, group in groupby(steps, key=lambda step: step.context.pk if step.context else step):
        together = list(group)
        metadata = together[0].context.metadata if together[0].context else {}
        who = people.get(metadata.get("user"), "") or _command(metadata) or _("outside of the admin")
        moments.append(Moment(together[0].at, who, _action(metadata), together))
    return moments


def beginning(instance: models.Model) -> Moment | None:
    """How an object came in: added by somebody, or taken in by an intake and from what. None for what was loaded."""
    entries = LogEntry.objects.filter(content_type=get_content_type_for_model(instance), action_flag=ADDITION)
    if entry := entries.filter(object_id=str(instance.pk)).select_related("user").first():
        return Moment(entry.action_time, entry.user.get_username(), _("added"))
    if not isinstance(instance, Article):
        return None
    origins = instance.article_captures.filter(role=ArticleCapture.Role.ORIGIN).select_related("capture__intake__by")
    if (origin := origins.first()) is None:
        return Moment(instance.created_at, _("outside of the admin"), _("added"))
    capture = origin.capture
    by = capture.intake.by if capture.intake else None
    who = by.get_username() if by else str(INTAKES.get(capture.channel, capture.channel))
    return Moment(instance.created_at, who, _("taken in from {whence}").format(whence=capture))


def _tracked(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """The tables of events to read: the model's own, and those of rows that go when the object goes."""
    if hasattr(model, "pgh_event_models"):
        for events in dict.fromkeys(model.pgh_event_models.values()):
            yield events, "pgh_obj_id"
    for relation in model._meta.related_objects:
        owned = relation.related_model
        if relation.on_delete is models.CASCADE and hasattr(owned, "pgh_event_models"):
            for events in dict.fromkeys(owned.pgh_event_models.values()):
                yield events, relation.field.attname


def _steps(events: Any, condition: dict[str, Any]) -> Iterator[Step]:
    """Events hold the old row: what it became stands in the row's next event, or in the row itself."""
    rows = list(events.objects.filter(**condition).select_related("pgh_context").order_by("-pgh_id")[:MOST_EVENTS])
    model = events.pgh_tracked_model
    names = [f.name for f in events._meta.fields if not f.name.startswith("pgh_") and f.name not in UNTOLD]
    later: dict[int, Any] = model._default_manager.in_bulk({row.pgh_obj_id for row in rows})
    words = Words(model, [*rows, *later.values()], names)
    for row in rows:
        after = later.get(row.pgh_obj_id)
        kind = row.pgh_label.rpartition("_")[2]
        changes = tuple(words.changes(row, after)) if kind == "update" and after else ()
        name = words.name(row) if condition.keys() != {"pgh_obj_id"} else ""
        if changes or kind != "update":
            yield Step(kind, name, row.pgh_created_at, row.pgh_context, row.pgh_id, changes)
        later[row.pgh_obj_id] = row


class Words:
    """Values of rows in words. Names of related rows are read once for each related model."""

    def __init__(self, model: Any, rows: list[Any], names: list[str]) -> None:
        self.title = capfirst(model._meta.verbose_name)
        self.fields = [model._meta.get_field(name) for name in names]
        self.related = {
            field.name: field.related_model._base_manager.in_bulk(
                {getattr(row, field.attname) for row in rows} - {None}
            )
            for field in self.fields
            if field.many_to_one
        }

    def changes(self, old: Any, new: Any) -> Iterator[Change]:
        for column in self.fields:
            before, after = getattr(old, column.attname), getattr(new, column.attname)
            if before == after:
                continue
            label = str(capfirst(column.verbose_name))
            texts = self.shown(column, before), self.shown(column, after)
            if max(map(len, texts)) > LONG:
                yield Change(label, lines=tuple(differing_lines(*texts)))
            else:
                yield Change(label, *texts)

    def shown(self, column: Any, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if column.many_to_one:
            return str(self.related[column.name].get(value, f"#{value}"))
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    def name(self, row: Any) -> str:
        """ "Mention: Alibaba", "Name of an organization: 阿里巴巴", "Succession: Symantec → Gen Digital"."""
        pair = [f for f in self.fields if f.name in ("predecessor", "successor")]
        if pair:
            return f"{self.title}: {' → '.join(self.shown(f, getattr(row, f.attname)) for f in pair)}"
        plain = [f for f in self.fields if f.name in ("name", "label", "title") and not f.many_to_one]
        own = plain or [f for f in self.fields if f.name in ("organization", "topic", "event")]
        shown = self.shown(own[-1], getattr(row, own[-1].attname)) if own else ""
        return f"{self.title}: {shown}"


def differing_lines(old: str, new: str) -> Iterator[str]:
    """The lines that differ, each with "-" or "+" before it; blank lines are left out."""
    names_of_files = 2
    difference = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    for line in islice(difference, names_of_files, None):
        if not line.startswith("@@") and line[1:].strip():
            yield line


def _people(steps: list[Step]) -> dict[Any, str]:
    users = {step.context.metadata.get("user") for step in steps if step.context} - {None}
    return {pk: user.get_username() for pk, user in get_user_model()._default_manager.in_bulk(users).items()}


def _action(metadata: dict[str, Any]) -> str:
    action = str(metadata.get("action", ""))
    return str(ACTIONS.get(action, action.replace("_", " ")))


def _command(metadata: dict[str, Any]) -> str:
    return _("command {name}").format(name=metadata["command"]) if metadata.get("command") else ""
