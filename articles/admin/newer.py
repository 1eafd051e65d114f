"""A newer version of an article's text: what differs, and taking it over or leaving it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import actions
from articles.differences import compare
from articles.models import Article, ArticleCapture

DECISIONS = {"take": actions.take_newer_text, "leave": actions.leave_newer_text}


class Newer:
    """The view, for an admin of articles."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One version at a time, the newest one; the page leads from one to the next."""
        newer = ArticleCapture.objects.filter(role=ArticleCapture.Role.NEWER).select_related("article", "capture")
        link = get_object_or_404(newer, pk=pk)
        article = link.article
        if not self.admin.has_view_permission(request, article):
            raise PermissionDenied
        may_change = self.admin.has_change_permission(request, article)
        if request.method == "POST":
            return self._decide(request, link, may_change)
        context = {
            **self.admin.admin_site.each_context(request),
            "title": _("A newer version"),
            "subtitle": None,
            "opts": self.admin.opts,
            "article": article,
            "link": link,
            "difference": compare(article.body, link.body),
            "titles": compare(article.title, link.title or article.title),
            "may_change": may_change,
            "version": article.updated_at.isoformat(),
        }
        return TemplateResponse(request, "admin/articles/article/newer.html", context)

    def _decide(self, request: HttpRequest, link: ArticleCapture, may_change: bool) -> HttpResponse:
        decide = DECISIONS.get(request.POST.get("do", ""))
        if not may_change or decide is None:
            raise PermissionDenied
        form = reverse("admin:articles_article_change", args=[link.article_id])
        with transaction.atomic():
            article = get_object_or_404(Article.objects.select_for_update(of=("self",)), pk=link.article_id)
            waiting = ArticleCapture.objects.filter(pk=link.pk, role=ArticleCapture.Role.NEWER).first()
            if waiting is None or request.POST.get("version") != article.updated_at.isoformat():
                text = _("Somebody changed the article meanwhile: look at the differences again.")
                self.admin.message_user(request, text, messages.WARNING)
                return HttpResponseRedirect(request.path if waiting else form)
            decide(link=waiting, by=request.user)
        taken = _("The article has the newer text now; the earlier one is kept with its capture.")
        left = _("The article's text stays; the newer one is kept with its capture.")
        text = taken if request.POST["do"] == "take" else left
        self.admin.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(form)
