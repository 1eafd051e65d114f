"""The log of withdrawals at the desk: with titles and reasons, which the public list leaves out."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import columns
from articles.admin.base import ArchiveAdmin
from articles.models import Withdrawal


class StandingFilter(admin.SimpleListFilter):
    title = gettext_lazy("what became of it")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("withdrawn")), ("no", _("lifted"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Withdrawal]) -> QuerySet[Withdrawal]:
        if self.value() in ("yes", "no"):
            return queryset.filter(ended_at__isnull=self.value() == "yes")
        return queryset


@admin.register(Withdrawal)
class WithdrawalAdmin(ArchiveAdmin):
    """To look at: the database writes it, and the way of an article is changed on the article's page."""

    list_display = ["title", "kind", "said", "withdrawn_at", "became"]
    list_display_links = None
    list_filter = ["kind", StandingFilter]
    list_select_related = ["article"]
    search_fields = ["reason", "article__title"]
    date_hierarchy = "withdrawn_at"
    fields = ["title", "kind", "reason", "withdrawn_at", "ended_at"]
    readonly_fields = ["title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Withdrawal]:
        return super().get_queryset(request).defer("article__body", "article__search_vector", "article__title_vector")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    @admin.display(description=gettext_lazy("article"))
    def title(self, row: Withdrawal) -> SafeString:
        return columns.link(reverse("admin:articles_article_change", args=[row.article_id]), row.article)

    @admin.display(description=gettext_lazy("reason"))
    def said(self, row: Withdrawal) -> str:
        return Truncator(row.reason).words(24)

    @admin.display(description=gettext_lazy("what became of it"), ordering="ended_at")
    def became(self, row: Withdrawal) -> SafeString:
        if row.ended_at is None:
            return columns.badge("withdrawn", _("withdrawn"))
        day = date_format(localtime(row.ended_at), "j F Y")
        return format_html("{} {}", columns.badge("read", _("lifted")), day)
