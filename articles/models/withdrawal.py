from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.choices import WithdrawalKind
from articles.models.derived import public_change_triggers
from articles.models.fields import not_blank, one_of


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def standing(self) -> Self:
        """Withdrawals of articles that have not come back."""
        return self.filter(ended_at=None)


class Withdrawal(models.Model):
    """That an article left the public collection, when and why; and when it came back.

    A database trigger on articles writes it, so that no way of changing a status goes round it.
    """

    Kind = WithdrawalKind

    article = models.ForeignKey(Article, models.CASCADE, related_name="withdrawals", verbose_name=_("article"))
    kind = models.CharField(_("class of the reason"), max_length=20, choices=WithdrawalKind)
    reason = models.TextField(_("reason"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"))
    ended_at = models.DateTimeField(_("came back at"), null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-withdrawn_at", "-id"]
        constraints = [
            one_of("withdrawal", "kind", WithdrawalKind),
            not_blank("withdrawal", "reason"),
            models.UniqueConstraint(fields=["article"], condition=Q(ended_at=None), name="withdrawal_one_standing"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("withdrawn_at")), name="withdrawal_ends_after_begin"
            ),
        ]
        indexes = [models.Index(fields=["-withdrawn_at", "-id"], name="withdrawal_newest")]
        triggers = list(public_change_triggers())

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_kind_display()}"
