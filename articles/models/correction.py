from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.act import Act
from articles.models.article import Article
from articles.models.fields import not_blank, one_of, web_address
from articles.models.history import tracked


class CorrectedField(models.TextChoices):
    TITLE = "title", _("title")
    DATE = "date", _("date")
    PLACE = "place", _("place")
    OUTLET = "outlet", _("outlet")
    AGENCY = "agency", _("agency")
    BYLINE = "byline", _("byline")
    EDITION = "edition", _("edition")
    LANGUAGE = "language", _("language")
    ORGANIZATION = "organization", _("organizations")
    TOPIC = "topic", _("topics")
    TEXT = "text", _("text")
    OTHER = "other", _("something else")


class CorrectionState(models.TextChoices):
    OPEN = "open", _("not looked at yet")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("not accepted")
    SPAM = "spam", _("no correction")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def open(self) -> Self:
        """What waits for an editor."""
        return self.filter(state=CorrectionState.OPEN)


@tracked(exclude=["sender_hash"])
class Correction(models.Model):
    """What a reader proposed for an article. No name and no address of the reader is kept.

    token_hash   SHA-256 of the secret in the reader's private link
    sender_hash  keyed hash of where it came from, by which senders are throttled; emptied when it has served
    """

    State, Field = CorrectionState, CorrectedField

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections", verbose_name=_("article"))
    field = models.CharField(_("field"), max_length=20, choices=CorrectedField)
    old_value = models.TextField(_("as it was"), blank=True)
    proposed = models.TextField(_("proposed"))
    reason = models.TextField(_("reason"), blank=True)
    evidence_url = models.TextField(_("where it is told"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=CorrectionState, default=CorrectionState.OPEN)
    answer = models.TextField(_("answer"), blank=True, help_text=_("The reader sees it."))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    act = models.ForeignKey(
        Act, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("what it changed")
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's correction")
        verbose_name_plural = _("readers' corrections")
        ordering = ["-created_at", "-id"]
        constraints = [
            not_blank("correction", "proposed"),
            one_of("correction", "field", CorrectedField),
            one_of("correction", "state", CorrectionState),
            web_address("correction", "evidence_url"),
            models.CheckConstraint(condition=Q(token_hash__regex=r"^[0-9a-f]{64}$"), name="correction_token_form"),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.OPEN, decided_at=None)
                | (~Q(state=CorrectionState.OPEN) & Q(decided_at__isnull=False)),
                name="correction_decided_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=Q(state="open"), name="correction_open"),
            models.Index(fields=["sender_hash", "created_at"], name="correction_sender"),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.article}"
