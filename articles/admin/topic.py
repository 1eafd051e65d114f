from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin, count_of
from articles.models import ArticleTopic, Topic


@admin.register(Topic)
class TopicAdmin(ArchiveAdmin):
    list_display = ["label", "label_zh", "parent", "articles"]
    list_select_related = ["parent"]
    search_fields = ["label", "label_zh", "slug", "cues"]
    prepopulated_fields = {"slug": ["label"]}
    autocomplete_fields = ["parent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).annotate(article_count=count_of(ArticleTopic.objects.all(), "topic"))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, topic: Any) -> int:
        return topic.article_count
