from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin, OwnedInline, count_of
from articles.admin.forms import RowForm
from articles.models import Mention, Organization, OrganizationName


class NameInline(OwnedInline):
    model = OrganizationName
    form = RowForm
    verbose_name = _("other name")
    verbose_name_plural = _("other names")
    add_text = _("Add a name")


@admin.register(Organization)
class OrganizationAdmin(ArchiveAdmin):
    list_display = ["name", "name_zh", "kind", "country", "parent", "accepted", "suggested"]
    list_filter = ["kind", "country"]
    list_select_related = ["parent"]
    search_fields = ["name", "name_zh", "names__name", "wikidata_qid"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    inlines = [NameInline]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["name", "name_zh", "slug", ("kind", "country"), "parent"]}),
        (_("More"), {"fields": ["wikidata_qid", "website", "note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        organizations = super().get_queryset(request)
        return organizations.annotate(
            accepted_count=count_of(Mention.objects.accepted(), "organization"),
            suggested_count=count_of(Mention.objects.suggested(), "organization"),
        )

    @admin.display(description=_("articles"), ordering="accepted_count")
    def accepted(self, organization: Any) -> int:
        return organization.accepted_count

    @admin.display(description=_("suggested"), ordering="suggested_count")
    def suggested(self, organization: Any) -> int:
        return organization.suggested_count
