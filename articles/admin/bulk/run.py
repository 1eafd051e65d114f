"""A bulk edit that takes more than one request: how far it is, and going on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import bulk, workflow
from articles.admin.bulk.page import going_on
from articles.models import Act


def rights_of(act: Act) -> set[str]:
    """What somebody has to be allowed to go on with a run that another one may have begun."""
    try:
        return bulk.Edit.of(act.parameters["edit"]).rights
    except bulk.Gone:  # going on says what is there no more
        return {workflow.CHANGE}


class Run:
    """The view, for an admin of articles. A post does the next portions."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.admin.has_change_permission(request):
            raise PermissionDenied
        act = get_object_or_404(Act, pk=pk, kind=Act.Kind.BULK)
        if act.state != Act.State.RUNNING:
            return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
        if request.method == "POST":
            if not request.user.has_perms(rights_of(act)):
                raise PermissionDenied
            return going_on(request, act)
        context = {
            **self.admin.admin_site.each_context(request),
            "title": act.summary,
            "subtitle": None,
            "opts": self.admin.opts,
            "act": act,
            "progress": bulk.progress(act),
        }
        return TemplateResponse(request, "admin/bulk/run.html", context)
