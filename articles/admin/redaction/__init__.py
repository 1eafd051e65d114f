"""Redactions: when, by whom, why and where words were taken out; never which. And the page that takes some out."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import columns
from articles.admin.base import ArchiveAdmin
from articles.admin.redaction import shown
from articles.admin.redaction.page import Asking
from articles.models import Article, Capture, Redaction

LISTED = 200
"""Articles and originals that the page of a redaction names."""


@admin.register(Redaction)
class RedactionAdmin(ArchiveAdmin):
    """To look at, and to add to. What is written here nobody changes, nor can anybody undo it."""

    list_display = ["reason_shown", "by_shown", "at", "rows", "articles_counted", "sealed_counted"]
    search_fields = ["reason", "by_name"]
    ordering = ["-pk"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return Asking(self)(request)

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
        captures = Capture.objects.filter(blob__in=found.sealed[:LISTED]).order_by("blob", "pk").distinct("blob")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Redaction {number}").format(number=found.pk),
            "subtitle": None,
            "opts": self.opts,
            "redaction": found,
            "who": shown.account(found.by_id),
            "counts": sorted(found.counts.items(), key=lambda pair: -pair[1]),
            "rows": sum(found.counts.values()),
            "articles": Article.objects.filter(pk__in=found.articles[:LISTED]).only("pk", "title", "language"),
            "captures": captures if request.user.has_perm("articles.view_capture") else [],
        }
        return TemplateResponse(request, "admin/redaction/redaction.html", context)

    @admin.display(description=gettext_lazy("reason"), ordering="reason")
    def reason_shown(self, redaction: Redaction) -> str:
        return str(redaction)

    @admin.display(description=gettext_lazy("by"), ordering="by_name")
    def by_shown(self, redaction: Redaction) -> str:
        return redaction.by_name or _("a command")

    @admin.display(description=gettext_lazy("rows"))
    def rows(self, redaction: Redaction) -> int:
        return sum(redaction.counts.values())

    @admin.display(description=gettext_lazy("articles"))
    def articles_counted(self, redaction: Redaction) -> int | str:
        return len(redaction.articles) or columns.NOTHING

    @admin.display(description=gettext_lazy("sealed originals"))
    def sealed_counted(self, redaction: Redaction) -> int | str:
        return len(redaction.sealed) or columns.NOTHING
