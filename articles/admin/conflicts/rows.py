"""Rows within a form that another one changed, deleted or added meanwhile."""

from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from articles.admin.conflicts.forms import ASKED, CHOICE, THEIRS, YOURS, Conflict, somebody
from articles.admin.conflicts.values import Plain, plain, seen, shown


class KeepsBothRows(BaseInlineFormSet):
    """Rows compared one by one. One that is there no more is left out, or asked about if it was changed here."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        is_old = self.is_bound and i < self.initial_form_count()
        form.is_gone = is_old and form.instance.pk is None and seen(form) is not None
        if form.is_gone:
            key = self._pk_field.name  # type: ignore[attr-defined]
            form.gone_key = form.data.get(form.add_prefix(key), "")
            form.fields[key] = forms.CharField(required=False, widget=forms.HiddenInput)
        return form

    def _should_delete_form(self, form: Any) -> bool:
        if getattr(form, "is_gone", False) or _choice(form) == THEIRS or self._deletes_what_changed(form):
            return False
        return self._asks_to_delete(form)

    def full_clean(self) -> None:
        """As ever; a row that is gone and that nobody here wants back is not looked at again."""
        old: list[Any] = list(self.initial_forms) if self.is_bound else []
        for form in old:
            if form.errors is not None and form.is_gone and not (self._wanted_back(form) or self._asked_about(form)):
                form._errors = ErrorDict()
        super().full_clean()
        for form in old:
            if form.is_gone and self._asked_about(form):
                form.conflicts = [self._of_gone(form)]
            elif not form.is_gone and self._deletes_what_changed(form):
                form.conflicts = [self._of_deleting(form)]
            else:
                continue
            form.add_error(None, somebody(form.conflicts))

    def save_new_objects(self, commit: bool = True) -> list[Any]:
        saved: list[Any] = super().save_new_objects(commit)
        old: list[Any] = list(self.initial_forms)
        for form in old:
            if form.is_gone and self._wanted_back(form):
                self.new_objects.append(self.save_new(form, commit=commit))
        return saved

    def _wanted_back(self, form: Any) -> bool:
        return bool(_choice(form) == YOURS)

    def _asked_about(self, form: Any) -> bool:
        """Whether a row that is gone was changed here, and not decided on."""
        deleting = bool(form.data.get(form.add_prefix(DELETION_FIELD_NAME)))
        return not deleting and _choice(form) not in (YOURS, THEIRS) and bool(_touched(form))

    def _deletes_what_changed(self, form: Any) -> bool:
        """Whether a row is to be deleted here that another one changed, and that was not decided on."""
        if getattr(form, "is_gone", False) or getattr(form, "seen", None) is None or not self._asks_to_delete(form):
            return False
        asked = f"{ASKED}-{form.add_prefix(DELETION_FIELD_NAME)}" in form.data
        return _choice(form) not in (YOURS, THEIRS) and (asked or bool(_others(form)))

    def _asks_to_delete(self, form: Any) -> bool:
        return bool(self.can_delete and super()._should_delete_form(form))  # type: ignore[misc]

    def _of_gone(self, form: Any) -> Conflict:
        was = seen(form) or {}
        yours = {name: plain(value) for name, value in form.cleaned_data.items() if name in was}
        name = form.add_prefix(DELETION_FIELD_NAME)
        return Conflict(name, "", _title(self, form, was), _row(form, was), _row(form, yours), _("deleted"))

    def _of_deleting(self, form: Any) -> Conflict:
        was, name = form.seen or {}, form.add_prefix(DELETION_FIELD_NAME)
        names = [one for one in was if one in form.fields]
        now = {one: plain(form.get_initial_for_field(form.fields[one], one)) for one in names}
        return Conflict(name, "", _title(self, form, was), _row(form, was), _("deleted"), _row(form, now))


def _choice(form: Any) -> str:
    return str(form.data.get(f"{CHOICE}-{form.add_prefix(DELETION_FIELD_NAME)}", ""))


def _touched(form: Any) -> list[str]:
    """Fields of a row that differ from what was seen of it."""
    was = seen(form) or {}
    return [name for name, value in form.cleaned_data.items() if name in was and plain(value) != was[name]]


def _others(form: Any) -> list[str]:
    """Fields of a row that are not what was seen of it."""
    was = form.seen or {}
    names = [name for name in was if name in form.fields]
    return [name for name in names if plain(form.get_initial_for_field(form.fields[name], name)) != was[name]]


def _row(form: Any, values: dict[str, Plain]) -> str:
    """A row in words, a line a field that has a value."""
    told = [(name, shown(form.fields[name], value)) for name, value in values.items() if name in form.fields]
    return "\n".join(f"{form[name].label}: {words}" for name, words in told if words and not form[name].is_hidden)


def _title(formset: Any, form: Any, was: dict[str, Plain]) -> str:
    """What the row is called: its first value."""
    first = next((shown(form.fields[name], value) for name, value in was.items() if value and name in form.fields), "")
    kind = str(formset.model._meta.verbose_name)
    return f"{kind}: {first}" if first else kind
