from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.act import Act
from articles.models.fields import not_blank, one_of


class MergeKind(models.TextChoices):
    """What can be merged, by the name that `FormerSlug.kind` has as well."""

    ORGANIZATION = "organization", _("organizations")
    SOURCE = "source", _("outlets")
    TOPIC = "topic", _("topics")
    ARTICLE = "article", _("articles")


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Merges that nobody has taken back."""
        return self.filter(act__undone_by_act=None)


class Merge(models.Model):
    """One thing was found to be another: `dropped` became a part of `kept`, to which its address leads from then on.

    Who, when and why is told by the act, which an un-merge undoes. Names are as they were at that time.

    snapshot  the dropped row as it was, as `articles.snapshots` writes it
    moved     keys of rows that moved and have no history of their own, by table and column
    redirects addresses that led to what was dropped: [kind, slug] pairs
    """

    Kind = MergeKind

    kind = models.CharField(_("kind"), max_length=20, choices=MergeKind)
    kept_id = models.BigIntegerField(_("key of what was kept"))
    kept_name = models.TextField(_("kept"))
    dropped_id = models.BigIntegerField(_("key of what was dropped"))
    dropped_name = models.TextField(_("dropped"))
    snapshot = models.JSONField(default=dict, editable=False)
    moved = models.JSONField(default=dict, editable=False)
    redirects = models.JSONField(default=list, editable=False)
    act = models.OneToOneField(Act, models.PROTECT, related_name="merge", verbose_name=_("act"))

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-id"]
        constraints = [
            one_of("merge", "kind", MergeKind),
            not_blank("merge", "kept_name"),
            not_blank("merge", "dropped_name"),
            models.CheckConstraint(condition=~Q(kept_id=F("dropped_id")), name="merge_of_two"),
        ]
        indexes = [
            models.Index(fields=["kind", "dropped_id"], name="merge_dropped"),
            models.Index(fields=["kind", "kept_id"], name="merge_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.dropped_name} → {self.kept_name}"
