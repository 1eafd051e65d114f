"""Which admin site the project uses."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class ArchiveAdminConfig(AdminConfig):
    """Django's admin, with the archive's own site."""

    default_site = "articles.admin.site.ArchiveAdminSite"

    def ready(self) -> None:
        # The site's class lies in the package that registers with it. Whoever asked for the site first would import
        # that package, and with it make a second site; so the package comes first.
        import_module("articles.admin")
        super().ready()
