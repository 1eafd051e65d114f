"""The admin as the editors' home: what waits for them comes first."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

ORDER = ["Article", "Intake", "Feed", "Capture", "Organization", "Event", "Source", "Topic", "Place"]


class ArchiveAdminSite(admin.AdminSite):
    site_header = gettext_lazy("Cyber Policy Archive")
    site_title = gettext_lazy("Cyber Policy Archive")
    index_title = gettext_lazy("Overview")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        from articles.admin.desk.urls import paths  # the views need this site's models registered

        return [*paths(self), *super().get_urls()]

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
