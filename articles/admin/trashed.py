"""The trash: what lies there, who put it there and why, how long it can be restored; and deleting it for good."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import trash
from articles.admin import columns
from articles.admin.act import ByFilter
from articles.admin.act import address as address_of_act
from articles.admin.base import ArchiveAdmin
from articles.admin.deleting import along, days_left, note_in
from articles.admin.saying import tell
from articles.models import Trashed
from articles.models.trashed import DAYS

SOON = 7
"""Days from which on the list warns."""
ROWS = "(SELECT sum(jsonb_array_length(value)) - 1 FROM jsonb_each(articles_trashed.snapshot->'rows'))"
FOREVER = "articles.delete_trashed"
LONG = 5000
"""Characters of a value that the page shows."""


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind")
    parameter_name = "model"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        found = Trashed.objects.order_by("model").values_list("model", flat=True).distinct()
        return [(label, kind_of(label)) for label in found]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Trashed]) -> QuerySet[Trashed]:
        return queryset.filter(model=self.value()) if self.value() else queryset


@admin.register(Trashed)
class TrashedAdmin(ArchiveAdmin):
    """To look at and to take out of. What is here was put here by deleting it."""

    list_display = ["name", "kind", "by", "put", "why", "within", "left"]
    list_filter = [KindFilter, ("act__by", ByFilter)]
    search_fields = ["name"]
    ordering = ["-pk"]
    order_said = gettext_lazy("what was put here last first")
    several = gettext_lazy("things in the trash")
    actions = ["restore_selected", "delete_for_good"]

    def get_urls(self) -> list[Any]:
        protected = self.admin_site.admin_view
        return [
            path("<int:pk>/restore/", protected(self.restore_view), name="articles_trashed_restore"),
            path("<int:pk>/forever/", protected(self.forever_view), name="articles_trashed_forever"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Trashed]:
        rows = RawSQL(ROWS, [], output_field=IntegerField())
        found = super().get_queryset(request).select_related("act__by").defer("snapshot", "marks")
        return found.annotate(rows_within=rows)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_restore_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may restore some kind of thing; which ones is asked again when they do."""
        return any(request.user.has_perm(trash.deleting(model._meta.label)) for model in restorable())

    def has_forever_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(FOREVER)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Deleting from the trash is for good, and has an action of its own."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        context = {**self.admin_site.each_context(request), **page_of(found, request), "opts": self.opts}
        return TemplateResponse(request, "admin/trash/trashed.html", context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Deleting what is in the trash deletes it for good."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return self.forever_view(request, found.pk)

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take one thing out of the trash, for those who may put such things there."""
        found = get_object_or_404(self.get_queryset(request), pk=pk)
        if not may_restore(request, found):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if self._restore(request, [found]):
            return HttpResponseRedirect(page_of_thing(found) or reverse("admin:articles_trashed_changelist"))
        return HttpResponseRedirect(reverse("admin:articles_trashed_change", args=[pk]))

    def forever_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, and delete one thing for good."""
        if not self.has_forever_permission(request):
            raise PermissionDenied
        found = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method == "POST":
            self._delete_for_good(request, [found])
            return HttpResponseRedirect(reverse("admin:articles_trashed_changelist"))
        return self._ask(request, [found], back=reverse("admin:articles_trashed_change", args=[pk]))

    @admin.action(description=gettext_lazy("Restore"), permissions=["restore"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[Trashed]) -> None:
        chosen = list(queryset[: trash.MOST])
        allowed = [one for one in chosen if may_restore(request, one)]
        if len(allowed) < len(chosen):
            number = len(chosen) - len(allowed)
            words = ngettext(
                "{number} stays: restoring it needs the right to delete such things.",
                "{number} stay: restoring them needs the right to delete such things.",
                number,
            )
            messages.warning(request, words.format(number=number))
        if allowed:
            self._restore(request, allowed)

    @admin.action(description=gettext_lazy("Delete for good …"), permissions=["forever"])
    def delete_for_good(self, request: HttpRequest, queryset: QuerySet[Trashed]) -> HttpResponse | None:
        chosen = list(queryset)
        if request.POST.get("post"):
            self._delete_for_good(request, chosen)
            return None
        across = request.POST.get("select_across", "0")
        selected = [one.pk for one in (chosen if across != "1" else chosen[:1])]
        more = {"selected": selected, "checkbox": ACTION_CHECKBOX_NAME, "across": across, "action": "delete_for_good"}
        return self._ask(request, chosen, back=request.get_full_path(), **more)

    def _ask(self, request: HttpRequest, chosen: Sequence[Trashed], **more: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Delete for good"),
            "subtitle": None,
            "opts": self.opts,
            "chosen": chosen[:10],
            "number": len(chosen),
            "more": max(len(chosen) - 10, 0),
            **more,
        }
        return TemplateResponse(request, "admin/trash/forever.html", context)

    def _restore(self, request: HttpRequest, chosen: Sequence[Trashed]) -> bool:
        try:
            restored = trash.restore(trashed=chosen, by=request.user, note=note_in(request))
        except trash.TrashError as why:
            messages.error(request, str(why))
            return False
        for one in chosen:
            self.log_addition_again(request, one)
        number = len(restored.names)
        text = ngettext("“{name}” is restored.", "{number} things are restored.", number)
        tell(
            request, text.format(name=restored.names[0][2], number=number), restored.acts[0] if restored.acts else None
        )
        if left := sum(restored.left_out.values()):
            words = ngettext(
                "{number} row that belonged to it was left out: what it belonged to as well is gone.",
                "{number} rows that belonged to it were left out: what they belonged to as well is gone.",
                left,
            )
            messages.warning(request, words.format(number=left))
        return True

    def log_addition_again(self, request: HttpRequest, one: Trashed) -> None:
        """Django's own log says who restored what."""
        model = apps.get_model(one.model)
        found = model._base_manager.filter(pk=one.object_id).first()
        if found is not None:
            self.log_change(request, found, _("Restored from the trash."))

    def _delete_for_good(self, request: HttpRequest, chosen: Sequence[Trashed]) -> None:
        for one in chosen:
            self.log_deletions(request, [one])  # type: ignore[arg-type]
        things = trash.empty(trashed=chosen).things
        text = ngettext("{number} thing was deleted for good.", "{number} things were deleted for good.", things)
        messages.success(request, text.format(number=things))

    # Columns of the list

    @admin.display(description=gettext_lazy("kind"), ordering="model")
    def kind(self, trashed: Trashed) -> str:
        return kind_of(trashed.model)

    @admin.display(description=gettext_lazy("by"), ordering="act__by")
    def by(self, trashed: Trashed) -> str:
        return str(trashed.act.by or _("a command"))

    @admin.display(description=gettext_lazy("put here"), ordering="act__created_at")
    def put(self, trashed: Trashed) -> SafeString:
        when = localtime(trashed.act.created_at)
        return format_html('<time datetime="{}">{}</time>', when.isoformat(), date_format(when, "j F Y, H:i"))

    @admin.display(description=gettext_lazy("why"))
    def why(self, trashed: Trashed) -> str:
        return trashed.act.parameters.get("note") or columns.ABSENT

    @admin.display(description=gettext_lazy("rows with it"), ordering="rows_within")
    def within(self, trashed: Any) -> Any:
        return trashed.rows_within or columns.ABSENT

    @admin.display(description=gettext_lazy("days left"), ordering="act__created_at")
    def left(self, trashed: Trashed) -> SafeString | str:
        return left_of(trashed)


def kind_of(label: str) -> str:
    try:
        return str(capfirst(apps.get_model(label)._meta.verbose_name))
    except LookupError:
        return label


def restorable() -> set[Any]:
    """The models of what lies in the trash."""
    return {apps.get_model(label) for label in Trashed.objects.order_by().values_list("model", flat=True).distinct()}


def may_restore(request: HttpRequest, trashed: Trashed) -> bool:
    return request.user.has_perm(trash.deleting(trashed.model))


def left_of(trashed: Trashed) -> SafeString | str:
    days = days_left(trashed)
    text = ngettext("{days} day", "{days} days", days).format(days=days)
    return columns.badge("failed", text) if days <= SOON else text


def page_of_thing(trashed: Trashed) -> str:
    """The page of what was restored."""
    try:
        return reverse(f"admin:{trashed.model.replace('.', '_')}_change", args=[trashed.object_id])
    except NoReverseMatch:
        return ""


def page_of(trashed: Any, request: HttpRequest) -> dict[str, Any]:
    """What the page of a thing in the trash shows: what it was, what went along, what can be done."""
    model: Any = apps.get_model(trashed.model)
    row: dict[str, Any] = next(
        (row for row in trashed.snapshot["rows"].get(trashed.model, ()) if row["id"] == trashed.object_id), {}
    )
    return {
        "title": trashed.name,
        "subtitle": None,
        "trashed": trashed,
        "kind": kind_of(trashed.model),
        "values": list(values_of(model, row)),
        "language": row.get("language", ""),
        "along": along(trashed.snapshot),
        "left": left_of(trashed),
        "days": DAYS,
        "why": trashed.act.parameters.get("note", ""),
        "act": address_of_act(trashed.act),
        "history": history_of(trashed),
        "may_restore": may_restore(request, trashed),
        "may_forever": request.user.has_perm(FOREVER),
    }


def history_of(trashed: Trashed) -> str:
    try:
        return reverse(f"admin:{trashed.model.replace('.', '_')}_history", args=[trashed.object_id])
    except NoReverseMatch:
        return ""


def values_of(model: Any, row: dict[str, Any]) -> Any:
    """What a row said, field by field: (name, value, whether it is long). Left out: what is empty."""
    for field in model._meta.concrete_fields:
        value = row.get(field.column)
        if field.primary_key or value in (None, "", [], {}) or not field.editable:
            continue
        if field.many_to_one:
            target = field.related_model._base_manager.filter(pk=value).first()
            value = str(target) if target is not None else f"{field.related_model._meta.verbose_name} {value}"
        elif field.choices:
            value = dict(field.flatchoices).get(value, value)
        elif isinstance(value, list):
            value = ", ".join(map(str, value))
        elif isinstance(value, bool):
            value = _("yes") if value else _("no")
        text = str(value)
        yield capfirst(field.verbose_name), text[:LONG] + (" …" if len(text) > LONG else ""), len(text) > 200
