"""In by a name and a password, and out."""

import time
from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.staff import log, second_factor
from archive.staff.lockout import turn
from archive.staff.middleware import half_signed_in
from archive.staff.views.pages import is_staff, onward, wanted
from articles.models import StaffLogEntry

NAMELESS = 60
"""Seconds in which one refusal of a name of nobody is logged: a flood of them would bury the log."""


class SignIn(LoginView):
    """Asks for name and password, and hands on to the second factor where one is needed."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "GET":
            if is_staff(request):
                return redirect(wanted(request))
            if half_signed_in(request):
                return onward(request, "code")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # As the form reads it, so that no other way of writing a name has a turn of its own.
        with turn(request, str(UsernameField().to_python(request.POST.get("username", "")))[:200]):
            return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frame = {**admin.site.each_context(self.request), "title": _("Log in"), "app_path": self.request.path}
        return super().get_context_data(**frame, **kwargs) | {"next": wanted(self.request)}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        login(self.request, user)
        if not second_factor.is_needed(user):
            log.write(log.Kind.SIGNED_IN, _("signed in by password"), request=self.request, by=user)
            return redirect(wanted(self.request))
        self.request.session[second_factor.AWAITED] = time.time()
        has_one = second_factor.devices_of(user, recovery=False).exists()
        return onward(self.request, "code" if has_one else "set_up")

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        name = str(form.cleaned_data.get("username", "")) if hasattr(form, "cleaned_data") else ""
        failures = getattr(self.request, "axes_failures_since_start", None)  # none where it was locked before
        if failures:
            note_refusal(self.request, name, locked=bool(getattr(self.request, "axes_locked_out", False)))
        return super().form_invalid(form)


def note_refusal(request: HttpRequest, name: str, *, locked: bool) -> None:
    """What was typed is kept only if it is the name of an account: often enough it is a password."""
    kind = log.Kind.LOCKED_OUT if locked else log.Kind.REFUSED
    user = User.objects.filter(username=name).first()
    if user is None:
        last = StaffLogEntry.objects.filter(kind=kind, user_id=None).order_by("-pk").first()
        if last is not None and (timezone.now() - last.at).total_seconds() < NAMELESS:
            return
    what = _("locked out after wrong passwords") if locked else _("wrong name or password")
    log.write(kind, what if user else _("{what}: a name of no account").format(what=what), request=request, by=user)


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and isinstance(request.user, User):
        log.write(log.Kind.SIGNED_OUT, _("signed out"), request=request, by=request.user)
    return admin.site.logout(request)
