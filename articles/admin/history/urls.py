"""The pages of the history, below /admin/history/. Their names are in the namespace `admin`."""

from typing import Any

from django.urls import path

from articles.admin.history import page, recent, restore, versions

PAGES: tuple[tuple[str, Any, str], ...] = (
    ("", recent.recent_changes, "history_recent"),
    ("restore/<slug:table>/<int:event>/", restore.restore_view, "history_restore"),
    ("<slug:model>/<int:pk>/", page.history_of, "history_of"),
)
"""Route, view, name. Each view asks for the rights itself, since they are those to what is shown."""


def paths(site: Any) -> list[Any]:
    texts = path("articles/article/<int:pk>/texts/", site.admin_view(versions.text_versions), name="history_versions")
    return [texts, *(path(f"history/{route}", site.admin_view(view), name=name) for route, view, name in PAGES)]
