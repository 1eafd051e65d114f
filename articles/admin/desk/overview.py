"""What waits, by kind; and the names and rules that editors mostly say no to."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.desk import deciding
from articles.admin.desk.kinds import GROUPS, waiting
from articles.admin.desk.pages import desk_page, show
from articles.retagging.rejections import OFTEN, often_rejected


@desk_page()
def overview(request: HttpRequest) -> HttpResponse:
    """A query a kind, whatever waits."""
    found = list(waiting(request.user))
    groups = [(label, [one for one in found if one.kind.group == name]) for name, label in GROUPS.items()]
    context = {
        "title": _("Desk"),
        "groups": [(label, ones) for label, ones in groups if ones],
        "last": deciding.last_act(request.user),
        "may_write": request.user.has_perm("articles.change_article"),
    }
    return show(request, "overview", context)


@desk_page()
def rejected(request: HttpRequest) -> HttpResponse:
    """Names, cues and rules whose suggestions are often rejected."""
    return show(request, "rejected", {"title": _("Often rejected"), "rows": often_rejected(), "often": OFTEN})
