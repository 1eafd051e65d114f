"""The admin as the editors' home: what waits for them comes first."""

from functools import wraps
from typing import Any

import pghistory
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy

from articles.history.who import NOTE_LENGTH

ORDER = ["Article", "Intake", "Feed", "Capture", "Organization", "Event", "Source", "Topic", "Place"]


WHY = "_why"
"""The field of any form in which somebody says why: `templates/admin/includes/why.html`."""


def keep_note(request: HttpRequest) -> None:
    """Put the note of a form that is sent into the context of the history that the request has."""
    if request.method == "POST" and (note := " ".join(request.POST.get(WHY, "").replace("\0", "").split())):
        pghistory.context(note=note[:NOTE_LENGTH])


def without_nulls(request: HttpRequest) -> None:
    """Leave out of an address what the database refuses to look for, so that lists answer whatever is typed there."""
    if "%00" in request.META.get("QUERY_STRING", ""):
        given = QueryDict(mutable=True)
        for name, values in request.GET.lists():
            given.setlist(name.replace("\0", ""), [value.replace("\0", "") for value in values])
        given._mutable = False
        request.GET = given  # type: ignore[assignment]


def view_on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """The public page of a thing. Django's own looks the thing up first, also where a model has no table."""
    kinds = (
        ContentType.objects.filter(pk=content_type_id) if content_type_id.isdecimal() else ContentType.objects.none()
    )
    if not any(hasattr(kind.model_class(), "get_absolute_url") for kind in kinds):
        raise Http404
    return shortcut(request, content_type_id, object_id)


class ArchiveAdminSite(admin.AdminSite):
    site_header = gettext_lazy("Cyber Policy Archive")
    site_title = gettext_lazy("Cyber Policy Archive")
    index_title = gettext_lazy("Overview")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        from articles.admin.desk.urls import paths  # the views need this site's models registered
        from articles.admin.history.urls import paths as paths_of_history

        seen = path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(view_on_site), name="view_on_site")
        return [*paths(self), *paths_of_history(self), seen, *super().get_urls()]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Whatever a form does, the history keeps why, where its sender says so; addresses may say anything."""

        @wraps(view)
        def with_note(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            keep_note(request)
            without_nulls(request)
            return view(request, *args, **kwargs)

        return super().admin_view(with_note, cacheable)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from articles.admin.desk.kinds import waiting

        may_take_in = request.user.has_perm("articles.add_article")
        context = {"tasks": list(waiting(request.user)), "may_take_in": may_take_in, **(extra_context or {})}
        return super().index(request, context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The archive's models first, in the order in which editors use them."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: ORDER.index(name) if (name := model["object_name"]) in ORDER else 99)
        return sorted(apps, key=lambda app: app["app_label"] != "articles")
