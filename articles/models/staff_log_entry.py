from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import not_blank, one_of
from articles.models.history import unchangeable


class StaffLogKind(models.TextChoices):
    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    REFUSED = "refused", _("refused")
    LOCKED_OUT = "locked_out", _("locked out")
    SECOND_FACTOR = "second_factor", _("second factor")
    ACCOUNT = "account", _("account or group changed")
    WROTE = "wrote", _("wrote")
    COMMAND = "command", _("command")


class StaffLogEntry(models.Model):
    """What somebody of the staff did, or what was refused. The database takes no change of an entry and no deletion.

    Names of people stand beside their keys, since an entry does not change when an account goes.
    """

    Kind = StaffLogKind

    at = models.DateTimeField(_("at"), auto_now_add=True)
    kind = models.CharField(_("kind"), max_length=20, choices=StaffLogKind)
    user_id = models.BigIntegerField(_("key of the account"), null=True)
    user_name = models.CharField(_("account"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    path = models.TextField(_("page"), blank=True)
    what = models.TextField(_("what"))
    model = models.CharField(_("kind of object"), max_length=100, blank=True)
    object_id = models.CharField(_("key of the object"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("entry of the staff log")
        verbose_name_plural = _("staff log")
        ordering = ["-id"]
        constraints = [not_blank("staff_log_entry", "what"), one_of("staff_log_entry", "kind", StaffLogKind)]
        indexes = [
            models.Index(fields=["user_id", "-id"], condition=Q(user_id__isnull=False), name="staff_log_user"),
            models.Index(fields=["kind", "-id"], name="staff_log_kind"),
        ]
        triggers = [unchangeable()]

    def __str__(self) -> str:
        return self.what
