"""What an article names and what it is about, edited with it: each with what it rests on."""

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

from articles.admin import article_evidence, columns
from articles.admin.base import OwnedInline
from articles.admin.forms import RowForm
from articles.models import ArticleTopic, Mention
from articles.models.tag import Tag, TagState

URGENCY = Case(
    When(state=TagState.SUGGESTED, then=Value(0)),
    When(state=TagState.UNSURE, then=Value(1)),
    When(state=TagState.ACCEPTED, then=Value(2)),
    default=Value(3),
)


class MentionForm(RowForm):
    class Meta:
        model = Mention
        fields = ["state"]
        widgets = {"state": forms.RadioSelect}


class TopicForm(RowForm):
    class Meta:
        model = ArticleTopic
        fields = ["state"]
        widgets = {"state": forms.RadioSelect}


class TagInline(OwnedInline):
    """The tags that there are, undecided ones first, each with the sentence that it rests on."""

    fields = ["named", "evidence", "found_by", "state", "decided"]
    readonly_fields = ["named", "evidence", "found_by", "decided"]
    template = "admin/articles/article/mentions.html"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a rejection is remembered, so that no rule suggests it again

    @admin.display(description=_("evidence"))
    def evidence(self, tag: Tag) -> SafeString | str:
        return article_evidence.marked(tag.surface, tag.sentence)

    @admin.display(description=_("found by"))
    def found_by(self, tag: Tag) -> SafeString:
        return article_evidence.found_by(tag)

    @admin.display(description=_("decided"))
    def decided(self, tag: Tag) -> SafeString | str:
        if not tag.decided_at:
            return ""
        return format_html("{} {}", tag.decided_by or "", date_format(tag.decided_at))


class MentionInline(TagInline):
    """Organizations that the article names."""

    model = Mention
    form = MentionForm
    verbose_name_plural = _("organizations named")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        mentions = super().get_queryset(request).select_related("organization", "decided_by", "tagging_rule")
        return mentions.order_by(URGENCY, "-count", "organization__name")

    @admin.display(description=_("organization"))
    def named(self, mention: Mention) -> SafeString:
        organization = mention.organization
        shown = format_html('{} <span lang="zh">{}</span>', organization.name, organization.name_zh)
        return columns.link(reverse("admin:articles_organization_change", args=[organization.pk]), shown)


class TopicInline(TagInline):
    """Topics that the article is about, or may be."""

    model = ArticleTopic
    form = TopicForm
    verbose_name_plural = _("topics")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTopic]:
        topics = super().get_queryset(request).select_related("topic", "decided_by", "tagging_rule")
        return topics.order_by(URGENCY, "-count", "topic__label")

    @admin.display(description=_("topic"))
    def named(self, tag: ArticleTopic) -> SafeString:
        return columns.link(reverse("admin:articles_topic_change", args=[tag.topic_id]), tag.topic)


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
