"""Asking for the password once more, before something that a stranger at the desk should not be able to do."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.staff.lockout import turn


def is_right(request: HttpRequest, password: str) -> bool:
    """Whether it is the password of who is signed in. Wrong ones count as at the login, and lock out as there."""
    name = request.user.get_username()
    with turn(request, name):
        found = authenticate(request, username=name, password=password)
    return found is not None and found.pk == request.user.pk


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not is_right(self.request, password):
            raise ValidationError(_("This is not your password."))
        return password


class NewPasswordForm(PasswordChangeForm):
    """Django's, where wrong old passwords count as at the login."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password = str(self.cleaned_data["old_password"])
        if not is_right(self.request, password):
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return password
