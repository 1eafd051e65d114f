"""The vocabulary of topics, and a page for each."""

from typing import Any

from django.views.generic import ListView

from articles.facets import Tally, count
from articles.models import Article, Topic
from articles.views.profiles import Portrait, Profile, with_counts


class TopicList(ListView):
    model = Topic
    template_name = "articles/topic-list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counted = count([Tally("topic", "topic", Article.objects.public())])["topic"]
        topics = with_counts(self.object_list, counted)
        return super().get_context_data(topics=topics, largest=max(counted.largest, 1), **kwargs)


class TopicPage(Profile):
    model = Topic
    template_name = "articles/topic-detail.html"
    queryset = Topic.objects.select_related("parent").prefetch_related("children")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        portrait = Portrait("topic", self.object.slug, ["edition", "organization", "outlet", "topic", "language"])
        return super().get_context_data(
            portrait=portrait,
            newest=portrait.newest(),
            organizations=portrait.part("organization"),
            parts=portrait.parts("edition", "topic", "outlet", "language"),
            **kwargs,
        )
