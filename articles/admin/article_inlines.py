"""The organizations that an article names, edited with it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import columns
from articles.admin.base import OwnedInline
from articles.admin.forms import RowForm
from articles.models import Mention

URGENCY = Case(
    When(state=Mention.State.SUGGESTED, then=Value(0)),
    When(state=Mention.State.ACCEPTED, then=Value(1)),
    default=Value(2),
)


class MentionForm(RowForm):
    class Meta:
        model = Mention
        fields = ["state"]
        widgets = {"state": forms.RadioSelect}


class MentionInline(OwnedInline):
    """The mentions that there are, undecided ones first, each with the sentence that it rests on."""

    model = Mention
    form = MentionForm
    fields = ["name", "evidence", "found_by", "state", "decided"]
    readonly_fields = ["name", "evidence", "found_by", "decided"]
    template = "admin/articles/article/mentions.html"
    verbose_name_plural = _("organizations named")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        mentions = super().get_queryset(request).select_related("organization", "decided_by")
        return mentions.order_by(URGENCY, "-count", "organization__name")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a rejection is remembered, so that no rule suggests it again

    @admin.display(description=_("organization"))
    def name(self, mention: Mention) -> SafeString:
        organization = mention.organization
        shown = format_html('{} <span lang="zh">{}</span>', organization.name, organization.name_zh)
        return columns.link(reverse("admin:articles_organization_change", args=[organization.pk]), shown)

    @admin.display(description=_("evidence"))
    def evidence(self, mention: Mention) -> SafeString | str:
        return columns.evidence(mention)

    @admin.display(description=_("found by"))
    def found_by(self, mention: Mention) -> str:
        return columns.found_by(mention)

    @admin.display(description=_("decided"))
    def decided(self, mention: Mention) -> SafeString | str:
        if not mention.decided_at:
            return columns.NOTHING
        return format_html("{} {}", mention.decided_by or "", date_format(mention.decided_at))


class NewMentionForm(RowForm):
    def validate_unique(self) -> None:
        """A mention that is there already, perhaps a rejected one, becomes accepted: `ArticleAdmin.save_formset`."""


class NewMentionInline(OwnedInline):
    """Organizations that an editor adds: accepted at once. Apart from the others, whose organization is fixed."""

    model = Mention
    form = NewMentionForm
    fields = ["organization"]
    autocomplete_fields = ["organization"]
    verbose_name = _("organization")
    verbose_name_plural = _("add organizations")
    add_text = _("Add an organization")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).none()
