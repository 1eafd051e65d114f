"""Tagging the archive again from the admin: some seconds a request, with a page that goes on."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import retagging
from articles.acts import ActEnded
from articles.admin.desk.pages import tell
from articles.models import Act, Organization, Topic
from articles.retagging import EVERYTHING, Aim, Plan
from articles.retagging.comparing import WRITTEN

SECONDS = 2.0
"""For which a request tags."""
MAY = "articles.change_taggingrule"


def paths(site: Any) -> list[Any]:
    return [
        path("retag/", site.admin_view(choose), name="articles_taggingrule_retag"),
        path("runs/<int:pk>/", site.admin_view(run), name="articles_taggingrule_run"),
    ]


def start(request: HttpRequest, plan: Plan, name: str) -> HttpResponse:
    """Begin a run, or go on with the one of the same aim; a short one is finished at once."""
    act = retagging.begin(plan.aim, _("Tagged again: {name}").format(name=name), by=request.user)
    return _go_on(request, act, plan)


def choose(request: HttpRequest) -> HttpResponse:
    """Tag again an organization, a topic (?organization=, ?topic=: keys) or everything; and the runs broken off."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    aim, name = _named(request)
    if request.method == "POST":
        return start(request, Plan.now(aim).with_rivals(), name)
    running = Act.objects.filter(kind=Act.Kind.RETAG, state=Act.State.RUNNING).select_related("by")
    return _page(request, "choose", {"title": _("Tag again"), "name": name, "aim": aim, "running": running})


def run(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a run has come. Posting goes on with it, or ends it where it is."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    act = get_object_or_404(Act, pk=pk, kind=Act.Kind.RETAG)
    if request.method == "POST" and request.POST.get("do") == "end":
        try:
            retagging.end(act, by=request.user)
        except ActEnded as problem:
            messages.warning(request, str(problem))
        return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
    if request.method == "POST":
        return _go_on(request, act, Plan.now(Aim.kept(act.parameters)))
    if act.state == Act.State.FINISHED:
        return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
    return _page(request, "run", {"title": _("Tagging again"), "act": act, "on": "on" in request.GET})


def _go_on(request: HttpRequest, act: Act, plan: Plan) -> HttpResponse:
    try:
        finished = retagging.go_on(act, plan, by=request.user, seconds=SECONDS)
    except ActEnded as problem:
        messages.warning(request, str(problem))
        finished = True
    else:
        if finished:
            tell(request, came_to(act), act if any(act.counts.get(step) for step in WRITTEN) else None)
    if finished:
        return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
    return HttpResponseRedirect(reverse("admin:articles_taggingrule_run", args=[act.pk]) + "?on")


def came_to(act: Act) -> str:
    """What a run did, in a sentence."""
    added, dropped = act.counts.get("added", 0), act.counts.get("dropped", 0)
    if not added and not dropped:
        return _("{act}: no suggestion was added or dropped.").format(act=act.summary)
    told = ngettext("{n} suggestion was added", "{n} suggestions were added", added).format(n=added)
    return _("{act}: {added}, {dropped} dropped.").format(act=act.summary, added=told, dropped=dropped)


def _named(request: HttpRequest) -> tuple[Aim, str]:
    """What the address names; everything where it names nothing."""
    if (organization := _key(request, "organization")) is not None:
        row = get_object_or_404(Organization, pk=organization)
        return Aim(organizations=frozenset({row.pk})), row.name
    if (topic := _key(request, "topic")) is not None:
        return Aim(topics=frozenset({topic})), get_object_or_404(Topic, pk=topic).label
    return EVERYTHING, _("everything")


def _key(request: HttpRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
    everything = {**admin.site.each_context(request), "subtitle": None, **context}
    return TemplateResponse(request, f"admin/articles/retag/{name}.html", everything)
