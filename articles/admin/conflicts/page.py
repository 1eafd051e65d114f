"""The page that asks which of two edits is to be, field by field, and what else the admin of a model does for it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.conflicts import who
from articles.admin.conflicts.forms import ASKED, BOTH, CHOICE, CODE, Conflict, KeepsBoth
from articles.admin.conflicts.locking import locked
from articles.admin.conflicts.values import held, seen, seen_name, written
from articles.admin.saying import number_in

PLACES = (CHOICE, ASKED, BOTH)


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict with who made the other edit, and when."""

    conflict: Conflict
    by: str
    at: datetime | None
    group: str


class Meanwhile(admin.ModelAdmin):
    """For the admin of a model whose forms are `KeepsBoth`."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        locked(self, request, object_id)
        return super().get_object(request, object_id, from_field)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        forms = list(forms_in(context))
        if any(form.conflicts for form in forms) and only_conflicts(context):
            return self._ask_which(request, context, forms)
        kept = [(seen_name(form.prefix), written(form)) for form in forms if form.instance.pk]
        return super().render_change_form(request, {**context, "seen": kept}, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        every = [form, *(row for formset in formsets for row in formset.forms)]
        taken = [(one.instance, told) for one in every for told in getattr(one, "taken", ())]
        if taken:
            people = {told.name for row, one in taken for told in who.changed(row, [one.field]).values()}
            text = _("Meanwhile {who} changed: {fields}. Both those changes and yours are kept.")
            fields = ", ".join(f"{one.label} ({one.was or '–'} → {one.now or '–'})"[:200] for _row, one in taken)
            named = ", ".join(sorted(filter(None, people))) or _("somebody else")
            self.message_user(request, text.format(who=named, fields=fields), messages.INFO)

    def _ask_which(self, request: HttpRequest, context: dict[str, Any], forms: list[Any]) -> HttpResponse:
        asked = [shown for form in forms for shown in with_who(form)]
        names = {f"{place}-{shown.conflict.name}" for shown in asked for place in PLACES}
        again = {seen_name(form.prefix): seen_again(form) for form in forms if form.conflicts}
        left_out = {*names, *again, "csrfmiddlewaretoken"}
        posted = [(name, text) for name, texts in request.POST.lists() if name not in left_out for text in texts]
        page = {
            **self.admin_site.each_context(request),
            "title": _("Somebody else changed the same"),
            "subtitle": None,
            "opts": self.opts,
            "original": self.model._base_manager.get(pk=context["original"].pk),
            "asked": asked,
            "taken": [one for form in forms for one in form.taken],
            "posted": [*posted, *again.items()],
            "address": request.get_full_path(),
            "is_popup": context.get("is_popup"),
        }
        return TemplateResponse(request, "admin/conflict.html", page, status=409)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """What somebody typed into the form of a row that was deleted meanwhile is shown, and can be saved again."""
        typed = self._typed(request) if request.method == "POST" else []
        if not typed:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        page = {
            **self.admin_site.each_context(request),
            "title": _("It is not there any more"),
            "subtitle": None,
            "opts": self.opts,
            "typed": typed,
            "posted": [(n, text) for n, texts in request.POST.lists() if n != "csrfmiddlewaretoken" for text in texts],
            "by": who.deleted(self.model, key) if (key := number_in(object_id)) is not None else None,
            "address": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/gone.html", page, status=410)

    def _typed(self, request: HttpRequest) -> list[tuple[str, str]]:
        fields = self.get_form(request).base_fields
        typed = ((str(field.label or name), request.POST.get(name, "")) for name, field in fields.items())
        return [(label, text) for label, text in typed if text.strip()]


def forms_in(context: dict[str, Any]) -> Iterator[Any]:
    """The forms of a page, those of rows too, that compare what they held with what is there."""
    found = [context["adminform"].form]
    found += [form for inline in context["inline_admin_formsets"] for form in inline.formset.forms]
    yield from (form for form in found if isinstance(form, KeepsBoth))


def only_conflicts(context: dict[str, Any]) -> bool:
    """Whether nothing but conflicts keeps the page from being saved."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    every = [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]
    errors = [error for form in every for found in form.errors.as_data().values() for error in found]
    return not any(formset.non_form_errors() for formset in formsets) and all(error.code == CODE for error in errors)


def with_who(form: Any) -> Iterator[Shown]:
    told = who.changed(form.instance, [one.field for one in form.conflicts]) if form.instance.pk else {}
    gone = getattr(form, "gone_key", "")
    deleted = who.deleted(type(form.instance), key) if (key := number_in(gone)) is not None else who.Who()
    group = str(form.instance) if form.prefix and form.instance.pk else ""
    for one in form.conflicts:
        by = told.get(one.field, deleted)
        yield Shown(one, by.name, by.at, group)


def seen_again(form: Any) -> str:
    """What a form held when it was opened; of what is asked about, what the other one made of it."""
    was, now = seen(form) or {}, held(form)
    names = {one.field for one in form.conflicts}
    return json.dumps({name: now.get(name, old) if name in names else old for name, old in was.items()})
