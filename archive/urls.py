"""Addresses of the project: health for machines, the admin for editors, everything else the archive itself."""

from django.contrib import admin
from django.urls import include, path

from archive import health

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("admin/", include("archive.staff.urls")),  # before Django's own, whose pages of the same address they replace
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
