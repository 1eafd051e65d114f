"""Setting up a second factor, new recovery codes, and giving it up."""

from base64 import b32encode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django_otp import login as verify

from archive.staff import log, second_factor
from archive.staff.second_factor import Refused
from archive.staff.sessions import end_sessions
from archive.staff.views.code import CodeForm, complete
from archive.staff.views.pages import by_password, is_staff, onward, refusal, show, signed_in, wanted
from archive.staff.views.password import PasswordForm

BEGUN = "second_factor_begun"
"""Key of the session: which authenticator it is setting up."""


@by_password
def set_up(request: HttpRequest, user: User) -> HttpResponse:
    """Shows the key as a QR code, and takes the first code. A second factor that is there has to come first."""
    full = is_staff(request)
    if not full and second_factor.devices_of(user, recovery=False).exists():
        return onward(request, "code")
    # Not asked again of who has just given it: `full` is then false.
    password = PasswordForm(request, request.POST or None) if full else None
    form = CodeForm(request.POST or None)
    if form.is_valid() and (password is None or password.is_valid()):
        found = second_factor.confirm(user, request.session.get(BEGUN), form.cleaned_data["code"])
        if not isinstance(found, Refused):
            return finish(request, user, *found)
        form.add_error("code", refusal(found))
    device = second_factor.begin(user, request.session.get(BEGUN))
    request.session[BEGUN] = device.pk
    secret = b32encode(device.bin_key).decode().rstrip("=")
    context = {
        "title": _("Set up a second factor"),
        "form": form,
        "password": password,
        "name": user.get_username(),
        "drawing": mark_safe(second_factor.drawn(device.config_url)),  # made of numbers alone
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "address": device.config_url,
        "next": wanted(request),
    }
    return show(request, "set_up", context)


def finish(request: HttpRequest, user: User, device: second_factor.TOTPDevice, codes: list[str]) -> HttpResponse:
    request.session.pop(BEGUN, None)
    log.write(log.Kind.SECOND_FACTOR, _("set up a second factor"), request=request, by=user)
    if is_staff(request):
        request.session.cycle_key()
        verify(request, device)
    else:
        complete(request, user, device)
    end_sessions(user, but=request.session.session_key)
    return show(request, "codes", {"title": _("Your recovery codes"), "codes": codes, "next": wanted(request)})


@signed_in
def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes; those before are void."""
    user = person(request)
    if second_factor.state_of(user) is None:
        return redirect("staff:set_up")
    form = PasswordForm(request, request.POST or None)
    if not form.is_valid():
        question = _("The codes that you have are void then.")
        context = {"title": _("New recovery codes"), "question": question, "button": _("Make new codes")}
        return show(request, "ask", {**context, "form": form})
    made = second_factor.new_codes(user)
    log.write(log.Kind.SECOND_FACTOR, _("made new recovery codes"), request=request, by=user)
    return show(request, "codes", {"title": _("Your recovery codes"), "codes": made, "next": wanted(request)})


@signed_in
def remove(request: HttpRequest) -> HttpResponse:
    """Give the second factor up, where nobody needs one."""
    user = person(request)
    if settings.SECOND_FACTOR:
        raise PermissionDenied
    if second_factor.state_of(user) is None:
        return redirect("staff:account")
    form = PasswordForm(request, request.POST or None)
    if not form.is_valid():
        question = _("Your password alone signs you in then. Other sessions of yours end.")
        context = {"title": _("Remove the second factor"), "question": question, "button": _("Remove it")}
        return show(request, "ask", {**context, "form": form})
    second_factor.remove(user)
    request.session.cycle_key()
    end_sessions(user, but=request.session.session_key)
    log.write(log.Kind.SECOND_FACTOR, _("removed the own second factor"), request=request, by=user)
    messages.success(request, _("The second factor is gone: your password alone signs you in."))
    return redirect("staff:account")


def person(request: HttpRequest) -> User:
    """Who is signed in, on a page that only they see."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
