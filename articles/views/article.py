"""One article with its facts, its evidence and its provenance."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.generic import DetailView

from articles.models import Article, ArticleQuerySet, ArticleTopic, DisplayPolicy, Status
from articles.templatetags.citation import outlet
from articles.templatetags.dates import in_words
from articles.templatetags.text import marks_within, shown_length
from articles.views.article_access import may_look
from articles.views.copies import MOST, copies_of, of_story
from articles.views.evidence import Readable, tags_with_evidence, values_with_evidence
from articles.views.related import related_to
from articles.views.tombstones import tombstone
from articles.views.versions import edited


class ArticlePage(DetailView[Article]):
    template_name = "articles/article.html"
    context_object_name = "article"
    object: Article

    def get_queryset(self) -> ArticleQuerySet:
        return Article.objects.defer("search_vector", "title_vector").select_related(
            "event", "source", "agency", "place"
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        article = self.object = self.get_object()
        if article.status == Status.WITHDRAWN:
            return tombstone(request, article)
        if not article.is_public and not may_look(request):
            raise Http404
        if kwargs.get("slug") != article.slug:
            query = request.META["QUERY_STRING"]
            return HttpResponsePermanentRedirect(article.get_absolute_url() + (f"?{query}" if query else ""))
        response = self.render_to_response(self.get_context_data())
        if not article.is_public:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article = self.object
        permanent = reverse("articles:article-detail", args=[article.pk])
        captures = list(article.article_captures.select_related("capture__blob"))
        copies = copies_of(article)
        topics = list(
            article.article_topics.accepted().select_related("topic", "tagging_rule").order_by("topic__label")
        )
        return super().get_context_data(
            policy=article.display_policy,
            **evidence(article, topics),
            remarks=remarks(article, self.request),
            description=description(article),
            marks=self.request.GET.get("marks") != "off",
            topics=[tag.topic for tag in topics],
            related_events=article.related_events.order_by("year"),
            captures=captures,
            versions=edited(article, captures),
            copies=copies,
            number_of_copies=len(copies) if len(copies) < MOST else of_story(article).count(),
            related=related_to(article),
            canonical=self.request.build_absolute_uri(article.get_absolute_url()),
            permanent=self.request.build_absolute_uri(permanent),
            **kwargs,
        )


def evidence(article: Article, topics: list[ArticleTopic]) -> dict[str, Any]:
    """What the article's tags and values rest on, for the page."""
    mentions = article.mentions.accepted().select_related("organization", "tagging_rule")
    article.accepted = list(mentions.order_by("-count", "organization__name"))  # type: ignore[attr-defined]
    readable = Readable(article)
    shown = marks_within(article, shown_length(article.body, article.visible_body))
    return {
        "organizations": tags_with_evidence(article.accepted_mentions, readable, shown),
        "topics_told": tags_with_evidence(topics, readable),
        "rests_on": values_with_evidence(article, readable),
    }


def remarks(article: Article, request: HttpRequest) -> list[str]:
    """What the reading remarked. A remark may quote any line of the text: the public has it where it has the text."""
    readable = article.display_policy == DisplayPolicy.FULL or (article.warnings and may_look(request))
    return article.warnings if readable else []


def description(article: Article) -> str:
    """For search engines and link previews: the summary or the beginning, or facts where no text may be shown."""
    if article.display_policy == DisplayPolicy.METADATA:
        facts = [outlet(article), in_words(article.published_on, article.date_precision), str(article.event or "")]
        return " · ".join(filter(None, facts))
    return article.summary or article.visible_lead
