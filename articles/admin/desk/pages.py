"""What the desk's pages share: who may see them, their frame, and messages that offer to undo."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Act

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


def number_in(words: str) -> int | None:
    """The key that an address or a form says; None for anything else."""
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 19 else None


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


def tell(request: HttpRequest, text: str, act: Act | None = None, level: int = messages.SUCCESS) -> None:
    """Say what was done; with its act, which leads to the page that can undo it."""
    if act is not None:
        address = reverse("admin:articles_act_change", args=[act.pk])
        text = format_html('{} <a class="undo" href="{}">{}</a>', text, address, _("Undo"))
    messages.add_message(request, level, text)
