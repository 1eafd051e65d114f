"""Tagging rules: words that speak for an organization or a topic, tried on the archive before they are saved."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from articles.admin import tagging_runs
from articles.admin.base import ArchiveAdmin, count_of
from articles.admin.columns import ABSENT, badge, link
from articles.admin.dry_run import DryRuns
from articles.admin.forms import ArchiveForm
from articles.models import ArticleTopic, Mention, TaggingRule, TagOrigin, TagState
from articles.registry.knowledge import rule_of
from articles.retagging import Aim, Plan, Share, aim_of_rule, rejections
from articles.rules import check

STATES = (TagState.SUGGESTED, TagState.ACCEPTED, TagState.REJECTED)


class TaggingRuleForm(ArchiveForm):
    """A rule, held against what makes rules useless or endless."""

    class Meta:
        model = TaggingRule
        fields = "__all__"
        widgets: ClassVar[dict[str, Any]] = {"kind": forms.RadioSelect, "scope": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "terms": _lazy(
                "One a line. Words and phrases are whole words, in any spacing and kind of quotation marks."
                " An expression is one of RE2, within a line, without look-ahead and back-references."
                " One slip is forgiven from 8 letters or 5 Chinese characters on, two from 16 or 12, three from 28."
            )
        }

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "terms" in self.errors:
            return
        for complaint in check(rule_of(self.instance)):
            self.add_error(complaint.field, complaint.text)


class OftenRejectedFilter(admin.SimpleListFilter):
    title = _lazy("what editors say")
    parameter_name = "rejected"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("often", _("often rejected"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[TaggingRule]) -> QuerySet[TaggingRule]:
        if self.value() != "often":
            return queryset
        often = [key for key, share in rejections.of_rules().items() if share.is_high]
        return queryset.filter(pk__in=often)


@admin.register(TaggingRule)
class TaggingRuleAdmin(DryRuns, ArchiveAdmin):
    form = TaggingRuleForm
    list_display = ["label", "target", "looks_for", "suggested", "accepted", "rejected", "in_use"]
    list_filter = ["kind", "active", OftenRejectedFilter]
    list_select_related = ["organization", "topic"]
    search_fields = ["label", "terms", "organization__name", "topic__label"]
    autocomplete_fields = ["organization", "topic"]
    readonly_fields = ["version", "so_far"]
    fieldsets = [
        (None, {"fields": ["label", ("organization", "topic")]}),
        (_("What it looks for"), {"fields": ["kind", "terms", "scope", "case_sensitive"]}),
        (
            _("Where it holds"),
            {"fields": [("required", "forbidden"), "languages", ("valid_from", "valid_to")]},
        ),
        (_("More"), {"fields": ["active", "note", "version", "so_far"]}),
    ]

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/admin-rules.css"]}

    def get_urls(self) -> list[Any]:
        return [*tagging_runs.paths(self.admin_site), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaggingRule]:
        """Rules with the numbers of their tags by state: `suggested_count` and so on."""
        counts = {}
        for state in STATES:
            rows = (
                model.objects.filter(state=state).exclude(origin=TagOrigin.IMPORT) for model in (Mention, ArticleTopic)
            )
            mentions, topics = (count_of(some, "tagging_rule") for some in rows)
            counts[f"{state}_count"] = mentions + topics
        return super().get_queryset(request).annotate(**counts)

    def get_fieldsets(self, request: HttpRequest, obj: TaggingRule | None = None) -> Any:
        """A new rule has no version and no past."""
        return self.fieldsets if obj else [*self.fieldsets[:-1], (_("More"), {"fields": ["active", "note"]})]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"active": True, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: TaggingRule, form: Any, change: bool) -> None:
        if not change:
            obj.created_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    def proposed(self, plan: Plan, form: Any, formsets: Iterable[Any]) -> Plan:
        return plan.with_rule(form.instance)

    def aim_of(self, instance: TaggingRule) -> Aim:
        return aim_of_rule(instance)

    def delete_model(self, request: HttpRequest, obj: TaggingRule) -> None:
        super().delete_model(request, obj)
        name = "organization" if obj.organization_id else "topic"
        address = reverse("admin:articles_taggingrule_retag") + f"?{name}={obj.organization_id or obj.topic_id}"
        words = _("What the rule suggested stays until {target} is tagged again.").format(
            target=obj.organization or obj.topic
        )
        messages.info(request, format_html('{} <a href="{}">{}</a>', words, address, _("Tag it again")))

    @admin.display(description=_lazy("tags"))
    def target(self, rule: TaggingRule) -> SafeString:
        row: Any = rule.organization or rule.topic
        return link(reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk]), row)

    @admin.display(description=_lazy("looks for"), ordering="kind")
    def looks_for(self, rule: TaggingRule) -> SafeString:
        shown = " · ".join(rule.terms[:3]) + (" …" if len(rule.terms) > 3 else "")
        return format_html('<span class="quiet">{}</span> {}', rule.get_kind_display(), shown)

    @admin.display(description=_lazy("suggested"), ordering="suggested_count")
    def suggested(self, rule: Any) -> int | SafeString:
        return rule.suggested_count or ABSENT

    @admin.display(description=_lazy("accepted"), ordering="accepted_count")
    def accepted(self, rule: Any) -> int | SafeString:
        return rule.accepted_count or ABSENT

    @admin.display(description=_lazy("rejected"), ordering="rejected_count")
    def rejected(self, rule: Any) -> int | SafeString | str:
        return rejected_often(share_of(rule)) or rule.rejected_count or ABSENT

    @admin.display(description=_lazy("in use"), boolean=True, ordering="active")
    def in_use(self, rule: TaggingRule) -> bool:
        return rule.active

    @admin.display(description=_lazy("so far"))
    def so_far(self, rule: Any) -> SafeString | str:
        """What became of its suggestions."""
        share = share_of(rule)
        words = ngettext("{n} suggestion waits", "{n} suggestions wait", rule.suggested_count)
        told = _("{waiting}, {accepted} were accepted, {rejected} rejected.").format(
            waiting=words.format(n=rule.suggested_count),
            accepted=share.decided - share.rejected,
            rejected=share.rejected,
        )
        return format_html("{} {}", told, rejected_often(share))


def share_of(rule: Any) -> Share:
    return Share(rule.rejected_count, rule.rejected_count + rule.accepted_count)


def rejected_often(share: Share) -> SafeString | str:
    """A badge for what is often rejected; nothing for what is not."""
    if not share.is_high:
        return ""
    words = _("{rejected} of {decided} rejected, {percent} %")
    return badge("rejected", words.format(rejected=share.rejected, decided=share.decided, percent=share.percent))
