"""The way of one article on its pages: the steps that it took, the ways that somebody may go, and going them."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import workflow
from articles.actions import Outcome
from articles.admin.desk.pages import tell
from articles.admin.withdrawing import AmendForm, BackForm, WithdrawForm
from articles.models import Article, Status
from articles.workflow import TRANSITIONS, Step, Transition

MOVE = "_move"
"""The button of a form that saves, and goes a way after it."""
SCHEDULE, CANCEL = "schedule", "cancel"
"""What a button may say beside the name of a transition."""

FORMS: dict[str, Callable[..., forms.Form]] = {
    "withdraw": WithdrawForm,
    "amend": AmendForm,
    "bring_back": BackForm,
}
"""What has to be said of a transition that asks, as keywords of its function."""


class Way:
    """The way of an article, for somebody: asked for by templates as far as they show it."""

    def __init__(self, request: HttpRequest, article: Article) -> None:
        self.user, self.article = request.user, article

    @cached_property
    def steps(self) -> list[Step]:
        return workflow.steps(self.article)

    @cached_property
    def offers(self) -> list[Transition]:
        """The ways that somebody may go now, the usual one first."""
        found = [one for one in workflow.ways_from(self.article.status) if self.user.has_perm(one.right)]
        return [one for one in found if hasattr(workflow, one.name) and not (one.shows and self.refusal)]

    @cached_property
    def refusal(self) -> Any:
        """Why this editor may not publish it, though editors may: another pair of eyes is wanted."""
        if not self.waits or not self.user.has_perm(workflow.PUBLISH):
            return ""
        return workflow.refusals({self.article.pk: self.article.status}, self.user).get(self.article.pk, "")

    @property
    def waits(self) -> bool:
        return self.article.status in workflow.WAITING

    @property
    def may_plan(self) -> bool:
        return self.waits and self.user.has_perm(workflow.PUBLISH) and not self.refusal

    @property
    def may_cancel(self) -> bool:
        return self.article.publish_at is not None and self.user.has_perm(workflow.PUBLISH)

    @cached_property
    def open_comments(self) -> int:
        return self.article.comments.open().count()


class Move:
    """The page of one way, for an admin of articles: what it asks for, or whether it is meant. A post goes it."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        article, transition = get_object_or_404(Article.objects.defer("body"), pk=pk), transition_named(name)
        if not (request.user.has_perm(transition.right) and self.admin.has_view_permission(request, article)):
            raise PermissionDenied
        posted = request.POST if request.method == "POST" else None
        form = FORMS[name](posted, article=article) if name in FORMS else forms.Form(posted)
        if form.is_valid():
            go(request, article, transition, **form.cleaned_data)
            return HttpResponseRedirect(self._back(request, article))
        context = {
            **self.admin.admin_site.each_context(request),
            "title": str(capfirst(transition.label)).removesuffix(" …"),
            "subtitle": None,
            "opts": self.admin.opts,
            "article": article,
            "transition": transition,
            "applies": article.status in transition.comes_from,
            "form": form,
            "back": self._back(request, article),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/articles/article/move.html", context, status=status)

    def _back(self, request: HttpRequest, article: Article) -> str:
        """The desk for who came from there, and the form for everybody else."""
        if request.GET.get("from") == "desk":
            return reverse("admin:desk_article", args=[article.pk])
        return reverse("admin:articles_article_change", args=[article.pk])


def transition_named(name: str) -> Transition:
    if name not in TRANSITIONS or not hasattr(workflow, name):
        raise Http404
    return TRANSITIONS[name]


def after_saving(request: HttpRequest, article: Article, plan: Any = None) -> HttpResponse | None:
    """What the button of a form asked for beside saving; the page to go to, or None where it asked for nothing."""
    name = request.POST.get(MOVE, "")
    if not name:
        return None
    here = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    if name in (SCHEDULE, CANCEL):
        _plan(request, article, plan if name == SCHEDULE else None)
        return here
    transition = transition_named(name)
    if not request.user.has_perm(transition.right):
        raise PermissionDenied
    if transition.asks:
        return HttpResponseRedirect(reverse("admin:articles_article_move", args=[article.pk, name]))
    go(request, article, transition)
    return here


def go(request: HttpRequest, article: Article, transition: Transition, **said: Any) -> None:
    """Take an article a way, as an act, and tell what became of it."""
    write: Callable[..., Outcome] = getattr(workflow, transition.name)
    outcome, act = workflow.as_act(
        f"{transition.done}: {Truncator(article.title).chars(80)}",
        request.user,
        lambda: write(articles=Article.objects.filter(pk=article.pk), by=request.user, **said),
        transition.name,
    )
    if act is not None:
        tell(request, f"{transition.done}.", act)
        return
    for reason in outcome.skipped:
        tell(request, not_done(transition, reason), level=messages.WARNING)


def not_done(transition: Transition, reason: str) -> str:
    label = str(transition.label).removesuffix(" …")
    if reason in map(str, Status.labels):
        return _("Somebody was faster: it is {state} now, and was left so.").format(state=reason)
    return _("Could not {do} it: {reason}.").format(do=label, reason=reason)


def _plan(request: HttpRequest, article: Article, at: Any) -> None:
    if not request.user.has_perm(workflow.PUBLISH):
        raise PermissionDenied
    one, title = Article.objects.filter(pk=article.pk), Truncator(article.title).chars(80)
    if at is None:
        summary, said = _("Not published later"), _("It is not published by itself any more.")
        outcome, act = workflow.as_act(
            f"{summary}: {title}", request.user, lambda: workflow.cancel(articles=one, by=request.user), "publish"
        )
    else:
        when = date_format(localtime(at), "j F Y, H:i")
        summary = _("To be published on {when}").format(when=when)
        said = _("It is going to be published on {when} ({zone}).").format(when=when, zone=localtime(at).tzname())
        outcome, act = workflow.as_act(
            f"{summary}: {title}",
            request.user,
            lambda: workflow.schedule(articles=one, at=at, by=request.user),
            "publish",
        )
    if act is not None:
        tell(request, said, act)
    for reason in outcome.skipped:
        tell(request, not_done(TRANSITIONS["publish"], reason), level=messages.WARNING)
