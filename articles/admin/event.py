from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import columns
from articles.admin.base import ArchiveAdmin, count_of
from articles.models import Article, Event


@admin.register(Event)
class EventAdmin(ArchiveAdmin):
    list_display = ["name", "year", "number", "name_zh", "start_date", "end_date", "articles"]
    list_filter = ["series"]
    search_fields = ["name", "name_zh", "slug", "other_names", "theme"]
    fieldsets = [
        (None, {"fields": ["name", "name_zh", "other_names", ("series", "year", "number"), "slug"]}),
        (_("When and where"), {"fields": [("start_date", "end_date"), ("place", "country")]}),
        (_("More"), {"fields": ["theme", "theme_zh", "website"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).annotate(article_count=count_of(Article.objects.all(), "event"))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, event: Any) -> SafeString | str:
        return columns.counted(event.article_count, f"../article/?event__id__exact={event.pk}")
