"""Acts: who did what to many rows at once, what became of it, and taking it back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import acts, undoing
from articles.admin import act_rows, columns
from articles.admin.base import ArchiveAdmin
from articles.models import Act

A_PAGE = 50
"""Articles on a page of an act."""
MOST_LOOKED_THROUGH = 50_000
"""Rows of an act up to which its page says what undoing it would do."""
MOST_KEPT = 200
"""Rows that an undoing leaves alone, as far as a page lists them."""


class StandsFilter(admin.SimpleListFilter):
    title = gettext_lazy("what became of it")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("stands")), ("undone", _("undone")), ("running", _("running"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Act]) -> QuerySet[Act]:
        match self.value():
            case "yes":
                return queryset.filter(state=Act.State.FINISHED, undone_by_act=None)
            case "undone":
                return queryset.exclude(undone_by_act=None)
            case "running":
                return queryset.filter(state=Act.State.RUNNING)
        return queryset


class ByFilter(admin.RelatedOnlyFieldListFilter):
    """People who acted; commands have none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = escape(_("a command"))


@admin.register(Act)
class ActAdmin(ArchiveAdmin):
    """To look at, and to undo; what an act did is changed where it was done."""

    list_display = ["summary", "kind", "by", "created_at", "became"]
    list_filter = ["kind", StandsFilter, ("by", ByFilter)]
    list_select_related = ["by", "undone_by_act", "undoes"]
    search_fields = ["summary"]
    ordering = ["-pk"]
    change_form_template = "admin/articles/act/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="articles_act_undo"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    @admin.display(description=gettext_lazy("what became of it"))
    def became(self, act: Act) -> SafeString | str:
        if act.state == Act.State.RUNNING:
            return columns.badge("running", _("running"))
        if undone := undoing_of(act):
            return columns.link(address(undone), columns.badge("removed", _("undone")))
        return columns.badge("read", _("stands"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        act = self.get_object(request, object_id)
        if act is not None and self.has_view_permission(request, act):
            extra_context = {**page_of(act, request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra_context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the act back, for those who may change what it changed."""
        act = get_object_or_404(Act, pk=pk)
        if not may_undo(request.user, act):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            undone = undoing.undo(act, by=request.user)
        except acts.UndoError as why:
            self.message_user(request, str(why), messages.ERROR)
            return HttpResponseRedirect(address(act))
        self.message_user(request, told(undone), messages.SUCCESS if not undone.kept else messages.WARNING)
        return HttpResponseRedirect(address(act))


def may_undo(user: Any, act: Act) -> bool:
    """Whether somebody may undo acts, and change what this one changed."""
    return bool(user.has_perms(undoing.rights(act)))


def address(act: Act) -> str:
    return reverse("admin:articles_act_change", args=[act.pk])


def undoing_of(act: Act) -> Act | None:
    """The act that took this one back."""
    return getattr(act, "undone_by_act", None)


def told(undone: acts.Undone) -> SafeString:
    """What an undoing did, with the way to take it back."""
    text = ngettext("Undone: {count} row is as it was.", "Undone: {count} rows are as they were.", undone.rows)
    if undone.kept:
        kept = ngettext(
            "{count} was changed since and stays.", "{count} were changed since and stay.", len(undone.kept)
        )
        text += " " + kept.format(count=len(undone.kept))
    link = undone.act and format_html(' <a class="undo" href="{}">{}</a>', address(undone.act), _("Undo the undoing"))
    return format_html("{}{}", text.format(count=undone.rows), link or "")


def page_of(act: Act, request: HttpRequest) -> dict[str, Any]:
    """What the page of an act shows: what it did, and what undoing it would do."""
    within = acts.touched(act)
    number = int(text) if (text := request.GET.get("page", "")).isascii() and text.isdecimal() and len(text) < 7 else 1
    first = max(number - 1, 0) * A_PAGE
    count, keys = acts.articles(act, within, first=first, number=A_PAGE)
    undone_by = undoing_of(act)
    large = acts.is_larger(act, within, MOST_LOOKED_THROUGH)
    hindered = "" if undone_by else undoing.why_not(act)
    ahead = None if undone_by or large or hindered else undoing.preview(act)
    rows = acts.told(act, within, keys=keys) if keys else []
    return {
        "title": act.summary,
        "subtitle": None,
        "act": act,
        "others": act_rows.lines(acts.told(act, within, keys=None)),
        "articles": act_rows.by_article(rows, keys),
        "number_of_articles": count,
        "page": number,
        "previous": number - 1,
        "next": number + 1,
        "pages": -(-count // A_PAGE),
        "undone_by": undone_by,
        "ahead": ahead,
        "large": large,
        "hindered": hindered,
        "stays": act_rows.stays(ahead.kept[:MOST_KEPT]) if ahead else [],
        "kept": kept_by(act),
        "may_undo": may_undo(request.user, act),
    }


def kept_by(act: Act) -> list[act_rows.Stays]:
    """What an undoing left alone, as it stands today."""
    noted = act.parameters.get("kept", []) if act.kind == Act.Kind.UNDO else []
    return act_rows.stays(list(acts.kept_of(noted[:MOST_KEPT])))
