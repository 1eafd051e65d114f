"""What the pages of accounts share."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from archive.staff.middleware import half_signed_in
from archive.staff.second_factor import Refused

View = Callable[..., Any]


def show(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> TemplateResponse:
    """`templates/admin/account/<name>.html`; `context` has its `title`."""
    everything = {**admin.site.each_context(request), "subtitle": None, **context}
    return TemplateResponse(request, f"admin/account/{name}.html", everything, status=status)


def wanted(request: HttpRequest) -> str:
    """Where somebody wanted to go before they were asked who they are: an address of this site, from its root on."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    # A word without a slash would be taken for the name of a page.
    return address if safe and address.startswith("/") else reverse("admin:index")


def onward(request: HttpRequest, name: str) -> HttpResponse:
    """To another of these pages, and from there to where one wanted to go."""
    return redirect(f"{reverse(f'staff:{name}')}?{urlencode({'next': wanted(request)})}")


def is_staff(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and admin.site.has_permission(request)


def signed_in(view: View) -> View:
    """A page of somebody's own account. The admin's way to the login for anybody else."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_staff(request):
            return redirect(f"{reverse('staff:login')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return never_cache(csrf_protect(inner))


def by_password(view: View) -> View:
    """A page for who gave a password, whether or not the second factor has come: `view(request, user)`."""

    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        user = half_signed_in(request) or (request.user if is_staff(request) else None)
        if user is None:
            return redirect(f"{reverse('staff:login')}?{urlencode({'next': wanted(request)})}")
        return view(request, user)

    return never_cache(csrf_protect(inner))


def refusal(refused: Refused) -> str:
    """Why a code was not taken, to a person."""
    if refused.until is None:
        return _(
            "This code is not right, or was used before. Wait for the next one; the phone's clock has to be right."
        )
    at = time_format(localtime(refused.until), "H:i:s")
    return _("Too many wrong codes. The next one is looked at after {time} ({zone}).").format(
        time=at, zone=localtime(refused.until).tzname()
    )
