from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import not_blank, one_of, texts


class IntakeState(models.TextChoices):
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    FAILED = "failed", _("ended by an error")


class Channel(models.TextChoices):
    """The ways in."""

    COMMAND = "command", _("command line")
    ADMIN = "admin", _("admin")
    FEED = "feed", _("feed")
    SAMPLE = "sample", _("sample set")


class Intake(models.Model):
    """The journal of one run: who took in what, how, when, and how far it came.

    `counts` and `position` are written in the transactions that write the documents, so that they never tell of more
    or of less than what is there; a run that was killed is found by its `key` and goes on at its `position`.
    """

    State = IntakeState
    Channel = Channel

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.COMMAND)
    inputs = texts(_("inputs"), help_text=_("The paths and addresses that were named."))
    options = models.JSONField(_("options"), default=dict, blank=True)
    key = models.CharField(
        max_length=64, editable=False, help_text=_("SHA-256 of channel, inputs and options: the same command.")
    )
    state = models.CharField(_("state"), max_length=10, choices=IntakeState, default=IntakeState.RUNNING)
    error = models.TextField(_("error"), blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    position = models.JSONField(default=dict, blank=True, editable=False)
    resumed = models.PositiveIntegerField(_("times resumed"), default=0)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last written at"), auto_now=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-started_at", "-id"]
        constraints = [
            not_blank("intake", "channel"),
            one_of("intake", "state", IntakeState),
            models.CheckConstraint(condition=Q(key__regex=r"^[0-9a-f]{64}$"), name="intake_key_form"),
            models.CheckConstraint(
                condition=Q(state=IntakeState.RUNNING, finished_at=None)
                | (~Q(state=IntakeState.RUNNING) & Q(finished_at__isnull=False)),
                name="intake_finished_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntakeState.FAILED) | Q(error__regex=r"\S"), name="intake_failed_says_why"
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(state=IntakeState.RUNNING), name="intake_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {', '.join(self.inputs[:3])}"
