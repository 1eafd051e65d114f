from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import one_of
from articles.models.history import tracked


class DoubleState(models.TextChoices):
    OPEN = "open", _("open")
    STORY = "story", _("copies of one story")
    DISTINCT = "distinct", _("two texts")


class PossibleDoubleQuerySet(models.QuerySet["PossibleDouble"]):
    def open(self) -> Self:
        """Pairs that an editor has not looked at."""
        return self.filter(state=DoubleState.OPEN)


@tracked()
class PossibleDouble(models.Model):
    """Two articles that are alike, though not enough to be told for one text. `likeness` is from 0 to 1."""

    State = DoubleState

    article = models.ForeignKey(Article, models.CASCADE, related_name="possible_doubles", verbose_name=_("article"))
    other = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name=_("other article"))
    likeness = models.FloatField(_("likeness"))
    state = models.CharField(_("state"), max_length=10, choices=DoubleState, default=DoubleState.OPEN)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = PossibleDoubleQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible double")
        verbose_name_plural = _("possible doubles")
        ordering = ["-likeness", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="possible_double_once"),
            models.CheckConstraint(condition=Q(other__lt=F("article")), name="possible_double_in_order"),
            models.CheckConstraint(condition=Q(likeness__range=(0, 1)), name="possible_double_likeness"),
            one_of("possible_double", "state", DoubleState),
        ]
        indexes = [models.Index(fields=["-likeness"], condition=Q(state="open"), name="possible_double_open")]

    def __str__(self) -> str:
        return f"{self.article} = {self.other}?"

    @property
    def sides(self) -> tuple[Article, Article]:
        """The two articles, the earlier one first."""
        return self.other, self.article
