from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import columns
from articles.admin.base import ArchiveAdmin, count_of
from articles.models import Article, Place


@admin.register(Place)
class PlaceAdmin(ArchiveAdmin):
    list_display = ["name", "name_zh", "country", "articles"]
    list_filter = ["country"]
    search_fields = ["name", "name_zh", "other_names"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        return super().get_queryset(request).annotate(article_count=count_of(Article.objects.all(), "place"))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, place: Any) -> SafeString | str:
        return columns.counted(place.article_count, f"../article/?place__id__exact={place.pk}")
