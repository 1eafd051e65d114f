"""The journal of intakes: who took in what, how, when, and what became of it. Read-only, but for the way in."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import columns
from articles.admin.article_filters import NamedNoneFilter
from articles.admin.base import ArchiveAdmin
from articles.admin.intake.naming import called, what_of
from articles.admin.intake.sitting import waits
from articles.admin.intake.views import Views, limited, preview_of
from articles.models import Article, Intake

SITTING = {"documents", "mappings", "columns", "typed", "gathering", "outcome"}
"""Options that are no options, but what an editor has handed over and said."""

ONE = {
    "new": gettext_lazy("new draft"),
    "changed": gettext_lazy("newer version"),
    "unchanged": gettext_lazy("there already"),
    "duplicate": gettext_lazy("double of"),
    "skipped": gettext_lazy("no article"),
    "left out": gettext_lazy("left out"),
    "failed": gettext_lazy("failed"),
}
"""What became of one document."""

FATES = {
    "new": gettext_lazy("new"),
    "changed": gettext_lazy("newer versions"),
    "unchanged": gettext_lazy("there already"),
    "duplicate": gettext_lazy("doubles"),
    "skipped": gettext_lazy("no articles"),
    "left out": gettext_lazy("left out"),
    "failed": gettext_lazy("failed"),
}
"""What became of so many documents."""


class ByFilter(NamedNoneFilter, admin.RelatedOnlyFieldListFilter):
    """People who took something in."""

    nothing = gettext_lazy("Nobody: a command")


@admin.register(Intake)
class IntakeAdmin(ArchiveAdmin):
    list_display = ["what", "state_shown", "who", "channel", "started_at", "counts_shown"]
    list_filter = ["state", "channel", ("by", ByFilter)]
    list_select_related = ["by"]
    search_fields = ["inputs"]
    ordering = ["-started_at", "-pk"]
    fields = readonly_fields = (
        "state_shown",
        "what_to_do",
        "who",
        "channel",
        "inputs_shown",
        "options_shown",
        "counts_shown",
        "failures_shown",
        "reasons_shown",
        "error",
        "started_at",
        "updated_at",
        "finished_at",
        "resumed",
        "captures_shown",
        "articles_shown",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may add articles may take them in."""
        return request.user.has_perm("articles.add_article")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a journal is written by what it tells of

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        views, protected = Views(self), self.admin_site.admin_view
        return [
            path("add/", limited(protected(views.add)), name="articles_intake_add"),
            path("<int:pk>/preview/", limited(protected(views.preview)), name="articles_intake_preview"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        intake = self.get_object(request, object_id)
        context: dict[str, Any] = {"may_take_in": self.has_add_permission(request), **(extra_context or {})}
        if intake is not None:
            context["called"] = called(intake)
            rows = intake.options.get("outcome", [])
            context["outcome"] = [{**row, "label": ONE.get(row["fate"], row["fate"])} for row in rows]
            context["go_on"] = preview_of(intake) if waits(intake) and context["may_take_in"] else ""
        return super().change_view(request, object_id, form_url, context)

    def get_fields(self, request: HttpRequest, obj: Intake | None = None) -> Any:
        """Those that say something."""
        empty = {"error", "resumed", "options", "finished_at", "counts"} if obj else set()
        empty = {name for name in empty if not getattr(obj, name)}
        if obj and not obj.options.keys() - SITTING:
            empty.add("options")
        told = rest_of(obj) if obj and "outcome" not in obj.options else {}
        empty |= {name for name in ("failures", "reasons") if not told.get(name)}
        if obj and obj.state == Intake.State.FINISHED:
            empty.add("what_to_do")
        return [name for name in self.fields if name.removesuffix("_shown") not in empty]

    @admin.display(description=gettext_lazy("what"))
    def what(self, intake: Intake) -> str:
        return what_of(intake)

    @admin.display(description=gettext_lazy("by"))
    def who(self, intake: Intake) -> str:
        return str(intake.by or columns.NOTHING)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, intake: Intake) -> SafeString:
        badge = columns.badge(intake.state, intake.get_state_display())
        if not waits(intake):
            return badge
        if intake.state == Intake.State.RUNNING:
            badge = columns.badge("in_review", _("to be looked at"))
        return columns.link(preview_of(intake), badge)

    @admin.display(description=gettext_lazy("what came of it"))
    def counts_shown(self, intake: Intake) -> str:
        shown = [f"{name}: {intake.counts[fate]:,}" for fate, name in FATES.items() if intake.counts.get(fate)]
        return " · ".join(shown) or columns.NOTHING

    @admin.display(description=gettext_lazy("first failures"))
    def failures_shown(self, intake: Intake) -> SafeString | str:
        return columns.lines(f"{where}: {reason}" for where, reason in rest_of(intake).get("failures", []))

    @admin.display(description=gettext_lazy("left alone"))
    def reasons_shown(self, intake: Intake) -> SafeString | str:
        return columns.lines(f"{number:,} × {reason}" for reason, number in rest_of(intake).get("reasons", {}).items())

    @admin.display(description=gettext_lazy("what to do"))
    def what_to_do(self, intake: Intake) -> SafeString | str:
        if waits(intake):
            return columns.link(preview_of(intake), _("Go on with it: look at what was understood, and save"))
        return _("If it was cut off, the same command goes on where it stopped.")

    @admin.display(description=gettext_lazy("inputs"))
    def inputs_shown(self, intake: Intake) -> SafeString | str:
        return columns.lines(intake.inputs)

    @admin.display(description=gettext_lazy("options"))
    def options_shown(self, intake: Intake) -> SafeString | str:
        told = {name: value for name, value in intake.options.items() if name not in SITTING}
        return columns.lines(f"{name}: {value}" for name, value in told.items())

    @admin.display(description=gettext_lazy("captures"))
    def captures_shown(self, intake: Intake) -> SafeString | str:
        address = f"{reverse('admin:articles_capture_changelist')}?intake__id__exact={intake.pk}"
        return columns.counted(intake.captures.count(), address)

    @admin.display(description=gettext_lazy("articles"))
    def articles_shown(self, intake: Intake) -> SafeString | str:
        found = Article.objects.filter(article_captures__capture__intake=intake).distinct()
        address = f"{reverse('admin:articles_article_changelist')}?article_captures__capture__intake__id={intake.pk}"
        return columns.counted(found.count(), address)


def rest_of(intake: Intake) -> dict[str, Any]:
    """What the journal knows beside its counts: the first failures, and why inputs were left alone."""
    found: dict[str, Any] = intake.position.get("rest", {})
    return found
