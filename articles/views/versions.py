"""What an address said at different times: the text as it was taken in, and what was edited since."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles import differences
from articles.fingerprints import text_hash
from articles.models import Article, ArticleCapture, DisplayPolicy, Status
from articles.views.article_access import may_look
from articles.views.copies import Group, grouped, percent
from articles.views.tombstones import tombstone


@dataclass(slots=True)
class Version:
    """A text that was found at an address.

    seen    when, each time
    share   how much of what this text and the one before it say is in both, in %; None for the first
    titles, groups  what differs from the one before, where the public may read it
    """

    title: str
    body: str
    seen: list[datetime] = field(default_factory=list)
    share: int | None = None
    titles: differences.Difference | None = None
    groups: list[Group] = field(default_factory=list)

    @property
    def digest(self) -> str:
        return text_hash(self.title, self.body)

    @property
    def first_seen(self) -> datetime:
        return self.seen[0]

    @property
    def last_seen(self) -> datetime:
        return self.seen[-1]


def when(link: ArticleCapture) -> datetime:
    return link.fetched_at or link.capture.fetched_at or link.capture.received_at


def versions_of(article: Article, links: list[ArticleCapture]) -> list[Version]:
    """The texts that one page had, in the order of time; the same text seen again is one version.

    `links` with their captures. Those of other addresses, and near doubles, are no versions of this page.
    """
    found: list[Version] = []
    for link in sorted((link for link in links if of_the_page(link)), key=lambda link: (when(link), link.pk)):
        text = (link.title, link.body) if link.text_hash else (article.title, article.body)
        if not found or text_hash(*text) != found[-1].digest:
            found.append(Version(*text))
        found[-1].seen.append(when(link))
    return found


def of_the_page(link: ArticleCapture) -> bool:
    roles = ArticleCapture.Role
    return link.role in (roles.ORIGIN, roles.NEWER) or (
        link.role == roles.DOUBLE and not link.text_hash and not link.canonical_address and bool(link.fetched_at)
    )


def versions(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Every version with what was changed in it; numbers alone where the public may not read the text."""
    articles = Article.objects.defer("search_vector", "title_vector").select_related("source", "agency")
    article = get_object_or_404(articles, pk=pk)
    if article.status == Status.WITHDRAWN:
        return tombstone(request, article)
    if not article.is_public and not may_look(request):
        raise Http404
    found = versions_of(article, list(article.article_captures.select_related("capture")))
    if len(found) < 2:
        raise Http404
    if slug != article.slug:
        return HttpResponsePermanentRedirect(reverse("articles:article-versions", args=[pk, article.slug]))
    readable = article.display_policy == DisplayPolicy.FULL
    context = {"article": article, "versions": list(told(found, readable=readable)), "readable": readable}
    response = render(request, "articles/versions.html", context)
    if not article.is_public:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def told(found: list[Version], *, readable: bool) -> Iterator[Version]:
    """Each version with what differs from the one before it."""
    before: Version | None = None
    for version in found:
        if before:
            version.share = percent(before.body, version.body)
            version.titles = differences.compare(before.title, version.title)
            if readable:
                version.groups = list(grouped(differences.compare(before.body, version.body)))
        before = version
        yield version


def edited(article: Article, links: list[ArticleCapture]) -> dict[str, Any] | None:
    """For the article's page: how many versions there are, and until when; None where there is one."""
    if all(link.role != ArticleCapture.Role.NEWER for link in links):
        return None
    found = versions_of(article, links)
    if len(found) < 2:
        return None
    address = reverse("articles:article-versions", args=[article.pk, article.slug])
    return {"number": len(found), "last": found[-1].first_seen, "address": address}
