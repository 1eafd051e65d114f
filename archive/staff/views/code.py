"""The second step of signing in: a code of the authenticator, or one of the recovery codes."""

from django import forms
from django.contrib.auth.models import User
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp import login as verify

from archive.staff import log, second_factor
from archive.staff.second_factor import AWAITED, Device, Refused
from archive.staff.views.pages import by_password, is_staff, onward, refusal, show, wanted


class CodeForm(forms.Form):
    """Six digits, however they are grouped."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).split())
        RegexValidator(r"\A[0-9]{6}\Z", _("The code has six digits."))(code)
        return code


class RecoveryForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Recovery code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )


@by_password
def code(request: HttpRequest, user: User) -> HttpResponse:
    if is_staff(request):
        return redirect(wanted(request))
    if not second_factor.devices_of(user, recovery=False).exists():
        return onward(request, "set_up")
    recovery = "recovery" in request.GET
    form = (RecoveryForm if recovery else CodeForm)(request.POST or None)
    if form.is_valid():
        tried = second_factor.try_code(user, form.cleaned_data["code"], recovery=recovery)
        if not isinstance(tried, Refused):
            complete(request, user, tried, recovery=recovery)
            return redirect(wanted(request))
        log.write(log.Kind.REFUSED, _("wrong code of the second factor"), request=request, by=user)
        form.add_error("code", refusal(tried))
    context = {"title": _("Second factor"), "form": form, "recovery": recovery, "next": wanted(request)}
    return show(request, "code", context | {"name": user.get_username()})


def complete(request: HttpRequest, user: User, device: Device, *, recovery: bool = False) -> None:
    """Sign in whose second factor has come. The session gets another key, since it is worth more now."""
    request.session.pop(AWAITED, None)
    request.session.cycle_key()
    request.user = user
    verify(request, device)
    if recovery:
        left = device.token_set.count()
        what = _("signed in by password and recovery code; {number} left").format(number=left)
    else:
        what = _("signed in by password and code")
    log.write(log.Kind.SIGNED_IN, what, request=request, by=user)
