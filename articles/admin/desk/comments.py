"""Comments of editors on an article: beside its form and on the desk, written, changed and settled without leaving."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles import comments
from articles.admin.desk.pages import number_in, plain
from articles.comments import CommentError
from articles.models import Article, Comment

VIEW, ADD, CHANGE = (f"articles.{verb}_comment" for verb in ("view", "add", "change"))


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, and what somebody may do with it."""

    comment: Comment
    may_change: bool
    may_settle: bool


class Talk:
    """What editors said about an article, for somebody; templates ask as far as they show it.

    `of_desk`: the queue of the desk's page that shows it; None beside the form. `text` and `error`: what was typed
    and could not be written.
    """

    def __init__(self, request: HttpRequest, article: Article, of_desk: str | None = None, **typed: Any) -> None:
        self.user, self.article, self.of_desk = request.user, article, of_desk
        self.text, self.error, self.at = typed.get("text", ""), typed.get("error", ""), typed.get("at", 0)
        self._said: list[Said] | None = None

    @property
    def may_view(self) -> bool:
        return self.user.has_perm(VIEW)

    @property
    def may_write(self) -> bool:
        return self.user.has_perm(ADD)

    @property
    def action(self) -> str:
        address = reverse("admin:articles_article_comments", args=[self.article.pk])
        return address if self.of_desk is None else f"{address}?{urlencode({'queue': self.of_desk})}"

    @property
    def back(self) -> str:
        """The page that shows it."""
        if self.of_desk is None:
            return reverse("admin:articles_article_change", args=[self.article.pk]) + "#comments"
        return f"{reverse('admin:desk_article', args=[self.article.pk])}?{urlencode({'queue': self.of_desk})}#comments"

    @property
    def open(self) -> list[Said]:
        return [one for one in self._all() if one.comment.settled_at is None]

    @property
    def settled(self) -> list[Said]:
        return [one for one in self._all() if one.comment.settled_at is not None]

    def _all(self) -> list[Said]:
        if self._said is None:
            self._said = list(self._read()) if self.may_view else []
        return self._said

    def _read(self) -> Iterator[Said]:
        may = self.user.has_perm(CHANGE)
        for comment in Comment.objects.filter(article=self.article).select_related("by", "settled_by"):
            yield Said(comment, may and comment.by_id is not None and comment.by_id == self.user.pk, may)


class Comments:
    """The address that comments are posted to, for an admin of articles. With a script, it answers with their part."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.only("title", "language"), pk=pk)
        queue = request.GET.get("queue")
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(Talk(request, article, queue).back)
        try:
            do(request, article)
        except CommentError as why:
            typed = {"text": request.POST.get("text", ""), "error": str(why), "at": _comment_of(request)}
            return self._answer(request, Talk(request, article, queue, **typed), 422)
        return self._answer(request, Talk(request, article, queue))

    def _answer(self, request: HttpRequest, talk: Talk, status: int = 200) -> HttpResponse:
        if request.headers.get("X-Comments"):
            return render(request, "admin/comments.html", {"talk": talk}, status=status)
        if status == 200:
            return HttpResponseRedirect(talk.back)
        context = {
            **self.admin.admin_site.each_context(request),
            "title": _("Comments"),
            "subtitle": None,
            "opts": self.admin.opts,
            "talk": talk,
        }
        return TemplateResponse(request, "admin/articles/article/comments.html", context, status=status)


def do(request: HttpRequest, article: Article) -> None:
    """`do` is a verb, and the key of the comment that it is about: "write", "change 12", "settle 12", "reopen 12"."""
    verb = request.POST.get("do", "").partition(" ")[0]
    if verb == "write":
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        comments.write(article=article, text=plain(request.POST.get("text", "")), by=request.user)
        return
    if verb not in ("change", "settle", "reopen"):
        raise Http404
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    comment = get_object_or_404(Comment, pk=_comment_of(request), article=article)
    if verb == "change":
        comments.change(comment=comment, text=plain(request.POST.get("text", "")), by=request.user)
    elif verb == "settle":
        comments.settle(comment=comment, by=request.user)
    else:
        comments.reopen(comment=comment, by=request.user)


def _comment_of(request: HttpRequest) -> int:
    """The key of the comment that a post is about; 0 for a new one."""
    return number_in(request.POST.get("do", "").partition(" ")[2]) or 0
