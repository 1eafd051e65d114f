"""What is left of a withdrawn article, at each of its addresses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article, WithdrawalKind
from articles.views.article_access import may_look

GONE, FOR_LEGAL_REASONS = 410, 451


def tombstone(request: HttpRequest, article: Article) -> HttpResponse:
    """When and why an article was withdrawn, and nothing of what it said.

    An order of a court or an authority has a status of its own, and a link that says who carries it out: this site
    (RFC 7725). Who gave the order, and what for, is for the reason to say.
    """
    legal = article.withdrawn_kind == WithdrawalKind.LEGAL
    context = {"article": article, "legal": legal, "desk": may_look(request)}
    response = render(request, "410.html", context, status=FOR_LEGAL_REASONS if legal else GONE)
    response.headers["X-Robots-Tag"] = "noindex"
    if legal:
        response.headers["Link"] = f'<{request.build_absolute_uri(reverse("articles:home"))}>; rel="blocked-by"'
    return response
