"""What waits, by kind."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.desk.kinds import waiting
from articles.admin.desk.pages import desk_page, show


@desk_page()
def overview(request: HttpRequest) -> HttpResponse:
    return show(request, "overview", {"title": _("Desk"), "waiting": list(waiting(request.user))})
