"""What the archive is, and what it holds."""

from typing import Any

from django.db.models import Count, Exists, Func, IntegerField, Max, Min, OuterRef, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView

from articles.models import (
    PUBLIC_STATUSES,
    Article,
    ArticleCapture,
    Blob,
    Capture,
    Event,
    Organization,
    Source,
    Status,
    Topic,
)

NAMED = Func("organization_ids", function="cardinality", output_field=IntegerField())
"""How many organizations an article names."""


class About(TemplateView):
    """Scope, method, rights and how to cite."""

    template_name = "articles/about.html"


class Searching(TemplateView):
    """What can be asked for in the search box."""

    template_name = "articles/searching.html"


class AboutData(TemplateView):
    """What data there are that the public sees, counted now."""

    template_name = "articles/about-data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Article.objects.public()
        held = ArticleCapture.objects.filter(capture=OuterRef("pk"), article__status__in=PUBLIC_STATUSES)
        captures = Capture.objects.filter(Exists(held)).order_by()
        return super().get_context_data(
            articles=public.aggregate(
                n=Count("pk"),
                first=Min("published_on"),
                last=Max("published_on"),
                mentions=Coalesce(Sum(NAMED), 0),
            ),
            languages=public.exclude(language="").values_list("language").annotate(n=Count("pk")).order_by("-n")[:12],
            withdrawn=Article.objects.filter(status=Status.WITHDRAWN).count(),
            captures=captures.count(),
            blobs=Blob.objects.filter(Exists(captures.filter(blob=OuterRef("pk")))).count(),
            registry={
                "events": Event.objects.wic().count(),
                "organizations": Organization.objects.count(),
                "sources": Source.objects.count(),
                "topics": Topic.objects.count(),
            },
            **kwargs,
        )


def robots(request: HttpRequest) -> HttpResponse:
    """Every article can be reached without asking a search; crawlers are kept out of the endless combinations."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
