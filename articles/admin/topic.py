from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin, count_of
from articles.admin.columns import NOTHING
from articles.admin.dry_run import DryRuns
from articles.admin.merging import MergesChosen
from articles.admin.tagging_rule import rejected_often
from articles.models import ArticleTopic, Topic
from articles.retagging import Aim, Plan, rejections


@admin.register(Topic)
class TopicAdmin(MergesChosen, DryRuns, ArchiveAdmin):
    list_display = ["label", "label_zh", "parent", "articles", "suggested"]
    list_select_related = ["parent"]
    search_fields = ["label", "label_zh", "slug", "cues"]
    prepopulated_fields = {"slug": ["label"]}
    autocomplete_fields = ["parent"]
    readonly_fields = ["version", "rejected"]

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/admin-rules.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        topics = super().get_queryset(request)
        return topics.annotate(
            article_count=count_of(ArticleTopic.objects.accepted(), "topic"),
            suggested_count=count_of(ArticleTopic.objects.suggested(), "topic"),
        )

    def proposed(self, plan: Plan, form: Any, formsets: Iterable[Any]) -> Plan:
        return plan.with_topic(form.instance)

    def aim_of(self, instance: Topic) -> Aim:
        return Aim(topics=frozenset({instance.pk}))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, topic: Any) -> int:
        return topic.article_count

    @admin.display(description=_("suggested"), ordering="suggested_count")
    def suggested(self, topic: Any) -> int:
        return topic.suggested_count

    @admin.display(description=_("rejected"))
    def rejected(self, topic: Topic) -> SafeString | str:
        """What editors made of what the cues found."""
        share = rejections.of_topic(topic.pk) if topic.pk else rejections.NONE
        if not share.decided:
            return NOTHING
        told = _("{rejected} of {decided} on which somebody decided")
        return rejected_often(share) or str(told).format(rejected=share.rejected, decided=share.decided)
