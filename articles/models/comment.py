from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import not_blank
from articles.models.history import tracked


class CommentQuerySet(models.QuerySet["Comment"]):
    def open(self) -> Self:
        """Comments that nobody has marked as settled."""
        return self.filter(settled_at=None)


@tracked(every_insert=True)
class Comment(models.Model):
    """What one editor says to the others about an article. The public never sees it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name=_("article"))
    text = models.TextField(_("comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "id"]
        constraints = [
            not_blank("comment", "text"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | Q(settled_by=None), name="comment_settled_has_time"
            ),
        ]
        indexes = [models.Index(fields=["article"], condition=Q(settled_at=None), name="comment_open")]

    def __str__(self) -> str:
        return self.text[:80]
