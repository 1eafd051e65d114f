"""From a search to an edit: the selection and the form, then the preview, then the act."""

import time
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import bulk
from articles.acts import ActEnded
from articles.admin.bulk.forms import BulkForm
from articles.admin.bulk.searching import NAMED, named, search_of
from articles.bulk import Selection
from articles.models import Act

SECONDS = 6
"""After which the page answers, and goes on with the next request."""


class Bulk:
    """The view, for an admin of articles. The query string is the search; what is posted is the edit."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.admin.has_change_permission(request):
            raise PermissionDenied
        if NAMED in request.GET:
            return HttpResponseRedirect(named(request))
        selection = Selection(request.GET)
        form = BulkForm(request.POST if request.method == "POST" else None)
        form.offer(request.user)
        if request.method != "POST" or not form.is_valid() or selection.ignored:
            more = {"title": _("Edit many articles"), "form": form, **search_of(request, selection)}
            return self._page(request, "edit", selection, more)
        if request.POST.get("do") == "edit":
            if request.POST.get("mark") == selection.mark:
                return self._edit(request, selection, form)
            text = _("The search finds other articles now than those that you looked at: look again.")
            messages.warning(request, text)
        edit = form.asked()
        return self._page(
            request, "preview", selection, {"title": edit.sentence, "preview": bulk.preview(edit, selection)}
        )

    def _page(self, request: HttpRequest, name: str, selection: Selection, more: dict[str, Any]) -> HttpResponse:
        posted = [(name, text) for name, text in request.POST.items() if name in BulkForm.base_fields]
        context = {
            **self.admin.admin_site.each_context(request),
            "subtitle": None,
            "opts": self.admin.opts,
            "selection": selection,
            "number": len(selection.keys),
            "posted": posted,
            "address": f"{request.path}?{selection.query}" if selection.query else request.path,
            **more,
        }
        return TemplateResponse(request, f"admin/bulk/{name}.html", context)

    def _edit(self, request: HttpRequest, selection: Selection, form: BulkForm) -> HttpResponse:
        return going_on(request, bulk.begin(selection, form.asked(), by=request.user))


def going_on(request: HttpRequest, act: Act) -> HttpResponse:
    """Do what can be done before the page has to answer; then lead to the act, or to the rest of it."""
    until = time.monotonic() + SECONDS
    try:
        done = bulk.go_on(act, by=request.user, enough=lambda: time.monotonic() > until)
    except (ActEnded, bulk.Gone) as why:
        messages.error(request, str(why))
        return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
    if not done:
        return HttpResponseRedirect(reverse("admin:articles_article_bulk_run", args=[act.pk]))
    so_far = bulk.progress(act)
    text = _("Done: {changed} articles changed, {left} left as they were. This page has the undo.")
    messages.success(request, text.format(changed=so_far.changed, left=so_far.left))
    return HttpResponseRedirect(reverse("admin:articles_act_change", args=[act.pk]))
