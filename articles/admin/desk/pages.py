"""What the desk's pages share: who may see them, their frame, and messages that offer to undo."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.admin.saying import number_in as number_in
from articles.admin.saying import tell as tell

View = Callable[..., HttpResponse]


def desk_page(*, see: str = "articles.view_article", write: str = "articles.change_article") -> Callable[[View], View]:
    """A view of the desk: `see` is the right to open it, `write` the one to post to it. 403 for anybody else."""

    def with_rights(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            needed = see if request.method in ("GET", "HEAD") else write
            if not request.user.has_perm(needed):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return inner

    return with_rights


def plain(words: str) -> str:
    """What an address says, without what no text of the database holds."""
    return words.replace("\0", "").strip()


def chosen(request: HttpRequest) -> list[int]:
    """The keys of the rows that were ticked."""
    found = map(number_in, request.POST.getlist("chosen"))
    return [key for key in found if key is not None]


def show(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> TemplateResponse:
    """`templates/admin/desk/<name>.html`, which extends `admin/desk/base.html`; `context` has its `title`."""
    everything = {**admin.site.each_context(request), "subtitle": None, **context}
    return TemplateResponse(request, f"admin/desk/{name}.html", everything, status=status)
