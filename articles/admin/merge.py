"""The merges: what became a part of what, who said so, and why; each leads to its act, which takes it back."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import columns
from articles.admin.act import StandsFilter
from articles.admin.base import ArchiveAdmin
from articles.models import Merge


class UnmergedFilter(StandsFilter):
    """By what became of their acts."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("stands")), ("undone", _("un-merged"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return queryset.standing()  # type: ignore[attr-defined]
            case "undone":
                return queryset.exclude(act__undone_by_act=None)
        return queryset


@admin.register(Merge)
class MergeAdmin(ArchiveAdmin):
    """To look at: a merge is made on the page of what is kept, and taken back on the page of its act."""

    list_display = ["dropped", "kept", "kind", "by", "at", "why", "became"]
    list_filter = ["kind", UnmergedFilter]
    list_select_related = ["act__by", "act__undone_by_act"]
    search_fields = ["dropped_name", "kept_name"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Merge]:
        return super().get_queryset(request).defer("snapshot", "moved")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A merge has no page of its own: that of its act tells what moved, and takes it back."""
        merge = self.get_object(request, object_id)
        if merge is None or not self.has_view_permission(request, merge):
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:articles_act_change", args=[merge.act_id]))

    @admin.display(description=gettext_lazy("what was merged"), ordering="dropped_name")
    def dropped(self, merge: Merge) -> str:
        return merge.dropped_name

    @admin.display(description=gettext_lazy("into"), ordering="kept_name")
    def kept(self, merge: Merge) -> SafeString:
        return columns.link(reverse(f"admin:articles_{merge.kind}_change", args=[merge.kept_id]), merge.kept_name)

    @admin.display(description=gettext_lazy("by"))
    def by(self, merge: Merge) -> str:
        return str(merge.act.by or _("a command"))

    @admin.display(description=gettext_lazy("at"), ordering="act__created_at")
    def at(self, merge: Merge) -> Any:
        return merge.act.created_at

    @admin.display(description=gettext_lazy("why"))
    def why(self, merge: Merge) -> Any:
        return merge.act.parameters.get("note") or columns.ABSENT

    @admin.display(description=gettext_lazy("what became of it"))
    def became(self, merge: Merge) -> SafeString:
        if undone := getattr(merge.act, "undone_by_act", None):
            page = reverse("admin:articles_act_change", args=[undone.pk])
            return columns.link(page, columns.badge("removed", _("un-merged")))
        return columns.badge("read", _("stands"))
