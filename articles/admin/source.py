from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import columns
from articles.admin.base import ArchiveAdmin, count_of
from articles.admin.merging import MergesChosen
from articles.models import Article, Source


@admin.register(Source)
class SourceAdmin(MergesChosen, ArchiveAdmin):
    """Outlets and wire agencies. Their display policy decides how much of an article the public sees."""

    list_display = ["name", "name_zh", "kind", "country", "display_policy", "articles"]
    list_filter = ["kind", "display_policy", "country"]
    search_fields = ["name", "name_zh", "slug", "domains", "dateline_forms"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "name_zh", "slug", ("kind", "country"), "languages"]}),
        (_("How it is recognised"), {"fields": ["website", "domains", "dateline_forms"]}),
        (_("Rights"), {"fields": ["display_policy", "rights_statement"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(article_count=count_of(Article.objects.all(), "source"))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, source: Any) -> SafeString | str:
        return columns.counted(source.article_count, f"../article/?source__id__exact={source.pk}")
