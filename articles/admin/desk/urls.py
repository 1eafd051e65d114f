"""The pages of the desk, below /admin/desk/: a line each. Their names are in the namespace `admin`."""

from typing import Any

from django.urls import path

from articles.admin.desk import (
    article,
    correction_deleting,
    corrections,
    doubles,
    lists,
    names,
    organizations,
    overview,
)
from articles.admin.desk.pages import View

PAGES: tuple[tuple[str, View, str], ...] = (
    ("", overview.overview, "desk"),
    ("undo/", article.undo, "desk_undo"),
    ("articles/", article.first, "desk_articles"),
    ("articles/<int:pk>/", article.article, "desk_article"),
    ("organizations/", organizations.organizations, "desk_organizations"),
    ("organizations/<int:pk>/", organizations.organization, "desk_organization"),
    ("lists/<slug:name>/", lists.listed, "desk_list"),
    ("names/", names.names, "desk_names"),
    ("names/<int:pk>/", names.name, "desk_name"),
    ("doubles/", doubles.doubles, "desk_doubles"),
    ("doubles/<int:pk>/", doubles.double, "desk_double"),
    ("corrections/", corrections.corrections, "desk_corrections"),
    ("corrections/<int:pk>/", corrections.correction, "desk_correction"),
    ("corrections/<int:pk>/delete/", correction_deleting.delete, "desk_correction_delete"),
    ("rejected/", overview.rejected, "desk_rejected"),
)
"""Route, view, name. Views are wrapped by `pages.desk_page`, which asks for the rights."""


def paths(site: Any) -> list[Any]:
    return [path(f"desk/{route}", site.admin_view(view), name=name) for route, view, name in PAGES]
