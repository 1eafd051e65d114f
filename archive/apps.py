"""Which admin site the project uses, and what its sections are called."""

from importlib import import_module

from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArchiveAdminConfig(AdminConfig):
    """Django's admin, with the archive's own site."""

    default_site = "articles.admin.site.ArchiveAdminSite"

    def ready(self) -> None:
        # The site's class lies in the package that registers with it. Whoever asked for the site first would import
        # that package, and with it make a second site; so the package comes first.
        import_module("articles.admin")
        super().ready()
        apps.get_app_config("auth").verbose_name = _("People")
