"""What the pages of all models have in common."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from articles.admin.conflicts import KeepsBothRows, Meanwhile
from articles.admin.deleting import ToTrash
from articles.admin.fields import LinesField, TextAreaField
from articles.admin.forms import ArchiveForm
from articles.admin.history.page import history_page
from articles.admin.nothing import YET, Nothing

FIELD_OVERRIDES: dict[Any, dict[str, Any]] = {
    ArrayField: {"form_class": LinesField},
    models.TextField: {"form_class": TextAreaField, "widget": AdminTextareaWidget},
    models.URLField: {"assume_scheme": "https", "widget": forms.URLInput(attrs={"class": "vURLField"})},
}


def count_of(rows: models.QuerySet[Any], key: str) -> Coalesce:
    """How many of `rows` point at each row of the outer query by their column `key`."""
    counted = rows.filter(**{key: OuterRef("pk")}).order_by().values(key).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


class KeepsRelated:
    """Beside a choice, what is chosen may be seen and changed, and never deleted: that would be one slip away."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field


class Rows(InlineAdminFormSet):
    """An inline whose button says what the inline wants it to, not "Add another Other name"."""

    def inline_formset_data(self) -> str:
        data = json.loads(super().inline_formset_data())
        data["options"]["addText"] = str(self.opts.add_text)
        return json.dumps(data)


class ArchiveAdmin(KeepsRelated, ToTrash, Meanwhile):
    """A model's pages: all constraints checked by the form, history from the database's own events."""

    form = ArchiveForm
    formfield_overrides = FIELD_OVERRIDES
    show_full_result_count = False
    list_per_page = 50
    order_said: Any = ""
    """In what order the rows stand, where no column shows it."""
    several: Any = ""
    """What several rows are called beside their number, where the list has another name."""

    @property
    def nothing_yet(self) -> Nothing:
        return YET.get(str(self.opts.model_name), Nothing(""))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address proposes for a new row, but for keys that are none: Django's widgets would fail on them."""
        given = super().get_changeform_initial_data(request)
        relations = {field.name for field in self.opts.get_fields() if field.many_to_one}
        return {name: value for name, value in given.items() if name not in relations or str(value).isdecimal()}

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page itself, without the detour by `contenttypes`; None where there is none."""
        return obj.get_absolute_url() if obj is not None and self.has_public_page(obj) else None

    def has_public_page(self, obj: Any) -> bool:
        return hasattr(obj, "get_absolute_url")

    def get_inline_formsets(self, *args: Any, **kwargs: Any) -> list[InlineAdminFormSet]:
        inlines = super().get_inline_formsets(*args, **kwargs)
        for inline in inlines:
            inline.__class__ = Rows
        return inlines

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        return super().changelist_view(request, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Also of what is there no more, as long as the history has it."""
        key = unquote(object_id)
        page = None
        if key.isascii() and key.isdecimal() and len(key) < 19:
            page = history_page(request, self.model, int(key), self.model._base_manager.filter(pk=int(key)).first())
        return page or self._get_obj_does_not_exist_redirect(request, self.opts, object_id)


class OwnedInline(KeepsRelated, admin.TabularInline):
    """Rows that belong to an object: whoever may change it may change them."""

    formfield_overrides = FIELD_OVERRIDES
    formset = KeepsBothRows
    extra = 0
    add_text = gettext_lazy("Add a row")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def _may_change(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"articles.change_{self.parent_model._meta.model_name}")
