from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin import columns
from articles.admin.base import ArchiveAdmin, OwnedInline, count_of
from articles.admin.dry_run import DryRuns
from articles.admin.merging import MergesChosen
from articles.admin.organization_forms import NameForm, SuccessionForm
from articles.models import Mention, Organization, OrganizationName, OrganizationSuccession
from articles.retagging import Aim, Plan, rejections


class NameInline(OwnedInline):
    """The names beside the canonical ones, the oldest first, each a line that opens."""

    model = OrganizationName
    form = NameForm
    template = "admin/articles/organization/names.html"
    verbose_name = _("other name")
    verbose_name_plural = _("other names")
    add_text = _("Add a name")
    fieldsets = [
        (None, {"fields": [("name", "kind", "language"), ("valid_from", "valid_to")]}),
        (None, {"fields": [("case_sensitive", "ambiguous"), ("required", "forbidden")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OrganizationName]:
        names = super().get_queryset(request)
        return names.order_by(F("valid_from").asc(nulls_last=True), F("valid_to").asc(nulls_last=True), "name")


class SuccessionInline(OwnedInline):
    model = OrganizationSuccession
    form = SuccessionForm
    template = "admin/articles/organization/successions.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[OrganizationSuccession]:
        return super().get_queryset(request).select_related("predecessor", "successor")


class PredecessorInline(SuccessionInline):
    fk_name = "successor"
    fields = ["predecessor", "kind", "when", "source_url", "note"]
    autocomplete_fields = ["predecessor"]
    verbose_name = _("predecessor")
    verbose_name_plural = _("predecessors")
    add_text = _("Add a predecessor")


class SuccessorInline(SuccessionInline):
    fk_name = "predecessor"
    fields = ["successor", "kind", "when", "source_url", "note"]
    autocomplete_fields = ["successor"]
    verbose_name = _("successor")
    verbose_name_plural = _("successors")
    add_text = _("Add a successor")


@admin.register(Organization)
class OrganizationAdmin(MergesChosen, DryRuns, ArchiveAdmin):
    list_display = ["name", "name_zh", "kind", "country", "parent", "accepted", "suggested"]
    list_filter = ["kind", "country"]
    list_select_related = ["parent"]
    search_fields = ["name", "name_zh", "names__name", "wikidata_qid"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    inlines = [NameInline, PredecessorInline, SuccessorInline]
    save_on_top = True

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/admin-registry.css", "css/admin-rules.css"]}

    readonly_fields = ["version", "rejected"]
    fieldsets = [
        (None, {"fields": ["name", "name_zh", "slug", ("kind", "country"), "parent"]}),
        (_("More"), {"fields": ["wikidata_qid", "website", "note", "version", "rejected"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        organizations = super().get_queryset(request)
        return organizations.annotate(
            accepted_count=count_of(Mention.objects.accepted(), "organization"),
            suggested_count=count_of(Mention.objects.suggested(), "organization"),
        )

    def get_inline_formsets(self, *args: Any, **kwargs: Any) -> list[InlineAdminFormSet]:
        """Each name knows how often what it suggested was rejected."""
        inlines = super().get_inline_formsets(*args, **kwargs)
        for inline in inlines:
            if isinstance(inline.opts, NameInline) and inline.formset.instance.pk:
                shares = rejections.of_names(inline.formset.instance.pk)
                for form in inline.formset.initial_forms:
                    form.instance.share = shares.get(form.instance.pk, rejections.NONE)
        return inlines

    def proposed(self, plan: Plan, form: Any, formsets: Iterable[Any]) -> Plan:
        """By the names as they are typed, those left out that are to be deleted."""
        (names,) = (rows for rows in formsets if rows.model is OrganizationName)
        kept = [row for row in names.forms if row not in names.deleted_forms]
        return plan.with_organization(form.instance, [row.instance for row in kept if row.instance.name])

    def aim_of(self, instance: Organization) -> Aim:
        return Aim(frozenset({instance.pk}))

    @admin.display(description=_("by its own names"))
    def rejected(self, organization: Organization) -> str:
        """How often what the canonical names suggested was rejected; other names say so themselves."""
        share = rejections.of_names(organization.pk).get(None, rejections.NONE)
        if not share.decided:
            return columns.NOTHING
        told = _("{rejected} of {decided} suggestions rejected").format(rejected=share.rejected, decided=share.decided)
        return columns.badge("failed", told) if share.is_high else told

    @admin.display(description=_("articles"), ordering="accepted_count")
    def accepted(self, organization: Any) -> int:
        return organization.accepted_count

    @admin.display(description=_("suggested"), ordering="suggested_count")
    def suggested(self, organization: Any) -> int:
        return organization.suggested_count
