from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import not_blank
from articles.models.history import unchangeable


class Redaction(models.Model):
    """That words were taken out everywhere, by whom and why; never which words. It cannot be undone.

    Names of people stand beside their keys, since an entry does not change when an account goes.

    counts    places by table: how many rows held the words
    articles  keys of the articles that held them, in their text, their tags or their history
    sealed    SHA-256 of the originals that were sealed
    addresses keyed hashes of web addresses that held the words, by which these are not fetched again
    """

    reason = models.TextField(_("reason"))
    by_id = models.BigIntegerField(_("key of the account"), null=True)
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    counts = models.JSONField(_("counts"), default=dict)
    articles = ArrayField(models.BigIntegerField(), verbose_name=_("articles"), default=list)
    sealed = ArrayField(models.CharField(max_length=64), verbose_name=_("sealed originals"), default=list)

    addresses = ArrayField(models.CharField(max_length=64), default=list, editable=False)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["-id"]
        constraints = [not_blank("redaction", "reason")]
        triggers = [unchangeable()]

    def __str__(self) -> str:
        return self.reason[:80]
