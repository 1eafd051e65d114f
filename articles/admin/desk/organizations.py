"""Suggestions by organization: all of them with their sentences, decided at once."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.desk.pages import desk_page, show


@desk_page()
def organizations(request: HttpRequest) -> HttpResponse:
    return show(request, "organizations", {"title": _("Suggestions by organization")})


@desk_page()
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "organizations", {"title": _("Suggestions by organization")})
