"""The vocabulary of topics, and a page for each."""

from typing import Any

from django.views.generic import ListView

from articles import bitmaps
from articles.models import Topic
from articles.views.profiles import Portrait, Profile, with_counts


class TopicList(ListView):
    model = Topic
    template_name = "articles/topic-list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index = bitmaps.current()
        numbers = index.counts("topic", index.everything)
        topics = with_counts(self.object_list, numbers)
        return super().get_context_data(topics=topics, largest=max(numbers.values(), default=1), **kwargs)


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
