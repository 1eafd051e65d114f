"""Who may see an article that is not public."""

from django.conf import settings
from django.http import HttpRequest

LOOK_INTO_DRAFTS = "articles.view_article"


def may_look(request: HttpRequest) -> bool:
    """Whether whoever asks belongs to the desk. Who brings no session is not asked for one: their pages are shared."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm(LOOK_INTO_DRAFTS)
