"""What the archive is, and what it holds."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import OperationalError
from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView

from articles import bitmaps
from articles.bitmaps import Bitmaps
from articles.models import (
    PUBLIC_STATUSES,
    Article,
    ArticleCapture,
    Capture,
    Event,
    Organization,
    Source,
    Status,
    Topic,
)
from articles.views.caching import not_kept

LANGUAGES = 12


@dataclass(frozen=True, slots=True)
class Captures:
    """What public articles were read from: receipts, and the files that they are receipts of."""

    receipts: int
    files: int


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
        index = bitmaps.current()
        public = index.everything
        languages = sorted(index.counts("language", public).items(), key=lambda pair: (-pair[1], pair[0]))
        return super().get_context_data(
            articles={
                "n": len(public),
                "first": index.days[0] if index.days else None,
                "last": index.days[-1] if index.days else None,
                "mentions": sum(index.counts("organization", public).values()),
            },
            languages=languages[:LANGUAGES],
            withdrawn=Article.objects.filter(status=Status.WITHDRAWN).count(),
            captures=captures(index),
            registry={
                "events": Event.objects.wic().count(),
                "organizations": Organization.objects.count(),
                "sources": Source.objects.count(),
                "topics": Topic.objects.count(),
            },
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        response = super().render_to_response(context, **options)
        if context["captures"] is None:
            not_kept(response)
        return response


def captures(index: Bitmaps) -> Captures | None:
    """Counted once for each state of the archive: it takes a second on a large one. None where it takes too long."""
    key = f"captures-{index.stamp}".replace(" ", "") if index.stamp else None
    known: Captures | None = cache.get(key) if key else None
    if known is None:
        held = ArticleCapture.objects.filter(capture=OuterRef("pk"), article__status__in=PUBLIC_STATUSES)
        receipts = Capture.objects.filter(Exists(held)).order_by()
        try:
            found = receipts.aggregate(receipts=Count("pk"), files=Count("blob", distinct=True))
        except OperationalError:
            return None
        known = Captures(**found)
        if key:
            cache.set(key, known)
    return known


def robots(request: HttpRequest) -> HttpResponse:
    """Every article can be reached without asking a search; crawlers are kept out of the endless combinations."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
