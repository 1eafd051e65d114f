"""Which admin site the project uses."""

from django.contrib.admin.apps import AdminConfig


class ArchiveAdminConfig(AdminConfig):
    """Django's admin, with the archive's own site."""

    default_site = "articles.admin.site.ArchiveAdminSite"
