"""One's own account: password, second factor, sessions."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from archive.staff import log, second_factor
from archive.staff.models import StaffSession
from archive.staff.sessions import end_sessions, sessions_of
from archive.staff.views.enrolment import person
from archive.staff.views.pages import show, signed_in
from archive.staff.views.password import NewPasswordForm

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
"""What a browser calls itself, the most particular first: most claim to be some others too."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A session as its person sees it. `here`: it is the one that asks."""

    row: StaffSession
    browser: str
    here: bool


def named(agent: str) -> str:
    """ "Firefox, Linux"; "" for what is no browser that is known."""
    found = (next((name for sign, name in signs if re.search(sign, agent)), "") for signs in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found))


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    user, key = person(request), request.session.session_key
    sessions = [Shown(row, named(row.agent), row.session_key == key) for row in sessions_of(user)]
    context = {
        "title": _("Your account"),
        "state": second_factor.state_of(user),
        "required": settings.SECOND_FACTOR,
        "sessions": sorted(sessions, key=lambda shown: not shown.here),
        "groups": list(user.groups.values_list("name", flat=True)),
    }
    return show(request, "account", context)


@require_POST
@signed_in
def end_others(request: HttpRequest) -> HttpResponse:
    number = end_sessions(person(request), but=request.session.session_key)
    if number:
        what = ngettext("ended {number} other session", "ended {number} other sessions", number).format(number=number)
        log.write(log.Kind.SIGNED_OUT, what, request=request, by=person(request))
        told = ngettext("{number} other session has ended.", "{number} other sessions have ended.", number)
        messages.success(request, told.format(number=number))
    return redirect("staff:account")


class Password(PasswordChangeView):
    """Another password ends all other sessions."""

    form_class = NewPasswordForm
    template_name = "admin/account/password.html"
    success_url = reverse_lazy("staff:account")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frame = {**admin.site.each_context(self.request), "title": _("Change password"), "subtitle": None}
        return super().get_context_data(**kwargs) | frame

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = person(self.request)
        end_sessions(user, but=self.request.session.session_key)
        log.write(log.Kind.ACCOUNT, _("changed the own password"), request=self.request, by=user)
        messages.success(self.request, _("Your password is changed. Your other sessions have ended."))
        return response
