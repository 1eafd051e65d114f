"""Addresses of articles that were merged into others: they lead there for ever, in one hop."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from articles.models import Article, FormerSlug, Status
from articles.models.article import UNSEEN
from articles.models.merge import MergeKind
from articles.views.article_access import may_look
from articles.views.tombstones import tombstone

View = Callable[..., HttpResponseBase]
LIKEWISE = ("article-correct",)
"""Pages that the article that was kept has as well; from the others one comes to the article itself."""


def follows_merges(view: View) -> View:
    """A view of an article by its number, `pk`; the number of one that was merged leads to what it is now."""

    @wraps(view)
    def inner(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, pk=pk, **kwargs)
        except Http404:
            response = to_what_was_kept(request, pk) or to_the_other_kept(request, pk, kwargs.get("other"))
            if response is None:
                raise
            return response

    return inner


def to_what_was_kept(request: HttpRequest, pk: int) -> HttpResponseBase | None:
    """A redirect, or what the public sees of a withdrawn article; None where there is nothing that it may see."""
    article = kept_of(pk)
    if article is None:
        return None
    if article.status == Status.WITHDRAWN:
        return tombstone(request, article)
    if not article.is_public and not may_look(request):
        return None
    name = request.resolver_match.url_name if request.resolver_match else ""
    address = article.get_absolute_url()
    if name in LIKEWISE:
        address = reverse(f"articles:{name}", args=[article.pk, article.slug])
    query = request.META["QUERY_STRING"]
    # What a form sends goes along: a reader may have had it open
    return HttpResponsePermanentRedirect(
        address + (f"?{query}" if query else ""), preserve_request=request.method == "POST"
    )


def to_the_other_kept(request: HttpRequest, pk: int, other: int | None) -> HttpResponseBase | None:
    """From two articles side by side, of which the second was merged, to the two that they are now, or to the first."""
    second = kept_of(other) if other is not None else None
    article = Article.objects.public().defer(*UNSEEN).filter(pk=pk).first()
    if second is None or article is None:
        return None
    if second.status == Status.WITHDRAWN:
        return tombstone(request, second)
    if article == second or not second.is_public or article.story_id is None or article.story_id != second.story_id:
        return HttpResponsePermanentRedirect(article.get_absolute_url())
    address = reverse("articles:article-compare", args=[article.pk, article.slug, second.pk])
    return HttpResponsePermanentRedirect(address)


def kept_of(pk: int) -> Article | None:
    """What an article of this number was merged into; None where it is there itself, or never was."""
    bearer = FormerSlug.objects.filter(kind=MergeKind.ARTICLE, slug=str(pk)).values("object_id")
    article = Article.objects.defer(*UNSEEN).filter(pk__in=bearer).first()
    return None if article is None or Article.objects.filter(pk=pk).exists() else article
