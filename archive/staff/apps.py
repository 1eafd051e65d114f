from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "archive.staff"
    label = "staff"
    verbose_name = _("People")
