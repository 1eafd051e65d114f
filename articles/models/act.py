from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import not_blank, one_of


class ActKind(models.TextChoices):
    DECISION = "decision", _("decision on the desk")
    BULK = "bulk", _("bulk edit")
    RETAG = "retag", _("tagging run")
    NAMES = "names", _("names taken into the registry")
    CORRECTION = "correction", _("reader's correction")
    MERGE = "merge", _("merge")
    STATUS = "status", _("change of status")
    TRASH = "trash", _("put into the trash")
    VERSION = "version", _("version restored")
    UNDO = "undo", _("undoing")


class ActState(models.TextChoices):
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")


class ActQuerySet(models.QuerySet["Act"]):
    def undoable(self) -> Self:
        """Acts that are finished and stand."""
        return self.filter(state=ActState.FINISHED, undone_by_act=None)


class Act(models.Model):
    """One act of an editor over any number of rows, which can be undone as a whole.

    What it changed is what the history tells under its `contexts` (those of `pghistory`), so nothing is kept twice.
    A run that takes several transactions is `running` until its last, and goes on at its `position`.
    """

    Kind, State = ActKind, ActState

    kind = models.CharField(_("kind"), max_length=20, choices=ActKind)
    summary = models.TextField(_("what was done"))
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    contexts = ArrayField(models.UUIDField(), default=list, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    state = models.CharField(_("state"), max_length=10, choices=ActState, default=ActState.FINISHED)
    position = models.JSONField(default=dict, blank=True, editable=False)
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last written at"), auto_now=True)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="undone_by_act",
        verbose_name=_("undoes"),
    )

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-id"]
        constraints = [
            not_blank("act", "summary"),
            one_of("act", "kind", ActKind),
            one_of("act", "state", ActState),
            models.CheckConstraint(
                condition=Q(kind=ActKind.UNDO, undoes__isnull=False) | (~Q(kind=ActKind.UNDO) & Q(undoes=None)),
                name="act_undo_has_act",
            ),
        ]
        indexes = [GinIndex(fields=["contexts"], name="act_contexts")]

    def __str__(self) -> str:
        return self.summary
