"""Forms in which nobody's edit overwrites another one's: `KeepsBoth` beside the form that it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.admin.conflicts.joining import joined
from articles.admin.conflicts.values import Plain, cleaned, plain, seen, shown
from articles.differences import Difference, compare

CHOICE, ASKED, BOTH = "_choice", "_asked", "_both"
"""Names of what the page of conflicts posts: a choice, that it was asked for, and a text with both edits."""
YOURS, THEIRS, JOINED = "yours", "theirs", "both"

LONG = 120
"""Characters. Of a longer text the differences are marked."""

CODE = "meanwhile"
"""The code of the error that keeps a form from being saved before its conflicts are decided."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed to different things.

    name   of the field as it is posted
    both   the text with both edits, where they touch different paragraphs
    """

    name: str
    field: str
    label: str
    was: str
    yours: str
    theirs: str
    both: str | None = None

    @property
    def is_long(self) -> bool:
        return max(map(len, (self.was, self.yours, self.theirs))) > LONG or "\n" in self.was + self.yours + self.theirs

    @property
    def your_changes(self) -> Difference:
        return compare(self.was, self.yours)

    @property
    def their_changes(self) -> Difference:
        return compare(self.was, self.theirs)


@dataclass(frozen=True, slots=True)
class Taken:
    """What another one changed and this one did not: it stays as the other one left it."""

    field: str
    label: str
    was: str
    now: str


class KeepsBoth(forms.BaseModelForm):
    """A form that compares what it held when it was opened with what is there now."""

    together: tuple[tuple[str, ...], ...] = ()
    """Fields that make one value: where both sides changed some of them, all that differ are asked about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: list[Conflict] = []
        self.taken: list[Taken] = []
        self.left: set[str] = set()

    @cached_property
    def seen(self) -> dict[str, Plain] | None:
        return seen(self) if self.is_bound and self.instance.pk else None

    @cached_property
    def changed_data(self) -> list[str]:
        """Without what only another one changed, which this form holds as it was before."""
        return [name for name in super().changed_data if name not in self.left]

    def has_changed(self) -> bool:
        """A row that only another one changed is none that this form changes."""
        if self.seen is None or hasattr(self, "cleaned_data"):
            return super().has_changed()
        return bool(self.edited)

    @property
    def edited(self) -> list[str]:
        """The fields that this form changes, before what another one changed is put in its place."""
        found = super().changed_data
        self.__dict__.pop("changed_data", None)
        return [name for name in found if self.is_touched(name)] if self.seen is not None else found

    def is_touched(self, name: str) -> bool:
        """Whether a field was changed since the form was opened, by what was posted."""
        was = (self.seen or {}).get(name)
        try:
            return was is None or plain(self.fields[name].clean(self[name].data)) != was
        except forms.ValidationError:
            return True

    def settle_before(self) -> None:
        """What a subclass puts in place of fields, before the three values are compared."""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        self.settle_before()
        if self.seen is not None:
            self._compare(self.seen)
            self.__dict__.pop("changed_data", None)

    def _compare(self, was: dict[str, Plain]) -> None:
        names = [name for name in self.fields if name in was and name in self.cleaned_data]
        now = {name: plain(self.get_initial_for_field(self.fields[name], name)) for name in names}
        yours = {name: plain(self.cleaned_data[name]) for name in names}
        for group in self._groups(names):
            mine = [name for name in group if yours[name] != was[name]]
            others = [name for name in group if now[name] != was[name]]
            for name in group:
                choice = self.data.get(f"{CHOICE}-{self.add_prefix(name)}", "")
                asked = f"{ASKED}-{self.add_prefix(name)}" in self.data
                if (others and not mine) or (not others and choice == THEIRS):
                    self._take(name, was[name], now[name])
                elif not others and choice == JOINED:
                    self._join(name)
                elif yours[name] != now[name] and (others or (asked and choice != YOURS)):
                    self._ask(name, was[name], yours[name], now[name])
        if self.conflicts:
            self.add_error(None, somebody(self.conflicts))

    def _groups(self, names: list[str]) -> Iterator[list[str]]:
        grouped = {name for group in self.together for name in group}
        yield from ([name for name in group if name in names] for group in self.together)
        yield from ([name] for name in names if name not in grouped)

    def _take(self, name: str, was: Plain, now: Plain) -> None:
        field = self.fields[name]
        self.cleaned_data[name] = cleaned(field, self.get_initial_for_field(field, name))
        self.left.add(name)
        if was != now:
            self.taken.append(Taken(name, self.label_of(name), shown(field, was), shown(field, now)))

    def _join(self, name: str) -> None:
        try:
            self.cleaned_data[name] = self.fields[name].clean(self.data.get(f"{BOTH}-{self.add_prefix(name)}", ""))
        except forms.ValidationError as error:
            self.add_error(name, error)

    def _ask(self, name: str, was: Plain, yours: Plain, now: Plain) -> None:
        field, both = self.fields[name], None
        if isinstance(was, str) and isinstance(yours, str) and isinstance(now, str) and "\n" in was:
            both = joined(was, yours, now)
        before, mine, theirs = (shown(field, value) for value in (was, yours, now))
        self.conflicts.append(Conflict(self.add_prefix(name), name, self.label_of(name), before, mine, theirs, both))

    def label_of(self, name: str) -> str:
        return str(self[name].label or name)


def somebody(conflicts: list[Conflict]) -> forms.ValidationError:
    """The error of a form with conflicts: they are asked about as soon as it has no others."""
    text = _("Somebody else changed this while you had the form open: {fields}. You are asked what it is to be.")
    return forms.ValidationError(text.format(fields=", ".join(one.label for one in conflicts)), code=CODE)
