"""What can be done to a selection: each edit says what it does, what it leaves alone and why, and does it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pyroaring import BitMap

from articles import actions, workflow
from articles.acts import Actor
from articles.bitmaps.loading import Keys, read
from articles.bulk import writing
from articles.bulk.selection import Selection
from articles.models import (
    Article,
    ArticleQuerySet,
    ArticleTopic,
    Event,
    Mention,
    Organization,
    Source,
    Status,
    Topic,
    WithdrawalKind,
)
from articles.models.tag import TagState

Stays = Iterator[tuple[str, BitMap]]
Write = Callable[[Any, ArticleQuerySet, Actor], actions.Outcome]


class Gone(Exception):
    """What an edit is about is there no more. The message names it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of edit.

    name    in forms and in the parameters of acts
    does    a sentence with `{value}` in it
    column  what it changes: organization, topic, edition, outlet or status
    model   of its value; None where it takes none, or a status
    """

    name: str
    does: Any
    column: str
    model: type[Model] | None
    write: Write
    stays: Callable[["Edit", Selection], Stays]


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit and its value: a row of the registry, a status, or None for taking a value away.

    reason, class_  what the tombstones of a withdrawal say
    """

    kind: Kind
    value: Any = None
    reason: str = ""
    class_: str = ""

    @property
    def sentence(self) -> str:
        value = Status(self.value).label if self.kind.column == "status" else str(self.value or "")
        return str(self.kind.does).format(value=value)

    @property
    def rights(self) -> set[str]:
        """What somebody has to be allowed to do it."""
        return writing.rights_to(self.value) if self.kind.column == "status" else {workflow.CHANGE}

    def write(self, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
        return self.kind.write(self, articles, by)

    def stays(self, selection: Selection) -> dict[str, BitMap]:
        """The articles of a selection that it would leave alone, by the reason for it."""
        return {reason: keys for reason, keys in self.kind.stays(self, selection) if keys}

    def saved(self) -> dict[str, Any]:
        value = self.value.pk if isinstance(self.value, Model) else self.value
        return {"kind": self.kind.name, "value": value, "reason": self.reason, "class": self.class_}

    @classmethod
    def of(cls, saved: Mapping[str, Any]) -> "Edit":
        """The edit that `saved` gave. Raises `Gone` if its value is there no more."""
        kind, value = KINDS[saved["kind"]], saved["value"]
        if kind.model is not None and value is not None:
            row = kind.model._default_manager.filter(pk=value).first()
            if row is None:
                raise Gone(
                    _("{what} {number} is there no more.").format(what=kind.model._meta.verbose_name, number=value)
                )
            value = row
        return cls(kind, value, saved.get("reason", ""), saved.get("class", ""))


def tagged(model: type[Mention | ArticleTopic], condition: Q) -> BitMap:
    """The articles of tags that meet a condition."""
    found = model.objects.filter(condition).order_by().aggregate(keys=Keys("article"))
    return read(found["keys"] or b"")


def has_it(edit: Edit, selection: Selection) -> Stays:
    yield _("have it already"), selection.having(edit.kind.column, edit.value.pk)


def lacks_it(edit: Edit, selection: Selection) -> Stays:
    model = Mention if edit.kind.column == "organization" else ArticleTopic
    tied = tagged(model, Q(**{edit.kind.column: edit.value}) & ~Q(state=TagState.REJECTED))
    yield _("do not have it"), selection.keys - tied


def has_none(edit: Edit, selection: Selection) -> Stays:
    nothing = Q(event=None) if edit.kind.column == "edition" else Q(source=None, outlet_name="")
    yield _("have none"), selection.having_none(edit.kind.column, nothing)


def stays_in_state(edit: Edit, selection: Selection) -> Stays:
    others = [status for status in Status if status in selection.statuses and status != Status.PUBLISHED]
    by_status = {status.value: selection.meeting(Q(status=status)) for status in others}
    by_status[Status.PUBLISHED.value] = selection.keys - BitMap.union(BitMap(), *by_status.values())
    came = writing.comes_from(edit.value)
    for status in Status:
        if status.value in by_status and status not in came:
            yield _("are {status}").format(status=status.label), by_status[status.value]


def _organization(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return actions.add_organization(articles=articles, organization=edit.value, by=by)


def _no_organization(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return writing.remove_tag(articles=articles, model=Mention, organization=edit.value, by=by)


def _topic(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return writing.add_topic(articles=articles, topic=edit.value, by=by)


def _no_topic(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return writing.remove_tag(articles=articles, model=ArticleTopic, topic=edit.value, by=by)


def _edition(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return actions.set_event(articles=articles, event=edit.value, by=by)


def _outlet(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    return writing.set_outlet(articles=articles, source=edit.value, by=by)


def _status(edit: Edit, articles: ArticleQuerySet, by: Actor) -> actions.Outcome:
    of_it = {"kind": edit.class_ or WithdrawalKind.OTHER, "reason": edit.reason}
    said = of_it if edit.value == Status.WITHDRAWN else {}
    return writing.set_status(articles=articles, status=edit.value, by=by, **said)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "add_organization",
            gettext_lazy("Add the organization {value}"),
            "organization",
            Organization,
            _organization,
            has_it,
        ),
        Kind(
            "remove_organization",
            gettext_lazy("Remove the organization {value}"),
            "organization",
            Organization,
            _no_organization,
            lacks_it,
        ),
        Kind("add_topic", gettext_lazy("Add the topic {value}"), "topic", Topic, _topic, has_it),
        Kind("remove_topic", gettext_lazy("Remove the topic {value}"), "topic", Topic, _no_topic, lacks_it),
        Kind("set_edition", gettext_lazy("Set the edition to {value}"), "edition", Event, _edition, has_it),
        Kind("remove_edition", gettext_lazy("Take the edition away"), "edition", Event, _edition, has_none),
        Kind("set_outlet", gettext_lazy("Set the outlet to {value}"), "outlet", Source, _outlet, has_it),
        Kind("remove_outlet", gettext_lazy("Take the outlet away"), "outlet", Source, _outlet, has_none),
        Kind("set_status", gettext_lazy("Set the state to {value}"), "status", None, _status, stays_in_state),
    )
}


def articles_of(keys: list[int]) -> ArticleQuerySet:
    return Article.objects.filter(pk__in=keys)
