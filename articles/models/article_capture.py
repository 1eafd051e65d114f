from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.capture import Capture
from articles.models.derived import PUBLIC_ARTICLE, public_change_triggers
from articles.models.fields import one_of
from articles.models.history import tracked


class CaptureRole(models.TextChoices):
    ORIGIN = "origin", _("origin")
    DOUBLE = "double", _("double")
    NEWER = "newer", _("newer version")


@tracked(exclude=["canonical_address", "text_hash"])
class ArticleCapture(models.Model):
    """Which record of which capture an article was read from, and what that capture is to it."""

    Role = CaptureRole

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_captures", verbose_name=_("article"))
    capture = models.ForeignKey(Capture, models.PROTECT, related_name="article_captures", verbose_name=_("capture"))
    record = models.PositiveIntegerField(_("record"), default=0, help_text=_("Its place in the capture, from 0."))
    role = models.CharField(_("role"), max_length=10, choices=CaptureRole, default=CaptureRole.ORIGIN)
    part = models.TextField(_("part"), blank=True, help_text=_("Its name within the capture: a member, an address."))
    address = models.TextField(_("address"), blank=True, help_text=_("Whence the record itself was fetched."))
    fetched_at = models.DateTimeField(_("fetched at"), null=True, blank=True)
    canonical_address = models.TextField(
        blank=True, editable=False, help_text=_("The address as addresses are compared, where it differs.")
    )
    text_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("SHA-256 of title and text, where they differ.")
    )
    title = models.TextField(_("title there"), blank=True, help_text=_("Where it differs from the article's."))
    body = models.TextField(_("text there"), blank=True, help_text=_("Where it differs from the article's."))
    likeness = models.FloatField(
        _("likeness"), null=True, blank=True, help_text=_("Jaccard's measure of the two texts, from 0 to 1.")
    )

    decided_at = models.DateTimeField(
        _("decided at"), null=True, blank=True, help_text=_("When an editor took a newer text over, or left it.")
    )

    class Meta:
        verbose_name = _("capture of an article")
        verbose_name_plural = _("captures of articles")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["capture", "record"], name="article_capture_record_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(role="origin"), name="article_capture_one_origin"),
            one_of("article_capture", "role", CaptureRole),
            models.CheckConstraint(
                condition=Q(likeness=None) | Q(likeness__gte=0, likeness__lte=1), name="article_capture_likeness_share"
            ),
        ]
        indexes = [
            models.Index(
                fields=["canonical_address"],
                condition=~Q(canonical_address=""),
                name="article_capture_canonical",
            ),
            models.Index(
                fields=["article"], condition=Q(role="newer", decided_at=None), name="article_capture_newer_waiting"
            ),
        ]
        triggers = [*public_change_triggers(condition=PUBLIC_ARTICLE)]

    def __str__(self) -> str:
        return f"{self.capture} ({self.record})"
